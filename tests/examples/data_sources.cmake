# SPDX-License-Identifier: MIT
#
# Every file of a data set stands in data/SOURCES.md with its SHA-256, and nothing else does.
file(READ ${DATA}/SOURCES.md sources)
file(GLOB_RECURSE files RELATIVE ${DATA} ${DATA}/*/*)
foreach(name IN LISTS files)
  file(SHA256 ${DATA}/${name} sum)
  string(FIND "${sources}" "| ${name} | `${sum}` |" at)
  if(at EQUAL -1)
    message(SEND_ERROR "data/SOURCES.md should have the line: | ${name} | `${sum}` |")
  endif()
endforeach()
string(REGEX MATCHALL "\n\\| [^|]+ \\| `[0-9a-f]+` \\|" lines "${sources}")
list(LENGTH files held)
list(LENGTH lines listed)
if(NOT held EQUAL listed)
  message(SEND_ERROR "data/SOURCES.md lists ${listed} files, data holds ${held}")
endif()
