// SPDX-License-Identifier: MIT
#include "simulate/like/reports.hpp"

#include <algorithm>
#include <cmath>

namespace fcm::like {

std::optional<double> state(const LikeAnswer& answer, Index j) {
  if (answer.scenario.without_value[j]) return std::nullopt;
  return answer.scenario.state[static_cast<Eigen::Index>(j)];
}

std::optional<double> difference(const LikeAnswer& answer, Index j) {
  if (!answer.baseline) return std::nullopt;
  const auto at = static_cast<Eigen::Index>(j);
  return answer.scenario.state[at] - answer.baseline->state[at];
}

std::optional<double> percent_change(const LikeAnswer& answer, Index j) {
  if (!answer.baseline) return std::nullopt;
  const auto at = static_cast<Eigen::Index>(j);
  const double before = answer.baseline->state[at];
  if (before == 0) return std::nullopt;
  return (answer.scenario.state[at] - before) / before * 100;
}

bool is_held_by_question(const LikeAnswer& answer, Index j) {
  return std::any_of(answer.held_by_question.begin(), answer.held_by_question.end(),
                     [&](const Clamp& clamp) { return clamp.factor == j; });
}

double rounded_up(double value, double per_unit) {
  const double rounded = std::floor(value * per_unit + 0.5) / per_unit;
  return rounded == 0 ? 0 : rounded;
}

}  // namespace fcm::like
