// SPDX-License-Identifier: MIT
#pragma once

#include <Eigen/Core>
#include <optional>
#include <vector>

#include "fcm/simulate.hpp"
#include "simulate/equation.hpp"
#include "simulate/reach.hpp"

namespace fcm::detail {

/// A proof, where there is one, and the distances that follow from it. What the equation points at
/// outlives it.
class Certificate {
 public:
  /// By the largest slopes first, then by those inside the box. O(rounds * links); few rounds
  /// unless the spectral radius is near 1.
  explicit Certificate(const Equation&);
  /// That of an equation for which nothing was found.
  static Certificate none(const Equation&);

  const Contraction& contraction() const { return proof_; }
  bool proven() const { return proof_.proven(); }

  /// Where proven: the largest proven distance of a free factor of `now` from the fixed point, the
  /// stack `now` being one round after `before`; rounding is paid for. Tightened until it is below
  /// `goal` or gains nothing.
  double bound(const Eigen::VectorXd& before, const Eigen::VectorXd& now, double goal) const;

  /// The same from what is left unsolved at `now` (|image(a) - a| of its newest state, by factor),
  /// by whatever way it was reached.
  double bound(const Eigen::VectorXd& now, const Eigen::VectorXd& residual, double goal,
               double kept) const;

 private:
  struct Nothing {};
  Certificate(const Equation&, Nothing);

  bool holds(const Eigen::VectorXd& stack) const;
  double across_the_box(const Eigen::VectorXd& now) const;
  /// The largest entry of the solution of e <= B e + rest.
  double largest_of_series(std::vector<double> rest, double goal) const;

  Equation equation_;
  Contraction proof_;
  std::optional<Reach> reach_;  ///< where proven
};

}  // namespace fcm::detail
