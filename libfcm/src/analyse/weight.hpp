// SPDX-License-Identifier: MIT
//
// Weights that a scenario assumes, on the map's own scale.
#pragma once

#include "fcm/scenario.hpp"

namespace fcm::analyse {

/// The largest |weight| that an edited copy of the map may have: 1, or its own.
double scale_of(const Map&);

/// K voices of N said S: K/N * S. Unsigned. Codes scenario.no_voices, scenario.amount,
/// scenario.voices.
Result<double> weight_of(const Scenario&, const AsIf&, const Map&, const Place& = {});

/// Adds the link to resolved.map, or puts it in the place of the one that is there, and keeps
/// account of the change.
Result<void> put_link(const Scenario&, const Link&, Resolved&);

}  // namespace fcm::analyse
