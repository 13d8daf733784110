// SPDX-License-Identifier: MIT
//
// The scenario that the options of fcm what-if stand for.
#pragma once

#include <string>
#include <vector>

#include "fcm/scenario.hpp"
#include "options.hpp"

namespace fcm::command {

/// As written: --more F=much, --hold F=V@3..10, --link 'A -> B=0.4', ...
struct WhatIfLine {
  std::vector<std::string> more, less, keep, hold, clamp, push, link;
  void add(Options&);
};

/// All of them together, named by what they do; without interventions where nothing is said. Code
/// usage.value.
Result<Scenario> scenario_of(const WhatIfLine&);

}  // namespace fcm::command
