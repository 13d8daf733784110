// SPDX-License-Identifier: MIT
//
// Who is set against whom: the rows of every side, before anything is computed.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "fcm/compare.hpp"

namespace fcm::analyse {

struct SideRows {
  Side::Kind kind = Side::Kind::group;
  std::string name;
  std::vector<bool> rows;
  std::size_t voices = 0;
};

struct Sides {
  std::vector<SideRows> all;
  std::vector<std::pair<Index, Index>> contrasts;
  std::vector<std::string> too_small;
  std::size_t in_both = 0;  ///< voices in both sides of some contrast
};

Sides sides_of(const Grouping&, std::size_t least_voices);

/// How many voices these rows are.
std::size_t voices_of(const Grouping&, const std::vector<bool>& rows);

}  // namespace fcm::analyse
