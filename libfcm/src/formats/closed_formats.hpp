// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "fcm/result.hpp"

namespace fcm::detail {

/// Files that only their own program can read, by their ending: which program, and what it should
/// export instead. Code format.closed.
std::optional<Problem> closed_format(const std::string& file);

}  // namespace fcm::detail
