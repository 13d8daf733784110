// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "fcm/formats.hpp"

namespace fcm::drawn {

/// A drawing for workshops: labels on several lines, themes as clusters, and signs told apart by
/// colour, line and arrowhead alike.
Result<std::vector<WrittenFile>> write_dot(const Published<Map>&, std::string_view extension);

}  // namespace fcm::drawn
