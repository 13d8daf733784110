// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "fcm/formats.hpp"

namespace fcm::drawn {

/// Plain keys for programs, and drawn boxes and arrows for yEd, which shows nothing without them.
Result<std::vector<WrittenFile>> write_graphml(const Published<Map>&, std::string_view extension);

}  // namespace fcm::drawn
