// SPDX-License-Identifier: MIT
#include "text/utf8.hpp"

namespace fcm::text {

std::string shown(std::string_view text) { return std::string(text); }

}  // namespace fcm::text
