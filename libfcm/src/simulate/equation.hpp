// SPDX-License-Identifier: MIT
//
// What a fixed point solves, once a program has its weights and interventions:
//   a_j = gain f_j(lambda x_j(a)) + keep a_j + rest start_j  for free j, else the held value.
#pragma once

#include <cmath>

#include "simulate/program.hpp"

namespace fcm::detail {

/// Points into what others own.
struct Equation {
  const Program* program;
  const double* weight;  ///< by link of the program
  const double* inputs;  ///< by factor
  const double* held;    ///< by factor: the value it is held at, not a number where it is free
  const double* start;   ///< by factor; read only where the program has a `rest`
  /// By link of the program, for boxes alone: a weight is anything from `weight` to this; null
  /// where it is `weight`.
  const double* highest = nullptr;

  double highest_weight(std::uint32_t k) const { return highest ? highest[k] : weight[k]; }
  bool is_free(std::uint32_t j) const { return std::isnan(held[j]); }
};

}  // namespace fcm::detail
