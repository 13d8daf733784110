# SPDX-License-Identifier: MIT
#
# cmake -D FCM=... -D NODE=... -D PYTHON=... -D STRINGS=FOLDER -D OUT=... -P run_hostile.cmake: makes
# report, page, tables and blank page of hostile strings, and opens them.
file(REMOVE_RECURSE ${OUT})
file(MAKE_DIRECTORY ${OUT})
set(project ${OUT}/project)
execute_process(COMMAND ${PYTHON} -B ${STRINGS}/hostile.py ${project} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${FCM} run ${project} -o ${OUT}/report -q COMMAND_ERROR_IS_FATAL ANY)
foreach(audience working public)
  execute_process(COMMAND ${FCM} export ${project} -o ${OUT}/${audience}-map.html --for ${audience} -q
    COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND ${FCM} export ${project} -o ${OUT}/${audience}-table.html --as table
    --for ${audience} -q COMMAND_ERROR_IS_FATAL ANY)
endforeach()
execute_process(COMMAND ${FCM} export --as blank -o ${OUT}/blank.html -q
  --title "</title></script><script>alert(1)</script><img src=x onerror=alert(2)>"
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${NODE} ${CMAKE_CURRENT_LIST_DIR}/check_hostile.js ${STRINGS}/labels.json
  ${OUT}/report/report.html ${OUT}/working-map.html ${OUT}/public-map.html ${OUT}/working-table.html
  ${OUT}/public-table.html ${OUT}/blank.html RESULT_VARIABLE code)
if(code EQUAL 77)
  return()
endif()
if(NOT code EQUAL 0)
  message(FATAL_ERROR "hostile strings are not inert in a browser")
endif()
