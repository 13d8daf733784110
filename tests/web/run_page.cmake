# SPDX-License-Identifier: MIT
#
# cmake -D FCM=... -D NODE=... -D PROJECT=... -D FACTOR=... -D OUT=... -P run_page.cmake: makes a page
# and opens it, with what the command says of one dial; -D THEME=... in the colours of that file.
# PROJECT may be `hostile` or `crowded` (with -D PYTHON=...): a map that is made here.
include(${CMAKE_CURRENT_LIST_DIR}/open.cmake)
file(REMOVE_RECURSE ${OUT})
file(MAKE_DIRECTORY ${OUT})
if(PROJECT STREQUAL "hostile")
  set(PROJECT ${OUT}/hostile.csv)
  file(WRITE ${PROJECT} "from,to,weight
a,</script><script>alert(1)</script>,0.5
</script><script>alert(1)</script>,<img src=x onerror=alert(2)>,-0.25
<img src=x onerror=alert(2)>,\"\"\" onclick=\"\"alert(3)\",0.75
\"\"\" onclick=\"\"alert(3)\",'+alert(4)+',0.5
'+alert(4)+',</style><svg onload=alert(5)>,0.5
</style><svg onload=alert(5)>,<!--,0.5
<!--,{{alert(6)}},-0.5
{{alert(6)}},javascript:alert(7),0.5
javascript:alert(7),a,0.25
")
elseif(PROJECT STREQUAL "crowded")  # 150 factors in ten themes, 380 links
  set(PROJECT ${OUT}/map.json)
  execute_process(COMMAND ${PYTHON} -B ${CMAKE_CURRENT_LIST_DIR}/../bench/crowded_study.py ${OUT}/study
    COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND ${FCM} build ${OUT}/study -o ${PROJECT} -q COMMAND_ERROR_IS_FATAL ANY)
endif()
set(theme)
if(THEME)
  set(theme --theme ${THEME})
endif()
execute_process(COMMAND ${FCM} export ${PROJECT} -o ${OUT}/map.html ${theme} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${FCM} what-if ${PROJECT} --more ${FACTOR} --json OUTPUT_FILE ${OUT}/dial.json
  COMMAND_ERROR_IS_FATAL ANY)
open_in_browser("the page" check_page.js ${OUT}/map.html ${OUT} ${FACTOR} ${OUT}/dial.json)
