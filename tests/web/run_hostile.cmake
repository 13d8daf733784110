# SPDX-License-Identifier: MIT
#
# cmake -D FCM=... -D NODE=... -D PYTHON=... -D STRINGS=FOLDER -D OUT=... -P run_hostile.cmake: makes
# report, page, tables and blank page of hostile strings, and opens them.
include(${CMAKE_CURRENT_LIST_DIR}/open.cmake)
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
open_in_browser("what hostile strings were put in" check_hostile.js ${STRINGS}/labels.json
  ${OUT}/report/report.html ${OUT}/working-map.html ${OUT}/public-map.html ${OUT}/working-table.html
  ${OUT}/public-table.html ${OUT}/blank.html)
