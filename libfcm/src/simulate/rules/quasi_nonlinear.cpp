// SPDX-License-Identifier: MIT
//
//   a_j(t+1) = phi f( lambda (sum_i a_i(t) w_ij + u_j) ) + (1 - phi) start_j,   0 <= phi <= 1
//
// a: states; w_ij: influence of i on j; u_j: constant input; start_j: the model's start of j.
// Source: Napoles, Grau, Concepcion, Koutsoviti Koumeri and Papa 2022, "Modeling implicit bias with
// fuzzy cognitive maps", Neurocomputing 481, 33-45, where phi is the nonlinearity coefficient.
// Domain: every transfer function. phi = 1 is Kosko; phi = 0 never leaves the start. The start
// enters every step, so that it marks the fixed point also where that is unique. Not claimed: that
// people remember where they began.
#include "fcm/model.hpp"

namespace fcm {

const Rule& quasi_nonlinear_rule() {
  static constexpr Rule rule{.name = "quasi_nonlinear",
                             .title = "Quasi-nonlinear: a factor never quite leaves its start",
                             .formula = "a_j' = phi f(sum_i a_i w_ij + u_j) + (1 - phi) start_j",
                             .self = 0,
                             .scale = 1,
                             .shift = 0,
                             .sigmoid_only = false,
                             .leans_on_start = true};
  return rule;
}

}  // namespace fcm
