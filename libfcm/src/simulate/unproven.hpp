// SPDX-License-Identifier: MIT
//
// simulate() where it is known that contraction() proves nothing, so that no proof is looked for
// again from every start.
#pragma once

#include "fcm/simulate.hpp"

namespace fcm::detail {

Simulation simulate_unproven(const Map&, const Model&, const Interventions&,
                             const SimulateOptions&);

}  // namespace fcm::detail
