// SPDX-License-Identifier: MIT
#include "simulate/stop.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "simulate/named.hpp"

namespace fcm {
namespace {

struct NamedStopBy {
  std::string_view name;
  StopBy by;
};
const std::vector<NamedStopBy>& ways_to_stop() {
  static const std::vector<NamedStopBy> table = {{"error", StopBy::error},
                                                 {"largest_change", StopBy::largest_change},
                                                 {"mean_square_change", StopBy::mean_square_change},
                                                 {"change_of_the_sum", StopBy::change_of_the_sum}};
  return table;
}

// Beyond it only a linear model gets, and it does not come back.
constexpr double without_bound = 1e100;

double largest_of(const double* before, const double* now, Eigen::Index count) {
  double largest = 0;
  for (Eigen::Index j = 0; j < count; ++j) {
    const double change = std::fabs(now[j] - before[j]);
    if (!(change <= without_bound)) return std::numeric_limits<double>::infinity();
    largest = std::max(largest, change);
  }
  return largest;
}

}  // namespace

std::string_view to_text(StopBy by) { return ways_to_stop()[static_cast<std::size_t>(by)].name; }

Result<StopBy> stop_by_named(std::string_view name) {
  return detail::named(ways_to_stop(), name, "stop_by.unknown", "size of a step")
      .map([](const NamedStopBy* found) { return found->by; });
}

namespace detail {

double largest_step(const Eigen::VectorXd& before, const Eigen::VectorXd& now) {
  return largest_of(before.data(), now.data(), now.size());
}

double step_size(StopBy by, const Eigen::VectorXd& before, const Eigen::VectorXd& now,
                 Eigen::Index factors) {
  double sum = 0, squares = 0;
  for (Eigen::Index j = 0; j < factors; ++j) {
    const double change = now[j] - before[j];
    sum += change;
    squares += change * change;
  }
  if (by == StopBy::change_of_the_sum) return std::fabs(sum);
  if (by == StopBy::mean_square_change)
    return factors == 0 ? 0 : squares / static_cast<double>(factors);
  return largest_of(before.data(), now.data(), factors);
}

}  // namespace detail
}  // namespace fcm
