# SPDX-License-Identifier: MIT
#
# cmake -D FCM=... -D NODE=... -D PROJECT=... -D OUT=... -P run.cmake: makes a report and opens it.
include(${CMAKE_CURRENT_LIST_DIR}/open.cmake)
file(REMOVE_RECURSE ${OUT})
execute_process(COMMAND ${FCM} run ${PROJECT} -o ${OUT} COMMAND_ERROR_IS_FATAL ANY)
open_in_browser("the report" check_report.js ${OUT}/report.html ${OUT})
