// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "fcm/map.hpp"

namespace fcm::detail {

/// Koutsellis' lambda where the factors in `inputs` do not count; for the sigmoid, else for tanh.
/// `memory` is the weight of a factor's own last state. 1 where no weight counts.
double koutsellis_bound(const Map&, const std::vector<bool>& inputs, bool sigmoid, double memory);

}  // namespace fcm::detail
