// SPDX-License-Identifier: MIT
#include "fcm/what_if.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "analyse/response.hpp"

namespace fcm {
namespace {

/// Whether what is left of a scenario that ends is proven to be nothing: the map is as it was, and
/// has one state to settle in.
bool nothing_lasts(const ScenarioResult& result) {
  return result.resolved.last_round() > 0 && result.simulation.certified;
}

/// What an ended scenario leaves, in a sentence.
void note_what_lasts(ScenarioResult& result, const Simulation& baseline) {
  const std::size_t last = result.resolved.last_round();
  if (last == 0 || !result.simulation.settled() || !baseline.settled()) return;
  const double unsure = result.simulation.error_bound + baseline.error_bound;
  const bool left = std::any_of(result.effect.begin(), result.effect.end(),
                                [&](const auto& e) { return std::abs(e.value_or(0)) > unsure; });
  const std::string ends = "What is done ends with round " + std::to_string(last);
  if (nothing_lasts(result))
    result.resolved.notes.push_back(
        ends +
        ", and nothing of it lasts: whatever the map goes through, it comes back to the one "
        "state that it settles in.");
  else if (left)
    result.resolved.notes.push_back(ends +
                                    ", and something lasts: the map settles in another state than "
                                    "before.");
  else
    result.resolved.notes.push_back(ends + ", and the map came back to the state it was in.");
}

/// Scenario minus baseline where that may be said, and the doses.
void compare(ScenarioResult& result, const Model& model, const Simulation& baseline) {
  const Map& map = result.resolved.map;
  result.effect.assign(map.size(), std::nullopt);
  if (!result.simulation.settled() || !baseline.settled()) return;
  const Eigen::VectorXd was = analyse::baseline_on(map, model, baseline.state);
  const std::vector<bool> reached = reached_from(map, result.resolved.moved);
  const bool nothing = nothing_lasts(result);
  for (Index i = 0; i < map.size(); ++i) {
    const auto at = static_cast<Eigen::Index>(i);
    if (reached[i]) result.effect[i] = nothing ? 0 : result.simulation.state[at] - was[at];
  }
  for (const Index moved : result.resolved.moved)
    result.doses.push_back({moved, *result.effect[moved]});
}

}  // namespace

Result<ScenarioResult> run_scenario(const Map& map, const Model& model, const Simulation& baseline,
                                    const Scenario& scenario) {
  Result<Resolved> resolved = resolve(map, model, baseline.state, scenario);
  if (!resolved) return tl::make_unexpected(resolved.error());
  return analyse::run_resolved(scenario, std::move(*resolved), model, baseline);
}

ScenarioResult analyse::run_resolved(Scenario scenario, Resolved resolved, const Model& model,
                                     const Simulation& baseline) {
  ScenarioResult result;
  result.scenario = std::move(scenario);
  result.resolved = std::move(resolved);
  SimulateOptions options;
  options.start = analyse::baseline_on(result.resolved.map, model, baseline.state);
  result.simulation = simulate(result.resolved.map, model, result.resolved.interventions, options);
  compare(result, model, baseline);
  note_what_lasts(result, baseline);
  return result;
}

std::optional<double> effect_per_dose(const ScenarioResult& result, Index outcome) {
  double dose = result.doses.size() == 1 ? result.doses.front().change : 0;
  if (result.doses.size() > 1)
    for (const Dose& one : result.doses) dose += std::abs(one.change);
  if (dose == 0 || !result.effect[outcome]) return std::nullopt;
  return *result.effect[outcome] / dose;
}

Result<void> add_scenario(const Map& map, const Scenario& scenario, WhatIf& all) {
  Result<ScenarioResult> result = run_scenario(map, all.model, all.baseline, scenario);
  if (!result) return tl::make_unexpected(result.error());
  result->comes_back = comes_back(map, all.model, all.baseline, *result);
  if (result->comes_back == false)
    result->resolved.notes.push_back(analyse::elsewhere_note(scenario));
  all.scenarios.push_back(*std::move(result));
  return {};
}

Result<WhatIf> what_if(const Map& map, const Model& model, const std::vector<Scenario>& scenarios) {
  if (const auto good = check(model, map); !good) return tl::make_unexpected(good.error());
  WhatIf all;
  all.model = model;
  all.baseline = simulate(map, model);
  for (const Scenario& scenario : scenarios)
    if (const auto added = add_scenario(map, scenario, all); !added)
      return tl::make_unexpected(added.error());
  return all;
}

std::vector<Scenario> each_lever(const Map& map, const std::vector<Outcome>& outcomes,
                                 const std::vector<std::string>& not_ours, double amount) {
  const auto& factors = map.factors();
  const bool kinds = std::any_of(factors.begin(), factors.end(),
                                 [](const Factor& factor) { return !factor.kind.empty(); });
  std::vector<bool> leads(map.size(), false);
  for (const Link& link : map.links()) leads[link.from] = leads[link.from] || link.simulated;

  std::vector<Scenario> levers;
  for (Index i = 0; i < factors.size(); ++i) {
    const Factor& factor = factors[i];
    const bool lever = kinds ? factor.kind == "driver" || factor.kind == "barrier" : bool(leads[i]);
    const bool wanted =
        std::any_of(outcomes.begin(), outcomes.end(),
                    [&factor](const Outcome& outcome) { return outcome.factor == factor.id; });
    if (!lever || wanted ||
        std::find(not_ours.begin(), not_ours.end(), factor.id) != not_ours.end())
      continue;
    Intervention move;
    move.kind = factor.kind == "barrier" ? Intervention::Kind::less : Intervention::Kind::more;
    move.factor = factor.id;
    move.amount = amount;
    Scenario scenario;
    scenario.name = factor.id;
    scenario.title = factor.label;
    scenario.level = factor.level;
    scenario.interventions = {move};
    levers.push_back(std::move(scenario));
  }
  return levers;
}

}  // namespace fcm
