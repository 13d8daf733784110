// SPDX-License-Identifier: MIT
//
// The readings of a project: the same claims and the same scenarios, coded, weighed or modelled in
// another defensible way. SCENARIOS, "The default model" and "Voices and conversations".
#pragma once

#include <vector>

#include "fcm/findings.hpp"

namespace fcm {

/// Each reading changes one thing, and the rest stays as the project says. `outcomes` are factors
/// of the project's map.
Result<std::vector<Reading>> read_otherwise(const Loaded&, const std::vector<Index>& outcomes);

}  // namespace fcm
