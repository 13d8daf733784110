// SPDX-License-Identifier: MIT
//
//   a_j(t+1) = f( lambda ((2 a_j(t) - 1) + sum_i (2 a_i(t) - 1) w_ij + u_j) ),  f the sigmoid
//
// a: states in (0, 1), of which 0.5 says "as things are"; w_ij: influence of i on j; u_j: constant
// input. Source: Papageorgiou 2011, "A new methodology for decisions in medical informatics using
// fuzzy cognitive maps based on fuzzy rule-extraction techniques", Applied Soft Computing 11,
// 500-513. Domain: the sigmoid alone. It is modified Kosko with tanh and lambda/2 under b = 2a - 1.
// Not claimed: anything that modified Kosko with tanh does not say.
#include "fcm/model.hpp"

namespace fcm {

const Rule& rescaled_rule() {
  static constexpr Rule rule{.name = "rescaled",
                             .title = "Rescaled: states of the sigmoid read as -1 to 1",
                             .formula = "a_j' = f((2 a_j - 1) + sum_i (2 a_i - 1) w_ij + u_j)",
                             .self = 1,
                             .scale = 2,
                             .shift = 1,
                             .sigmoid_only = true};
  return rule;
}

}  // namespace fcm
