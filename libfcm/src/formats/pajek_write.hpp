// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>
#include <vector>

#include "fcm/formats.hpp"

namespace fcm::drawn {

/// Points across Pajek's plane, whose coordinates go from 0 to 1.
constexpr double pajek_plane = 1000;

/// UTF-8 with the mark and the line ends that Pajek needs. It cannot hold a quotation mark in a
/// label, nor an id: those stand in comments that it passes over.
Result<std::vector<WrittenFile>> write_pajek(const Published<Map>&, std::string_view extension);

}  // namespace fcm::drawn
