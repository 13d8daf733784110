// SPDX-License-Identifier: MIT
//
// What unsure weights do to a simulation: every weight of the map is drawn anew many times over,
// evenly around what it is, or from what the map says of it (weight_draws.hpp). It says nothing
// about people: how far another round of conversations would come to other weights is not asked
// here. docs/maths.md, "Varied weights".
//
//     Workers workers;
//     Varied varied = vary(map, model, {.clamps = {{rain, 1}}}, {.by = 0.1}, workers);
#pragma once

#include <cstdint>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/model.hpp"
#include "fcm/simulate.hpp"
#include "fcm/summary.hpp"
#include "fcm/weight_draws.hpp"
#include "fcm/workers.hpp"

namespace fcm {

struct Vary {
  double by = 0.1;  ///< > 0: weight + U(-by, by), within [-1, 1] (or the map's largest |weight|)
  std::uint64_t draws = 10'000;
  std::uint64_t seed = 1;
  /// One for each link of the map, in place of `by`: links that are not simulated stay so.
  std::vector<WeightDraw> weights = {};
};

/// By factor, over the draws in which all simulations settled or stopped.
struct Varied {
  std::uint64_t draws = 0;  ///< how many were made; fewer than asked where it was stopped
  std::uint64_t draws_asked = 0;
  double bound = 1;                    ///< at which weights were cut off, and at its negative; of
                                       ///< Vary::weights the largest size that they may have
  double settled = 0;                  ///< share of the draws in which all simulations settled
  double stopped = 0;                  ///< ... all stopped: the model asked for steps, or for steps
                                       ///< of a size
  double met = 0;                      ///< ... all met the size of step that the model asked for
  double certified = 0;                ///< share in which every fixed point is proven unique
  std::vector<Distribution> state;     ///< under the interventions
  std::vector<Distribution> baseline;  ///< without, on the same weights; empty where there are none
  std::vector<Distribution> effect;    ///< state minus baseline, draw by draw; likewise
};

/// Requires check(model, map), interventions that work in all rounds, and weights that are none or
/// one for each link.
Varied vary(const Map&, const Model&, const Interventions&, const Vary&, Workers&,
            const RunOptions& = {});

}  // namespace fcm
