// SPDX-License-Identifier: MIT
//
// A link as marks: its line, its end mark and, where voices differ, the diamond in its middle.
#pragma once

#include <vector>

#include "publish/picture.hpp"

namespace fcm::reporting {

/// What a link looks like; `sign` 0 where no direction was told.
struct Stroke {
  int sign = 0;
  int strength = 1;
  bool assumed = false, contested = false;
  double width() const { return sign == 0 ? 1.3 : strength == 3 ? 4 : strength == 2 ? 2.5 : 1.4; }
};

/// `points`: as Layout::routes has them.
std::vector<Mark> marks_of(const Stroke&, const std::vector<Position>& points);

}  // namespace fcm::reporting
