# SPDX-License-Identifier: MIT
#
# Makes the invented study again in AGAIN and compares it with the one in the repository, byte by byte.
file(REMOVE_RECURSE ${AGAIN})
execute_process(COMMAND ${PYTHON} ${EXAMPLE}/make_study.py ${AGAIN} COMMAND_ERROR_IS_FATAL ANY)

file(GLOB made RELATIVE ${AGAIN} ${AGAIN}/*)
file(GLOB kept RELATIVE ${EXAMPLE}/study ${EXAMPLE}/study/*)
if(NOT made STREQUAL kept)
  message(FATAL_ERROR "the script makes ${made}, the repository holds ${kept}")
endif()
foreach(name IN LISTS kept)
  file(SHA256 ${AGAIN}/${name} sum)
  file(SHA256 ${EXAMPLE}/study/${name} kept_sum)
  if(NOT sum STREQUAL kept_sum)
    message(SEND_ERROR "study/${name} is not what make_study.py makes; see ${AGAIN}/${name}")
  endif()
endforeach()
