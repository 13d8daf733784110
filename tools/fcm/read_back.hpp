// SPDX-License-Identifier: MIT
//
// Links worth reading back to whoever said them: a good thing that raises a bad one, or a bad thing
// that raises a good one. Often a polarity was coded the wrong way round.
#pragma once

#include <string>
#include <vector>

#include "fcm/project.hpp"

namespace fcm::command {

struct ReadBack {
  Index link = 0;
  std::string forth, back;  ///< the same link, read both ways
};

/// Good: drivers, and outcomes wanted more. Bad: barriers, and outcomes wanted less.
std::vector<ReadBack> read_back(const Map&, const std::vector<Outcome>&);

}  // namespace fcm::command
