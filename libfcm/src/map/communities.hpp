// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "fcm/communities.hpp"

namespace fcm::map {

/// How strongly two factors are linked; of several on one pair the sum counts.
struct Tie {
  Index a = 0, b = 0;
  double weight = 0;  ///< >= 0
};
std::vector<Tie> ties_of(const Map&);

/// As fcm::communities of a map with these.
Communities communities(std::size_t factors, const std::vector<Tie>&, std::size_t tries);

}  // namespace fcm::map
