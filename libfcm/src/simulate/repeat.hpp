// SPDX-License-Identifier: MIT
//
// Notices that the states repeat: exactly, which discrete functions do sooner or later, or to a
// thousand-millionth of their movement over a whole period.
#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <cstdint>
#include <map>

#include "simulate/system.hpp"

namespace fcm::detail {

class Repeat {
 public:
  Repeat(const System&, const Eigen::VectorXd& start);

  /// The smallest period above 1 once `state`, reached by a step of size `size`, closes one; else
  /// 0.
  std::size_t closes(const Eigen::VectorXd& state, double size);

  /// The largest step since the state that came again.
  double movement() const { return movement_; }

 private:
  std::size_t closes_exactly(const Eigen::VectorXd& state);
  std::size_t closes_nearly(const Eigen::VectorXd& state);
  /// Goes round once more from `state`, near the kept one; 0 where they part on the way.
  std::size_t confirmed_period(const Eigen::VectorXd& state) const;

  const System* system_;
  std::size_t steps_ = 0;  ///< in all
  double movement_ = 0;

  // Discrete functions: every state so far, by its hash.
  std::map<std::uint64_t, std::size_t> seen_;

  // The others: one earlier state, replaced by a newer one after 1, 2, 4, ... steps (Brent 1980,
  // "An improved Monte Carlo factorization algorithm", BIT 20, section 2).
  Eigen::VectorXd kept_;
  std::size_t kept_at_ = 0;
  std::size_t keep_for_ = 1;
};

}  // namespace fcm::detail
