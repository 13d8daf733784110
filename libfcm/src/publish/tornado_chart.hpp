// SPDX-License-Identifier: MIT
//
// Horizontal bars about what an effect is now: how far it goes when one connection at a time is
// told less, and told more.
#pragma once

#include <string>
#include <vector>

#include "publish/html.hpp"

namespace fcm::reporting {

struct Reach {
  std::string label;
  double weaker = 0, stronger = 0;  ///< where the effect goes; > 0 in the wanted direction
  std::string at_weaker, at_stronger;
};

/// `now`: the effect as it is. `right`: what the direction to the right means.
Html reaches(const std::vector<Reach>&, double now, const std::string& right,
             const std::string& alternative);

}  // namespace fcm::reporting
