// SPDX-License-Identifier: MIT
//
// One run of a map as another tool makes it: the steps are those of System, what is held when and
// where it stops are the tool's.
#pragma once

#include <vector>

#include "fcm/like.hpp"

namespace fcm::like {

struct Route {
  const Like* like = nullptr;
  Model model;
  Eigen::VectorXd start;
  std::vector<Clamp> held;
  std::vector<Input> inputs;
  std::vector<Input> first_inputs;  ///< those of the first round
  std::vector<bool> watched;        ///< by factor; empty: all count for the size of a step
  /// By factor: the round from which on it has no value; 0 never. Empty where the tool forgets
  /// none.
  std::vector<std::size_t> lost_from;
  std::size_t at_least = 0;  ///< rounds before it looks at the size of a step
  std::size_t at_most = 1;
  bool exactly = false;  ///< at_most rounds, whatever the size of the steps
  bool trajectory = false;
};

LikeRun follow(const Map&, const Route&);

}  // namespace fcm::like
