// SPDX-License-Identifier: MIT
//
// Notices that the states repeat: exactly, which discrete functions do, or to a thousand-millionth
// of their movement over a whole period. Memory of one state (Brent 1980, "An improved Monte Carlo
// factorization algorithm", BIT 20, section 2).
#pragma once

#include <Eigen/Core>
#include <cstddef>

#include "simulate/system.hpp"

namespace fcm::detail {

class Repeat {
 public:
  Repeat(const System&, const Eigen::VectorXd& start);

  /// The smallest period once `state`, reached by a step of size `size`, closes one; else 0.
  std::size_t closes(const Eigen::VectorXd& state, double size);

  /// The largest step since the state that came again.
  double movement() const { return movement_; }

 private:
  bool goes_on_like(const Eigen::VectorXd& state) const;

  const System* system_;
  Eigen::VectorXd kept_;
  std::size_t steps_ = 0;     ///< since kept_
  std::size_t keep_for_ = 1;  ///< then a newer state is kept, for twice as long
  double movement_ = 0;
};

}  // namespace fcm::detail
