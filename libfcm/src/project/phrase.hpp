// SPDX-License-Identifier: MIT
//
// Which phrase an effect has earned. SCENARIOS, "What may be said".
#pragma once

#include "fcm/findings.hpp"

namespace fcm {

/// By the first test that applies, without redraws and readings.
Phrase phrase_for(const Finding&, const ScenarioResult&, const Simulation& baseline);

/// Raises what points somewhere to what holds, where redraws, readings and places earn it.
void raise_phrases(Findings&);

}  // namespace fcm
