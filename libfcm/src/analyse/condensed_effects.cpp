// SPDX-License-Identifier: MIT
#include <map>

#include "analyse/response.hpp"
#include "fcm/condense.hpp"
#include "fcm/simulate.hpp"

namespace fcm {
namespace {

/// What is done to the means of the groups; none where a group is held in part.
std::optional<Interventions> shared_out(const Interventions& whole, const Condensation& small) {
  std::vector<double> size(small.map.size(), 0);
  for (const Index group : small.into) ++size[group];
  std::map<Index, std::map<Index, double>> held;
  for (const Clamp& clamp : whole.clamps) {
    if (!clamp.when.always()) return std::nullopt;
    held[small.into[clamp.factor]][clamp.factor] = clamp.value;
  }
  Interventions shared;
  for (const auto& [group, values] : held) {
    if (static_cast<double>(values.size()) < size[group]) return std::nullopt;
    double sum = 0;
    for (const auto& [factor, value] : values) sum += value;
    shared.clamps.push_back({.factor = group, .value = sum / size[group]});
  }
  for (Input input : whole.inputs) {
    if (!input.when.always()) return std::nullopt;
    input.factor = small.into[input.factor];
    input.value /= size[input.factor];
    shared.inputs.push_back(input);
  }
  return shared;
}

/// The same scenario on the condensed map; none where it cannot be done there.
std::optional<Simulation> on_condensed(const Resolved& whole, const Condensation& small,
                                       const Model& model, const Eigen::VectorXd& from) {
  const auto done = shared_out(whole.interventions, small);
  if (!done) return std::nullopt;
  SimulateOptions options;
  options.start = from;
  return simulate(small.map, model, *done, options);
}

}  // namespace

std::vector<CondensedEffect> effects_of_condensing(const WhatIf& told,
                                                   const Condensation& condensed,
                                                   const std::vector<Index>& outcomes) {
  const Model& model = told.model;
  std::optional<Simulation> baseline;
  if (check(model, condensed.map)) baseline = simulate(condensed.map, model);
  std::vector<CondensedEffect> effects;
  for (Index s = 0; s < told.scenarios.size(); ++s) {
    const ScenarioResult& whole = told.scenarios[s];
    const auto small = condense(whole.resolved.map, condensed.groups);
    std::optional<Simulation> then;
    Eigen::VectorXd was;
    if (small && baseline && baseline->settled()) {
      was = analyse::baseline_on(small->map, model, baseline->state);
      then = on_condensed(whole.resolved, *small, model, was);
    }
    for (Index k = 0; k < outcomes.size(); ++k) {
      CondensedEffect effect{.scenario = s, .outcome = k, .whole = whole.effect[outcomes[k]]};
      const auto group = static_cast<Eigen::Index>(condensed.into[outcomes[k]]);
      if (effect.whole && then && then->settled())
        effect.condensed = then->state[group] - was[group];
      effects.push_back(effect);
    }
  }
  return effects;
}

}  // namespace fcm
