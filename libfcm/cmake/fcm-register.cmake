# SPDX-License-Identifier: MIT
#
# fcm_register(<family> <words>...): one word is one source file, one docs page and one test
# folder. Writes the table of the family (all_<family>.inc: one line FCM_ENTRY(word) each) and stops the
# configure where something of a word is missing. The words are then the global property
# fcm_<family>, for what is made once for each of them.
#
#   family   source                            docs                    tests
#   formats  libfcm/src/formats/<word>.cpp     docs/formats/<word>.md  tests/formats/<word>/
#   rules    libfcm/src/simulate/rules/<word>.cpp docs/rules/<word>.md tests/rules/<word>/
#   likes    libfcm/src/simulate/like/<word>.cpp  docs/like/<word>.md     tests/like/<word>/
#   commands tools/fcm/command_<word>.cpp      docs/commands/<word>.md tests/cli/<word>/
function(fcm_register target family)
  set(root ${PROJECT_SOURCE_DIR})
  set_property(GLOBAL PROPERTY fcm_${family} ${ARGN})
  set(entries "")
  foreach(word IN LISTS ARGN)
    if(family STREQUAL formats)
      set(source ${root}/libfcm/src/formats/${word}.cpp)
      set(needs ${source} ${root}/docs/formats/${word}.md ${root}/tests/formats/${word})
    elseif(family STREQUAL rules)
      set(source ${root}/libfcm/src/simulate/rules/${word}.cpp)
      set(needs ${source} ${root}/docs/rules/${word}.md ${root}/tests/rules/${word})
    elseif(family STREQUAL likes)
      string(REPLACE "-" "_" file ${word})
      set(source ${root}/libfcm/src/simulate/like/${file}.cpp)
      set(needs ${source} ${root}/docs/like/${word}.md ${root}/tests/like/${word})
    else()
      string(REPLACE "-" "_" file ${word})
      set(source ${root}/tools/fcm/command_${file}.cpp)
      set(needs ${source} ${root}/docs/commands/${word}.md ${root}/tests/cli/${word})
    endif()
    foreach(need IN LISTS needs)
      if(NOT EXISTS ${need})
        cmake_path(RELATIVE_PATH need BASE_DIRECTORY ${root} OUTPUT_VARIABLE shown)
        message(SEND_ERROR "'${word}' in the list of ${family} lacks ${shown}")
      endif()
    endforeach()
    target_sources(${target} PRIVATE ${source})
    if(family MATCHES "formats|likes")  # the parts of each are called the same
      fcm_alone(${target} ${source})
    endif()
    string(REPLACE "-" "_" name ${word})
    string(APPEND entries "FCM_ENTRY(${name})\n")
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/generated/all_${family}.inc
    CONTENT "${entries}" @ONLY)
  target_include_directories(${target} PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/generated)
endfunction()
