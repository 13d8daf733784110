// SPDX-License-Identifier: MIT
//
// Koutsellis et al. 2022, "Parameter analysis for sigmoid and hyperbolic transfer functions of
// fuzzy cognitive maps", Operational Research 22, 5733-5763, with the constants of their program.
#include <algorithm>
#include <cmath>
#include <vector>

#include "core/elementary.hpp"
#include "simulate/like/compose.hpp"
#include "text/number.hpp"

namespace fcm::like {

double bounded_lambda(const Map& map, const std::vector<bool>& held, bool sigmoid) {
  std::vector<double> plus(map.size(), 0), minus(map.size(), 0);
  double squares = 0;
  for (const Link& link : map.links()) {
    if (!link.simulated || held[link.to]) continue;
    squares += link.weight * link.weight;
    (link.weight > 0 ? plus : minus)[link.to] += link.weight;
  }
  double largest = 0;  // of the norm s, or of the sums of |w|
  for (Index j = 0; j < map.size(); ++j)
    largest = std::max(largest, sigmoid ? std::max(std::fabs(0.789 * plus[j] + 0.211 * minus[j]),
                                                   std::fabs(0.211 * plus[j] + 0.789 * minus[j]))
                                        : plus[j] - minus[j]);
  if (squares == 0) return 1;
  const double unique = (sigmoid ? 4 : 1) / std::sqrt(squares);
  const double nearly_linear = (sigmoid ? 1.317 : 1.14) / largest;
  const double lambda = std::min(unique, nearly_linear);
  const double rounded = text::parse_number(text::fixed(lambda, 3), {}).value_or(lambda);
  return rounded > 0 ? rounded : lambda;
}

}  // namespace fcm::like
