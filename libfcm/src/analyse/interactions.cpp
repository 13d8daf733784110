// SPDX-License-Identifier: MIT
#include "fcm/interactions.hpp"

#include <cmath>
#include <mutex>
#include <utility>

#include "analyse/response.hpp"

namespace fcm {
namespace {

/// Of one outcome. An effect that no chain carries adds nothing.
OnOutcome compare(const ScenarioResult& both, const ScenarioResult& first,
                  const ScenarioResult& second, const Simulation& baseline, Index outcome) {
  OnOutcome on;
  on.together = *both.effect[outcome];
  const double alone = first.effect[outcome].value_or(0) + second.effect[outcome].value_or(0);
  const double unsure = both.simulation.error_bound + first.simulation.error_bound +
                        second.simulation.error_bound + baseline.error_bound;
  const double beyond = on.together - alone;
  on.beyond = std::abs(beyond) <= unsure ? 0 : beyond;
  return on;
}

Interaction interaction(const Map& map, const WhatIf& what_if, const std::vector<Index>& outcomes,
                        Index i, Index j) {
  const ScenarioResult &first = what_if.scenarios[i], &second = what_if.scenarios[j];
  Interaction found;
  found.first = i;
  found.second = j;
  found.on.resize(outcomes.size());
  Result<Resolved> resolved = combine(map, first, second);
  if (!resolved) {
    found.reason = resolved.error().message;
    return found;
  }
  const ScenarioResult both =
      analyse::run_resolved({}, std::move(*resolved), what_if.model, what_if.baseline);
  found.ending = both.simulation.ending;
  found.certified = both.simulation.certified;
  found.unstable = both.simulation.unstable;
  found.comes_back = comes_back(map, what_if.model, what_if.baseline, both);
  if (!first.simulation.settled() || !second.simulation.settled()) return found;
  for (std::size_t k = 0; k < outcomes.size(); ++k)
    if (both.effect[outcomes[k]])
      found.on[k] = compare(both, first, second, what_if.baseline, outcomes[k]);
  return found;
}

}  // namespace

std::vector<Interaction> interactions(const Map& map, const WhatIf& what_if,
                                      const std::vector<Index>& outcomes, Workers& workers,
                                      const RunOptions& options) {
  std::vector<std::pair<Index, Index>> both;
  for (Index i = 0; i < what_if.scenarios.size(); ++i)
    for (Index j = i + 1; j < what_if.scenarios.size(); ++j) both.emplace_back(i, j);
  std::vector<Interaction> pairs(both.size());
  std::mutex telling;
  std::size_t done = 0;
  const auto one_pair = [&](std::size_t k) {
    pairs[k] = interaction(map, what_if, outcomes, both[k].first, both[k].second);
    const std::lock_guard<std::mutex> alone(telling);
    ++done;
    if (options.progress) options.progress(done, both.size());
  };
  pairs.resize(workers.for_each(both.size(), one_pair, options.stop));
  return pairs;
}

}  // namespace fcm
