# SPDX-License-Identifier: MIT
#
# fcm_alone(<target> <sources>...): these files are never compiled together with others
# (CMAKE_UNITY_BUILD, as the preset dev has it), because they use names for something of their own
# that their neighbours use too.
function(fcm_alone target)
  set_source_files_properties(${ARGN} TARGET_DIRECTORY ${target}
    PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()
