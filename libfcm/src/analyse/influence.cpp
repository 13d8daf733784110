// SPDX-License-Identifier: MIT
#include "fcm/influence.hpp"

#include <cmath>

#include "analyse/drawn_scenarios.hpp"

namespace fcm {

EffectsWithout effects_without_each(const Evidence& evidence, const WeighOptions& weighing,
                                    const Map& map, const WhatIf& told,
                                    const std::vector<Index>& outcomes, Workers& workers) {
  const std::vector<double> omega = voice_weights(evidence, weighing);
  const auto without = [&](std::uint64_t first, std::size_t lanes, double* all) {
    for (Index voice = 0; voice < omega.size(); ++voice)
      for (std::size_t lane = 0; lane < lanes; ++lane)
        all[voice * lanes + lane] = first + lane == voice ? 0 : omega[voice];
  };
  const DrawnEffects drawn = analyse::DrawnScenarios(evidence, weighing, map, told, outcomes)
                                 .run(omega.size(), without, workers);
  EffectsWithout effects(told.scenarios.size());
  for (std::size_t s = 0; s < effects.size(); ++s) {
    effects[s].resize(outcomes.size());
    for (std::size_t k = 0; k < outcomes.size(); ++k)
      for (Index voice = 0; voice < omega.size(); ++voice) {
        const double effect = drawn.value[s][k][voice];
        const bool none = std::isnan(effect) || drawn.nobody[s][k][voice] != 0;
        effects[s][k].push_back(none ? std::nullopt : std::optional(effect));
      }
  }
  return effects;
}

}  // namespace fcm
