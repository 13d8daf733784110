// SPDX-License-Identifier: MIT
//
// In which rounds something is done. Counted from 1 at the start of the scenario.
#pragma once

#include "fcm/scenario.hpp"

namespace fcm::analyse {

/// Whether these rounds can be, for this kind of intervention. Code scenario.rounds.
Result<void> check_rounds(const Scenario&, const Intervention&);

/// Whether two interventions work in the same round; what fades after its end is not counted.
bool overlap(const When&, const When&);

}  // namespace fcm::analyse
