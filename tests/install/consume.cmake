# SPDX-License-Identifier: MIT
#
# Builds the consumer project in WAY/ with CXX in the empty folder WORK. The installed one is run on
# the first example and must say what expected.txt holds, to the last digit.
file(REMOVE_RECURSE ${WORK})
set(where -D FCM_SOURCE=${ROOT})
if(WAY STREQUAL find_package)
  execute_process(COMMAND ${CMAKE_COMMAND} --install ${BUILT} --prefix ${WORK}/prefix
    OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
  # Moved after installing: nothing in the package may remember where it was put.
  file(RENAME ${WORK}/prefix ${WORK}/moved)
  set(where -D CMAKE_PREFIX_PATH=${WORK}/moved)
endif()
execute_process(
  COMMAND ${CMAKE_COMMAND} -G ${GENERATOR} -S ${CMAKE_CURRENT_LIST_DIR}/${WAY} -B ${WORK}/build
    -D CMAKE_CXX_COMPILER=${CXX} ${where}
  OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND ${CMAKE_COMMAND} --build ${WORK}/build --target consumer
  OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
if(WAY STREQUAL find_package)
  execute_process(
    COMMAND ${WORK}/build/consumer ${ROOT}/examples/01-public-documents
    OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
  file(READ ${CMAKE_CURRENT_LIST_DIR}/expected.txt expected)
  if(NOT said STREQUAL expected)
    message(FATAL_ERROR "the consumer said\n${said}\nand should have said\n${expected}")
  endif()
endif()
