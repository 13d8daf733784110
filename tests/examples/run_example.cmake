# SPDX-License-Identifier: MIT
#
# Checks and runs the project in EXAMPLE into the new folder OUT, twice, and compares every file of
# EXAMPLE/expected with the one of the same name.
execute_process(COMMAND ${FCM} check ${EXAMPLE} OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
file(REMOVE_RECURSE ${OUT})
foreach(time first second)
  execute_process(COMMAND ${FCM} run ${EXAMPLE} -o ${OUT} --overwrite
    OUTPUT_QUIET ERROR_QUIET COMMAND_ERROR_IS_FATAL ANY)
endforeach()

file(GLOB expected RELATIVE ${EXAMPLE}/expected ${EXAMPLE}/expected/*)
if(NOT expected)
  message(FATAL_ERROR "${EXAMPLE}/expected is empty")
endif()
foreach(name IN LISTS expected)
  file(SHA256 ${EXAMPLE}/expected/${name} wanted)
  file(SHA256 ${OUT}/${name} given)
  if(NOT given STREQUAL wanted)
    message(SEND_ERROR "${OUT}/${name} differs from ${EXAMPLE}/expected/${name}")
  endif()
endforeach()
foreach(name report.html map.json run.json methods.md effects.csv sensitivity.csv)
  if(NOT EXISTS ${OUT}/${name})
    message(SEND_ERROR "fcm run wrote no ${name}")
  endif()
endforeach()
