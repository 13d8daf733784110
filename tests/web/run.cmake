# SPDX-License-Identifier: MIT
#
# cmake -D FCM=... -D NODE=... -D PROJECT=... -D OUT=... -P run.cmake: makes a report and opens it.
file(REMOVE_RECURSE ${OUT})
execute_process(COMMAND ${FCM} run ${PROJECT} -o ${OUT} COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${NODE} ${CMAKE_CURRENT_LIST_DIR}/check_report.js ${OUT}/report.html ${OUT}
  RESULT_VARIABLE code)
if(code EQUAL 77)
  return()
endif()
if(NOT code EQUAL 0)
  message(FATAL_ERROR "the report has faults")
endif()
