# SPDX-License-Identifier: MIT
#
# cmake -D FCM=... -D NODE=... -D PROJECT=... -D OUT=... -P run_table.cmake: makes the map in tables
# and opens it, and again in large print.
include(${CMAKE_CURRENT_LIST_DIR}/open.cmake)
file(REMOVE_RECURSE ${OUT})
file(MAKE_DIRECTORY ${OUT}/large)
execute_process(COMMAND ${FCM} export ${PROJECT} --as table -o ${OUT}/table.html
  COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${FCM} export ${PROJECT} --as table -o ${OUT}/large/table.html --large-print
  COMMAND_ERROR_IS_FATAL ANY)
foreach(folder ${OUT} ${OUT}/large)
  open_in_browser("the map in tables" check_report.js ${folder}/table.html ${folder})
endforeach()
