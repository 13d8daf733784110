// SPDX-License-Identifier: MIT
//
// What one voice does to an effect: the effect without it, for every voice.
#pragma once

#include <optional>
#include <vector>

#include "fcm/evidence.hpp"
#include "fcm/what_if.hpp"
#include "fcm/workers.hpp"

namespace fcm {

/// [scenario][outcome][voice]: the effect if that voice had not been heard: its weight 0, in the
/// denominators too, weighed again, simulated again, lambda held. To the bit what run_scenario()
/// gives on that map, save that what a scenario assumes stays as strong as it is. None where
/// something does not settle, and where nobody else told a chain. `map` is weigh(evidence,
/// weighing), `told` a what-if on it. Memory: 9 bytes for each voice, scenario and outcome.
/// O(voices (cells + scenarios steps links)); a lane of the ensemble is a voice left out.
using EffectsWithout = std::vector<std::vector<std::vector<std::optional<double>>>>;
EffectsWithout effects_without_each(const Evidence&, const WeighOptions&, const Map&,
                                    const WhatIf& told, const std::vector<Index>& outcomes,
                                    Workers&);

}  // namespace fcm
