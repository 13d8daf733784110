// SPDX-License-Identifier: MIT
//
// Curves over the number of voices: what so many voices tell of, and what more of them are expected
// to.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "publish/html.hpp"

namespace fcm::reporting {

struct Accumulating {
  std::string label;
  std::vector<double> heard;  ///< [r - 1]: of r voices
  std::vector<double> ahead;  ///< [m - 1]: of all of them and m more; drawn dashed
};

/// Requires a voice, and as many of them in each curve.
Html accumulating(const std::vector<Accumulating>&, const std::string& alternative);

}  // namespace fcm::reporting
