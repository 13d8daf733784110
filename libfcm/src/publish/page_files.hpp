// SPDX-License-Identifier: MIT
//
// What stands in src/publish/page/, as CMake found it.
#pragma once

#include <string>

namespace fcm::reporting {

/// All files of the script, in one function.
std::string page_script();
std::string page_style();

}  // namespace fcm::reporting
