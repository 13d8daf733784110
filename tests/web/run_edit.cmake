# SPDX-License-Identifier: MIT
#
# cmake -D FCM=... -D NODE=... -D SOURCE=... -D OUT=... -P run_edit.cmake: a workshop on a copy of the
# first example, so that the ledger of what left stays out of the source.
include(${CMAKE_CURRENT_LIST_DIR}/open.cmake)
file(REMOVE_RECURSE ${OUT})
file(COPY ${SOURCE}/examples/01-public-documents DESTINATION ${OUT}/examples)
file(COPY ${SOURCE}/data/public-documents DESTINATION ${OUT}/data)
open_in_browser("editing together" check_edit.js ${FCM} ${OUT}/examples/01-public-documents ${OUT})
