// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <vector>

#include "fcm/structure.hpp"

namespace fcm::map {

struct Loops {
  std::vector<Loop> loops;  ///< by length, then |gain| falling, then factors
  bool complete = true;     ///< false: cut at `at_most`, or after too much work
  std::vector<LoopCount> counts;
  bool counted = true;          ///< not cut by too much work
  std::vector<Loop> strongest;  ///< of all that were met, ten at most, by |gain| falling
};

/// Loops of links with a weight other than 0, each once. A cut leaves out the longest.
Loops find_loops(const Map&, std::size_t longest, std::size_t at_most);

}  // namespace fcm::map
