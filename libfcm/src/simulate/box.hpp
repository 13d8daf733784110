// SPDX-License-Identifier: MIT
//
// The box iteration: an enclosure of every fixed point, from the ends of the transfer functions'
// ranges inward. Formulas and proof: docs/maths.md, "Box iteration".
#pragma once

#include <Eigen/Core>
#include <functional>
#include <vector>

#include "fcm/enclosure.hpp"
#include "simulate/equation.hpp"

namespace fcm::detail {

/// From low to high by factor; ends may be infinite.
struct Box {
  std::vector<double> low, high;

  /// Every state of the stack, however old, lies in it.
  bool holds(const Eigen::VectorXd& stack) const;
};

/// Where free factors can be once they have moved.
Box whole_range(const Equation&);

/// Where the states of `box` lead, rounded outward, as far as it lies in `box`. A fixed point in
/// `box` lies in the result. O(links).
Box narrowed(const Equation&, const Box& box);

/// From whole_range() inward until it stalls, 512 rounds at most. `look` sees the box after rounds
/// 2, 4, 8, 16, ... and the last, and may end it by returning true.
Box narrowest(const Equation&, const std::function<bool(const Box&)>& look = {});

/// A little larger all round, so that a simulation that comes ever nearer to `box` gets inside.
Box widened(const Box& box);

/// The largest slope of every free factor's transfer function in `box`; infinity where a discrete
/// one takes several values there.
std::vector<double> slopes_in(const Equation&, const Box& box);

/// One equation, and where its states are.
struct Place {
  const Equation& equation;
  const Box& box;
};

/// Between which slopes every secant lies that leads from an argument in `one` to one in `other`:
/// no function is less steep between two points than at one of them. By factor; those free in both
/// count. Infinity above for a discrete function that takes several values.
std::vector<Bounds> secants_between(const Place& one, const Place& other);

/// Whether no width, as a share of what it was, shrank by a hundredth from `before` to `now`.
bool stalled(const Box& before, const Box& now);

}  // namespace fcm::detail
