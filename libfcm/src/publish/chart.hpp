// SPDX-License-Identifier: MIT
//
// Horizontal bars: one idea a bar, the wanted direction to the right.
#pragma once

#include <string>
#include <vector>

#include "publish/html.hpp"

namespace fcm::reporting {

struct Bar {
  std::string label;
  double toward = 0;  ///< length; > 0 in the wanted direction
  std::string value;  ///< written beside the bar
  std::string apart;  ///< not compared: drawn grey, below, under this heading; empty: an idea
};

/// `right`, `left`: what the two directions mean. The text alternative names the chart and says
/// that a table follows.
Html bars(const std::vector<Bar>&, const std::string& right, const std::string& left,
          const std::string& alternative);

/// Of 100: how many one way, how many the other; the rest neither.
struct Shares {
  std::string label;
  double toward = 0, against = 0;  ///< 0..1, together at most 1
};
/// One bar of full width each; `toward`, `against`, `rest`: what the parts mean.
Html shares(const std::vector<Shares>&, const std::string& toward, const std::string& against,
            const std::string& rest, const std::string& alternative);

}  // namespace fcm::reporting
