// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "fcm/house_style.hpp"

namespace fcm::project {

constexpr std::size_t most_logo_bytes = 100 * 1024;

/// A PNG (W3C, third edition), read to its last pixel: whoever opens what leaves decodes it. Kept
/// are the parts that pixels take. Without a text. Code theme.logo.
Result<Logo> parse_logo(std::string_view bytes);

}  // namespace fcm::project
