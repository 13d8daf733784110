// SPDX-License-Identifier: MIT
//
//   a_j(t+1) = f( lambda (sum_i a_i(t) w_ij + u_j) )
//
// a: states; w_ij: influence of i on j; u_j: constant input. Source: Kosko 1986, "Fuzzy cognitive
// maps", International Journal of Man-Machine Studies 24, 65-75. Domain: every transfer function.
// Not claimed: that a factor remembers its own last state.
#include "fcm/model.hpp"

namespace fcm {

const Rule& kosko_rule() {
  static constexpr Rule rule{.name = "kosko",
                             .title = "Kosko: a factor is what its causes make it",
                             .formula = "a_j' = f(sum_i a_i w_ij + u_j)",
                             .self = 0,
                             .scale = 1,
                             .shift = 0,
                             .sigmoid_only = false};
  return rule;
}

}  // namespace fcm
