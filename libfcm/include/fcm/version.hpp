// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace fcm {

/// "0.1.0"
std::string_view version();

}  // namespace fcm
