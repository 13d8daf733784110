// SPDX-License-Identifier: MIT
//
// Two answers a row, and between them the one that is told where both are netted.
#pragma once

#include <string>
#include <vector>

#include "publish/html.hpp"

namespace fcm::reporting {

/// Effects as parts of the furthest on the same outcome: -1 as far to less, 1 as far to more.
struct BothAnswers {
  std::string label, under;  ///< the connection; the idea and the outcome
  double told = 0, raises = 0, lowers = 0;
  std::string at_raises, at_lowers;  ///< written beside the marks
};
Html both_answers(const std::vector<BothAnswers>&, const std::string& alternative);

}  // namespace fcm::reporting
