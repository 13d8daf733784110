// SPDX-License-Identifier: MIT
//
// How far a difference of two states can reach in one round: B of docs/maths.md, "Contraction
// certificate".
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <vector>

#include "simulate/equation.hpp"

namespace fcm::detail {

class Reach {
 public:
  /// `slope`: by factor, the largest of its transfer function wherever the two states may be.
  Reach(const Equation&, std::vector<double> slope);

  /// out = B v over the free factors, 0 for held ones, whatever the lags.
  void spread(const std::vector<double>& v, std::vector<double>& out) const;

  /// Per factor, how far rounding may move one round from its exact value.
  std::vector<double> rounding(const Eigen::VectorXd& stack) const;

 private:
  struct Arc {
    std::uint32_t from;
    double weight;
  };
  Equation equation_;
  std::vector<double> slope_;
  std::vector<Arc> arcs_;            ///< by where they lead
  std::vector<std::uint32_t> into_;  ///< by factor, one more: its first arc
};

/// The largest slope of every factor's transfer function anywhere; infinity for discrete ones.
std::vector<double> largest_slopes(const Program&);

}  // namespace fcm::detail
