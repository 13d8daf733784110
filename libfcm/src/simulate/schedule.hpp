// SPDX-License-Identifier: MIT
//
// Interventions round by round. Pure functions of the round: docs/maths.md, "Interventions in
// time".
#pragma once

#include <cstddef>

#include "fcm/simulate.hpp"

namespace fcm::detail {

/// Whether these rounds can be. Codes: intervention.rounds, intervention.decay.
Result<void> check(const When&);

/// From this round on `when` asks for the same for good.
std::size_t last_change(const When&);
std::size_t last_change(const Interventions&);  ///< of all; 1 where nothing is timed

/// How much of an input there is in a round, 0 to 1.
double share_in(const When&, std::size_t round);

/// Whether a clamp holds in a round.
bool holds_in(const When&, std::size_t round);

/// Whether anything has an end.
bool has_end(const Interventions&);

}  // namespace fcm::detail
