// SPDX-License-Identifier: MIT
//
// The doubled system [W+ W-; W- W+]: what comes along chains that raise a factor and along chains
// that lower it, kept apart. Solved by iteration in link order, so that the bits are the same
// everywhere; it converges wherever the loops at the secant slopes do not amplify.
#include <algorithm>
#include <cmath>

#include "analyse/response.hpp"

namespace fcm {
namespace {

struct Doubled {
  std::vector<double> plus, minus;
};

/// One sweep; gives back the largest change relative to the largest value.
double sweep(const analyse::Response& response, Doubled& now) {
  Doubled next;
  for (const double own : response.own) {
    next.plus.push_back(std::max(own, 0.0));
    next.minus.push_back(std::max(-own, 0.0));
  }
  for (const analyse::Arc& arc : response.arcs) {
    const auto& raised = arc.gain < 0 ? now.minus : now.plus;
    const auto& lowered = arc.gain < 0 ? now.plus : now.minus;
    next.plus[arc.to] += std::abs(arc.gain) * raised[arc.from];
    next.minus[arc.to] += std::abs(arc.gain) * lowered[arc.from];
  }
  double change = 0, largest = 0;
  for (std::size_t j = 0; j < next.plus.size(); ++j) {
    change = std::max(
        {change, std::abs(next.plus[j] - now.plus[j]), std::abs(next.minus[j] - now.minus[j])});
    largest = std::max({largest, next.plus[j], next.minus[j]});
  }
  now = std::move(next);
  return largest > 0 ? change / largest : 0;
}

/// Where something that has ended left the map in another of its states, chains are not what keeps
/// it there: they do not add up to the effect.
std::optional<BothWays> if_whole(const BothWays& ways, double effect) {
  const double missing = std::abs(ways.plus - ways.minus - effect);
  if (missing > 1e-9 + 1e-6 * (ways.plus + ways.minus)) return std::nullopt;
  return ways;
}

constexpr int most_sweeps = 20'000;
constexpr double enough = 1e-15;  // a few units in the last place of the largest value

}  // namespace

double BothWays::share_of_weaker() const {
  const double both = plus + minus;
  return both > 0 ? std::min(plus, minus) / both : 0;
}

std::optional<BothWays> both_ways(const ScenarioResult& result, const Model& model,
                                  const Simulation& baseline, Index outcome) {
  return both_ways(result, model, baseline, std::vector<Index>{outcome}).front();
}

std::vector<std::optional<BothWays>> both_ways(const ScenarioResult& result, const Model& model,
                                               const Simulation& baseline,
                                               const std::vector<Index>& outcomes) {
  std::vector<std::optional<BothWays>> ways(outcomes.size());
  const auto known = [&result](Index outcome) { return result.effect[outcome].has_value(); };
  if (std::none_of(outcomes.begin(), outcomes.end(), known)) return ways;
  const analyse::Response response = analyse::response_of(result, model, baseline);
  Doubled sums{std::vector<double>(response.own.size(), 0),
               std::vector<double>(response.own.size(), 0)};
  for (int i = 0; i < most_sweeps; ++i) {
    const double change = sweep(response, sums);
    if (!std::isfinite(change)) return ways;
    if (change > enough) continue;
    for (std::size_t k = 0; k < outcomes.size(); ++k)
      if (known(outcomes[k]))
        ways[k] = if_whole({sums.plus[outcomes[k]], sums.minus[outcomes[k]]},
                           *result.effect[outcomes[k]]);
    return ways;
  }
  return ways;
}

}  // namespace fcm
