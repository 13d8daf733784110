// SPDX-License-Identifier: MIT
//
// Stopping by the size of a step, as other tools do. Pure, so that every kernel decides alike.
#pragma once

#include <Eigen/Core>

#include "fcm/model.hpp"

namespace fcm::detail {

/// The size of the step from `before` to `now` over the first `factors` entries, as `by` measures
/// it; infinity where a state is not a number or beyond all bounds. Sums run in factor order.
double step_size(StopBy by, const Eigen::VectorXd& before, const Eigen::VectorXd& now,
                 Eigen::Index factors);

/// The largest change of any entry; infinity where one is not a number or beyond all bounds.
double largest_step(const Eigen::VectorXd& before, const Eigen::VectorXd& now);

}  // namespace fcm::detail
