// SPDX-License-Identifier: MIT
#pragma once

#include <Eigen/Core>

#include "fcm/map.hpp"
#include "fcm/model.hpp"
#include "fcm/result.hpp"

namespace fcm::detail {

/// The model's start for every factor, before clamps. Names are ids, else labels. Codes:
/// factor.unknown, model.start.
Result<Eigen::VectorXd> start_state(const Map&, const Model&);

}  // namespace fcm::detail
