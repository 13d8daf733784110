# SPDX-License-Identifier: MIT
#
# open_in_browser(WHAT SCRIPT ARGUMENTS...): runs a check of this folder; a FATAL_ERROR that names
# WHAT where it finds faults. The check says by itself that it is skipped.
function(open_in_browser what script)
  execute_process(COMMAND ${NODE} ${CMAKE_CURRENT_LIST_DIR}/${script} ${ARGN} RESULT_VARIABLE code)
  if(NOT code EQUAL 0 AND NOT code EQUAL 77)
    message(FATAL_ERROR "${what} has faults")
  endif()
endfunction()
