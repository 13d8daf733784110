# SPDX-License-Identifier: MIT
#
# cmake -D WRITE=... -D NODE=... -D OUT=... -P run_engine.cmake
execute_process(COMMAND ${WRITE} 200 OUTPUT_FILE ${OUT}/cases.json COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${NODE} ${CMAKE_CURRENT_LIST_DIR}/check_engine.js ${OUT}/cases.json
  COMMAND_ERROR_IS_FATAL ANY)
