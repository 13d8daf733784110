// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace fcm::detail {

/// The text of a piece of HTML: tags away, line breaks for blocks, the usual references decoded.
std::string html_text(std::string_view);

}  // namespace fcm::detail
