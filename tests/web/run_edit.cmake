# SPDX-License-Identifier: MIT
#
# cmake -D FCM=... -D NODE=... -D SOURCE=... -D OUT=... -P run_edit.cmake: a workshop on a copy of the
# first example, so that the ledger of what left stays out of the source.
file(REMOVE_RECURSE ${OUT})
file(COPY ${SOURCE}/examples/01-public-documents DESTINATION ${OUT}/examples)
file(COPY ${SOURCE}/data/public-documents DESTINATION ${OUT}/data)
execute_process(COMMAND ${NODE} ${CMAKE_CURRENT_LIST_DIR}/check_edit.js ${FCM}
  ${OUT}/examples/01-public-documents ${OUT} RESULT_VARIABLE code)
if(code EQUAL 77)
  return()
endif()
if(NOT code EQUAL 0)
  message(FATAL_ERROR "editing together has faults")
endif()
