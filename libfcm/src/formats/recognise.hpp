// SPDX-License-Identifier: MIT
//
// Which format a file is in, by its content.
#pragma once

#include <string>
#include <vector>

#include "fcm/result.hpp"
#include "formats/source.hpp"

namespace fcm::detail {

/// The word of the surest format, or "project". Codes: format.unknown, format.ambiguous, and those
/// of damaged files.
Result<std::string> recognise(const Source&);

/// "claims, edges, matrix"
std::string joined(const std::vector<std::string>& words);

}  // namespace fcm::detail
