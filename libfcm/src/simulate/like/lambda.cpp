// SPDX-License-Identifier: MIT
#include "simulate/koutsellis.hpp"
#include "simulate/like/compose.hpp"
#include "text/number.hpp"

namespace fcm::like {

double bounded_lambda(const Map& map, const std::vector<bool>& held, bool sigmoid) {
  const double lambda = detail::koutsellis_bound(map, held, sigmoid, 0);
  const double rounded = text::parse_number(text::fixed(lambda, 3), {}).value_or(lambda);
  return rounded > 0 ? rounded : lambda;
}

}  // namespace fcm::like
