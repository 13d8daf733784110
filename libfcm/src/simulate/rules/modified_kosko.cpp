// SPDX-License-Identifier: MIT
//
//   a_j(t+1) = f( lambda (a_j(t) + sum_i a_i(t) w_ij + u_j) )
//
// a: states; w_ij: influence of i on j; u_j: constant input. A factor's own last state counts like
// a link of weight 1. Source: Stylios and Groumpos 2004, "Modeling complex systems using fuzzy
// cognitive maps", IEEE Transactions on Systems, Man and Cybernetics A 34, 155-162. Domain: every
// transfer function. Not claimed: that the memory is of weight 1 in the world.
#include "fcm/model.hpp"

namespace fcm {

const Rule& modified_kosko_rule() {
  static constexpr Rule rule{.name = "modified_kosko",
                             .title = "Modified Kosko: a factor remembers its own last state",
                             .formula = "a_j' = f(a_j + sum_i a_i w_ij + u_j)",
                             .self = 1,
                             .scale = 1,
                             .shift = 0,
                             .sigmoid_only = false};
  return rule;
}

}  // namespace fcm
