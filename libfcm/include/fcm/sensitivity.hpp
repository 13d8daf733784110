// SPDX-License-Identifier: MIT
//
// What an effect hangs on: how far it moves with the weight of every link, with every input and
// clamp, and with lambda. docs/maths.md, "Sensitivity".
#pragma once

#include <string>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/model.hpp"
#include "fcm/simulate.hpp"
#include "fcm/what_if.hpp"

namespace fcm {

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

}  // namespace fcm
