// SPDX-License-Identifier: MIT
#pragma once

#include <Eigen/Core>

#include "fcm/simulate.hpp"
#include "simulate/system.hpp"

namespace fcm::detail {

/// O(rounds * links); few rounds unless the spectral radius of L|M| is near 1.
Contraction prove_contraction(const System&);

/// The largest proven distance of a free factor of `now` from the fixed point, the stack `now`
/// being one step in rounds after `before`; rounding is paid for. Tightened until it is below
/// `goal` or gains nothing.
double largest_bound(const System&, const Contraction& proof, const Eigen::VectorXd& before,
                     const Eigen::VectorXd& now, double goal);

/// The same from what is left at `now`, by whatever way it was reached.
double largest_bound(const System&, const Contraction& proof, const Eigen::VectorXd& now,
                     double goal);

}  // namespace fcm::detail
