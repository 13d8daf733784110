// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "fcm/findings.hpp"
#include "fcm/sensitivity.hpp"

namespace fcm {

/// On which links the effects of a project hang, each within the range that voices drawn again, or
/// the map itself, give it.
Sensitivity connections_that_matter(const Loaded&, const WhatIf&,
                                    const std::vector<Index>& outcomes);

}  // namespace fcm
