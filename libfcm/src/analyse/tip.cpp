// SPDX-License-Identifier: MIT
//
// How strong an assumption must be until its scenario comes first.
#include <algorithm>
#include <limits>
#include <vector>

#include "analyse/edit.hpp"
#include "fcm/what_if.hpp"

namespace fcm {
namespace {

std::optional<double> wanted_effect(const ScenarioResult& result, const Outcome& outcome,
                                    Index factor) {
  if (!result.effect[factor]) return std::nullopt;
  return outcome.want_more ? *result.effect[factor] : -*result.effect[factor];
}

/// Which assumptions lie on a chain from something the scenario moves to the outcome.
std::vector<bool> on_a_chain(const ScenarioResult& result, Index outcome) {
  const Map& map = result.resolved.map;
  const std::vector<bool> reached = reached_from(map, result.resolved.moved);
  const std::vector<bool> leads = leading_to(map, outcome);
  std::vector<bool> on;
  for (const Assumption& assumption : result.scenario.assumptions)
    on.push_back(reached[*map.require(assumption.connection.from)] &&
                 leads[*map.require(assumption.connection.to)]);
  return on;
}

Scenario multiplied(const Scenario& scenario, const std::vector<bool>& on, double times) {
  Scenario stronger = scenario;
  for (std::size_t i = 0; i < on.size(); ++i) {
    if (on[i]) stronger.assumptions[i].as_if.voices *= times;
  }
  return stronger;
}

/// The largest multiple at which no multiplied weight K/N * S exceeds 1.
double largest_times(const Map& map, const Scenario& scenario, const std::vector<bool>& on,
                     double at_most) {
  double largest = at_most;
  for (std::size_t i = 0; i < on.size(); ++i) {
    const AsIf& as_if = scenario.assumptions[i].as_if;
    if (on[i])
      largest = std::min(
          largest, static_cast<double>(map.source().voices) / (as_if.voices * as_if.strength));
  }
  return largest;
}

/// What has to be exceeded: the best of the others, 0 where none of them helps.
Result<double> best_of(const std::vector<Scenario>& others, const Scenario& scenario,
                       const Map& map, const Model& model, const Simulation& baseline,
                       const Outcome& outcome, Index factor) {
  double best = 0;
  for (const Scenario& other : others) {
    if (other.name == scenario.name) continue;
    const auto result = run_scenario(map, model, baseline, other);
    if (!result) return tl::make_unexpected(result.error());
    best = std::max(best, wanted_effect(*result, outcome, factor).value_or(0));
  }
  return best;
}

}  // namespace

Result<std::optional<Tip>> tip(const Map& map, const Model& model, const Simulation& baseline,
                               const Scenario& scenario, const Outcome& outcome,
                               const std::vector<Scenario>& others, double at_most) {
  const Result<Index> factor = map.require(outcome.factor);
  if (!factor) return analyse::in_scenario(scenario, factor.error());
  if (!outcome.directed) return std::optional<Tip>();
  const Result<double> best = best_of(others, scenario, map, model, baseline, outcome, *factor);
  if (!best) return tl::make_unexpected(best.error());
  const auto as_written = run_scenario(map, model, baseline, scenario);
  if (!as_written) return tl::make_unexpected(as_written.error());
  const std::vector<bool> on = on_a_chain(*as_written, *factor);
  const auto first = std::find(on.begin(), on.end(), true);
  if (first == on.end()) return std::optional<Tip>();

  const auto comes_first = [&](double times) {
    const auto result = run_scenario(map, model, baseline, multiplied(scenario, on, times));
    return result && wanted_effect(*result, outcome, *factor).value_or(0) > *best;
  };
  double low = 0, high = largest_times(map, scenario, on, at_most);
  // A multiple that rounds to just above weight 1 would be refused.
  high *= 1 - 4 * std::numeric_limits<double>::epsilon();
  if (!comes_first(high)) return std::optional<Tip>();
  while (high - low > 1e-9 * high && high > 1e-9) {
    const double middle = low + (high - low) / 2;
    (comes_first(middle) ? high : low) = middle;
  }
  const auto& said = scenario.assumptions[static_cast<std::size_t>(first - on.begin())];
  return std::optional<Tip>(Tip{high, high * said.as_if.voices});
}

}  // namespace fcm
