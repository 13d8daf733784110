# SPDX-License-Identifier: MIT
#
# cmake -D FCM=... -D NODE=... -D PROJECT=... -D FACTOR=... -D OUT=... -P run_page.cmake: makes a page
# and opens it, with what the command says of one dial; -D THEME=... in the colours of that file. PROJECT may be `hostile` or `large`: a map
# that is made here.
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
elseif(PROJECT STREQUAL "large")  # 150 factors, 380 links
  set(PROJECT ${OUT}/large.csv)
  set(rows "from,to,weight\n")
  foreach(k RANGE 379)
    math(EXPR from "(${k} * 7) % 150")
    math(EXPR to "(${from} + 1 + (${k} * 37) % 149) % 150")
    math(EXPR weight "1 + (${k} * 13) % 9")
    math(EXPR sign "${k} % 3")
    if(sign EQUAL 0)
      set(weight "-0.${weight}")
    else()
      set(weight "0.${weight}")
    endif()
    string(APPEND rows "Factor number ${from},Factor number ${to},${weight}\n")
  endforeach()
  file(WRITE ${PROJECT} "${rows}")
endif()
set(theme)
if(THEME)
  set(theme --theme ${THEME})
endif()
execute_process(COMMAND ${FCM} export ${PROJECT} -o ${OUT}/map.html ${theme} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${FCM} what-if ${PROJECT} --more ${FACTOR} --json OUTPUT_FILE ${OUT}/dial.json
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(
  COMMAND ${NODE} ${CMAKE_CURRENT_LIST_DIR}/check_page.js ${OUT}/map.html ${OUT} ${FACTOR} ${OUT}/dial.json
  RESULT_VARIABLE code)
if(code EQUAL 77)
  return()
endif()
if(NOT code EQUAL 0)
  message(FATAL_ERROR "the page has faults")
endif()
