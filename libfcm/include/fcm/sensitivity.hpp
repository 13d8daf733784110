// SPDX-License-Identifier: MIT
//
// What an effect hangs on: how far it moves with the weight of every link, with every input and
// clamp, and with lambda. docs/maths.md, "Sensitivity".
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/model.hpp"
#include "fcm/simulate.hpp"
#include "fcm/weight_ranges.hpp"
#include "fcm/what_if.hpp"

namespace fcm {

struct Loaded;  // project.hpp

/// The derivatives of one figure (a state, or an effect) at the fixed point where a simulation
/// settled; by the implicit function theorem, from one linear solve for all of them (the adjoint:
/// docs/maths.md, "Gradients").
struct Gradient {
  std::string none_because;      ///< why there is none, in a sentence; the rest is then empty
  double value = 0;              ///< the figure
  std::vector<double> by_link;   ///< by link of the map: for each unit of weight; 0 where it is not
                                 ///< simulated, or leads into what is held
  std::vector<double> by_input;  ///< by factor: for each unit of constant input; 0 where held
  std::vector<double> by_clamp;  ///< by factor: for each unit of the value it is held at; else 0
  double by_lambda = 0;          ///< inputs and values held being the numbers that they are
  bool known() const { return none_because.empty(); }
};

/// Of the states of `outcomes`, one gradient each. None where the simulation did not settle, where
/// the fixed point is not proven unique (beyond the proof a small change may lead elsewhere), where
/// a transfer function is discrete, or where the outcome hangs on one that stands at its kink.
/// `simulation` is simulate(map, model, interventions). O(rounds * links) for each outcome, about
/// as many rounds as the simulation took.
std::vector<Gradient> state_gradients(const Map&, const Model&, const Interventions&,
                                      const Simulation&, const std::vector<Index>& outcomes);

/// Of the effects on `outcomes`. by_link is by link of `map`, the map before the scenario: weights
/// move in the baseline and in the scenario at once, as do connections that the scenario derives
/// from them, and factors kept at the baseline. by_input and by_clamp are by factor of
/// result.resolved.map and move in the scenario alone. None also where the effect is none, and for
/// a factor that the scenario brings in.
std::vector<Gradient> effect_gradients(const Map& map, const Model&, const Simulation& baseline,
                                       const ScenarioResult&, const std::vector<Index>& outcomes);

// --- which connections matter ---------------------------------------------------------------

/// One link taken to both ends of its range, all else as it is.
struct Swing {
  Index link = 0;  ///< of the map before the scenario
  WeightRange range;
  std::optional<double> at_low, at_high;  ///< the effect; none where something does not settle
  std::optional<double> slope;            ///< by_link of the gradient, where there is one
  double size() const;                    ///< |at_high - at_low|, 0 where one is none
};

/// The links that an effect hangs on most, by how far each moves it within its own range.
struct Tornado {
  Index scenario = 0;                ///< position among the scenarios
  Index outcome = 0;                 ///< position among the outcomes
  std::optional<double> effect;      ///< none: nothing to hang on, and no swings
  std::optional<double> by_lambda;   ///< of the gradient
  std::string no_gradient_because;   ///< in a sentence
  std::vector<Swing> swings;         ///< the largest first; links that move nothing are left out
  std::size_t links_on_the_way = 0;  ///< on which the effect can hang at all
};

struct Sensitivity {
  std::vector<Tornado> tornados;  ///< every scenario, and for each every outcome
};

/// The ranges of these links, positions in Map::links().
using RangesOf = std::function<std::vector<WeightRange>(const std::vector<Index>& links)>;

/// Which links to look at is chosen by |slope| times their rough uncertainty (of people: mean
/// strength / N times the square root of the voices who told it; else half of range_of()), the
/// `most` largest for each effect; where there is no gradient by the latter alone. Both ends are
/// then simulated, lambda held: nothing in a swing is taken from the slope. O(scenarios * most)
/// simulations and more.
Sensitivity sensitivity(const Map&, const WhatIf&, const std::vector<Index>& outcomes,
                        const RangesOf&, std::size_t most = 10);

/// Of a project: the ranges are those of its voices, redrawn as it says; where it has none, or
/// redraws nothing, range_of().
Sensitivity sensitivity(const Loaded&, const WhatIf&, const std::vector<Index>& outcomes,
                        std::size_t most = 10);

}  // namespace fcm
