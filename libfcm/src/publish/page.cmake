# SPDX-License-Identifier: MIT
#
# The files of src/publish/page/ as text in the library: the script in this order, without the lines
# that are comments alone.
set(FCM_PAGE_FILES elementary engine proof simulate state map words find factor chains dials changes result
  what_if show marks themes zoom edit_map edit_words edit_form edit start)

function(fcm_page_text variable file)
  set(path ${CMAKE_CURRENT_SOURCE_DIR}/page/${file})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${path})
  file(READ ${path} text)
  if(file MATCHES "js$")
    string(REGEX REPLACE "(^|\n)( *//[^\n]*\n)+" "\\1" text "${text}")
  else()
    string(REGEX REPLACE "/\\*[^*]*\\*/\n" "" text "${text}")
  endif()
  set(${variable} "R\"page(${text})page\"" PARENT_SCOPE)
endfunction()

set(FCM_PAGE_SCRIPTS "")
foreach(word IN LISTS FCM_PAGE_FILES)
  fcm_page_text(script ${word}.js)
  string(APPEND FCM_PAGE_SCRIPTS "${script},\n")
endforeach()
fcm_page_text(FCM_PAGE_STYLE page.css)
fcm_page_text(style edit.css)
string(APPEND FCM_PAGE_STYLE "\n${style}")
configure_file(page_files.cpp.in ${CMAKE_CURRENT_BINARY_DIR}/page_files.cpp @ONLY)
target_sources(fcm PRIVATE ${CMAKE_CURRENT_BINARY_DIR}/page_files.cpp)
