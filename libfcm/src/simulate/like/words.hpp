// SPDX-License-Identifier: MIT
//
// The names of tools, and their words for rules and transfer functions.
#pragma once

#include <string_view>
#include <vector>

#include "fcm/like.hpp"

namespace fcm::like {

/// What a tool's word means; `ours` are the names that count too, without case and hyphens. A word
/// that is neither is left as it is.
OwnWord in_our_words(const Like&, std::string_view word, const std::vector<std::string_view>& ours);

}  // namespace fcm::like
