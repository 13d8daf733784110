// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <utility>

#include "analyse/rest.hpp"
#include "fcm/sensitivity.hpp"

namespace fcm {
namespace {

std::vector<double> unit_at(Index j, Index size) {
  std::vector<double> seed(size, 0);
  seed[j] = 1;
  return seed;
}

/// What the scenario makes of one weight of the map: changed weights and inputs for each unit.
struct Derived {
  Index link = 0;               ///< of the map before
  std::vector<double> weights;  ///< by link of the scenario's map
  std::vector<std::pair<Index, double>> inputs;
};

/// The effect of one scenario, in derivatives.
class Effect {
 public:
  Effect(const Map& map, const Model& model, const Simulation& baseline,
         const ScenarioResult& result)
      : map_(map),
        model_(model),
        baseline_(baseline),
        result_(result),
        before_(map, model, {}, baseline),
        then_(result.resolved.map, model, result.resolved.interventions, result.simulation) {
    find_kept();
    find_derived();
  }

  Gradient on(Index outcome) const {
    if (!before_.none_because().empty()) return {.none_because = before_.none_because()};
    if (!then_.none_because().empty()) return {.none_because = then_.none_because()};
    if (!result_.effect[outcome])
      return {.none_because = "no connection leads there from what the scenario moves"};
    if (outcome >= map_.size())
      return {.none_because = "the scenario brings the factor in: it has no weight to hang on"};
    if (result_.resolved.last_round() > 0) return nothing_lasts();
    Gradient then = then_.gradient(unit_at(outcome, result_.resolved.map.size()));
    if (!then.known()) return then;
    // Where the baseline is, and where the scenario keeps a factor at it.
    std::vector<double> seed(map_.size(), 0);
    seed[outcome] -= 1;
    for (const Index factor : kept_) seed[factor] += then.by_clamp[factor];
    const Gradient before = before_.gradient(seed);
    if (!before.known()) return before;
    Gradient effect = then;
    effect.value = *result_.effect[outcome];
    effect.by_link = before.by_link;
    for (Index k = 0; k < map_.links().size(); ++k) effect.by_link[k] += in_scenario(k, then);
    effect.by_lambda += before.by_lambda;
    return effect;
  }

 private:
  /// What a weight does inside the scenario: as itself, or as what the scenario makes of it.
  double in_scenario(Index k, const Gradient& then) const {
    for (const Derived& derived : derived_) {
      if (derived.link != k) continue;
      double sum = 0;
      for (Index i = 0; i < derived.weights.size(); ++i)
        sum += derived.weights[i] * then.by_link[i];
      for (const auto& [factor, slope] : derived.inputs) sum += slope * then.by_input[factor];
      return sum;
    }
    const Link& link = map_.links()[k];
    return then.by_link[*result_.resolved.map.find_link(link.from, link.to)];
  }

  Gradient nothing_lasts() const {
    const Index n = result_.resolved.map.size();
    return {.by_link = std::vector<double>(map_.links().size(), 0),
            .by_input = std::vector<double>(n, 0),
            .by_clamp = std::vector<double>(n, 0)};
  }

  void find_kept() {
    for (const Intervention& said : result_.scenario.interventions) {
      const Result<Index> factor = map_.require(said.factor);
      if (said.kind == Intervention::Kind::keep && factor) kept_.push_back(*factor);
    }
  }

  void find_derived() {
    if (result_.resolved.changes.empty()) return;
    for (const Intervention& said : result_.scenario.interventions) {
      if (said.kind != Intervention::Kind::connection) continue;
      derive_from(said.connection);
      if (said.as_strong_as) derive_from(*said.as_strong_as);
    }
  }

  /// Changed weights and their inputs are straight lines in the weights they come from, on either
  /// side of 0, so that a difference is exact.
  void derive_from(const Connection& connection) {
    const Result<Index> from = map_.require(connection.from), to = map_.require(connection.to);
    if (!from || !to) return;
    const std::optional<Index> link = map_.find_link(*from, *to);
    if (!link || !map_.links()[*link].simulated) return;
    const auto same = [&](const Derived& other) { return other.link == *link; };
    if (std::any_of(derived_.begin(), derived_.end(), same)) return;
    const double weight = map_.links()[*link].weight;
    const double step = weight == 0 ? 1e-3 : -weight / 2;
    const Result<Resolved> other =
        resolve(map_.with_weight(*link, weight + step), model_, baseline_.state, result_.scenario);
    if (!other) return;
    Derived derived{.link = *link};
    const auto& was = result_.resolved;
    for (Index i = 0; i < was.map.links().size(); ++i)
      derived.weights.push_back((other->map.links()[i].weight - was.map.links()[i].weight) / step);
    for (Index i = 0; i < was.interventions.inputs.size(); ++i) {
      const Input &then = other->interventions.inputs[i], &now = was.interventions.inputs[i];
      derived.inputs.emplace_back(now.factor, (then.value - now.value) / step);
    }
    derived_.push_back(std::move(derived));
  }

  const Map& map_;
  const Model& model_;
  const Simulation& baseline_;
  const ScenarioResult& result_;
  const analyse::Rest before_, then_;
  std::vector<Index> kept_;
  std::vector<Derived> derived_;
};

}  // namespace

std::vector<Gradient> state_gradients(const Map& map, const Model& model,
                                      const Interventions& interventions,
                                      const Simulation& simulation,
                                      const std::vector<Index>& outcomes) {
  const analyse::Rest rest(map, model, interventions, simulation);
  std::vector<Gradient> all;
  for (const Index outcome : outcomes)
    all.push_back(rest.none_because().empty() ? rest.gradient(unit_at(outcome, map.size()))
                                              : Gradient{.none_because = rest.none_because()});
  return all;
}

std::vector<Gradient> effect_gradients(const Map& map, const Model& model,
                                       const Simulation& baseline, const ScenarioResult& result,
                                       const std::vector<Index>& outcomes) {
  const Effect effect(map, model, baseline, result);
  std::vector<Gradient> all;
  for (const Index outcome : outcomes) all.push_back(effect.on(outcome));
  return all;
}

}  // namespace fcm
