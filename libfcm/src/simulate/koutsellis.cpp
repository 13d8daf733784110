// SPDX-License-Identifier: MIT
//
// Koutsellis, Xexakis, Koasidis, Nikas and Doukas 2022, "Parameter analysis for sigmoid and
// hyperbolic transfer functions of fuzzy cognitive maps", Operational Research 22, 5733-5763.
// docs/maths.md, "Koutsellis' lambda".
#include "simulate/koutsellis.hpp"

#include <algorithm>
#include <cmath>
#include <string>

#include "fcm/model.hpp"

namespace fcm {
namespace detail {

double koutsellis_bound(const Map& map, const std::vector<bool>& inputs, bool sigmoid,
                        double memory) {
  std::vector<double> plus(map.size(), 0), minus(map.size(), 0), own(map.size(), memory);
  double squares = 0;
  const auto add = [&](Index to, double weight) {
    squares += weight * weight;
    (weight > 0 ? plus : minus)[to] += weight;
  };
  for (const Link& link : map.links()) {
    if (!link.simulated || inputs[link.to]) continue;
    if (link.from == link.to)
      own[link.to] += link.weight;
    else
      add(link.to, link.weight);
  }
  // The sigmoid's curvature is largest where it is (3 +- sqrt 3) / 6, at +- log(2 + sqrt 3); that
  // of tanh at +- artanh(1 / sqrt 3), where it is 1 / sqrt 3. The paper rounds to these digits.
  constexpr double high = 0.789, low = 0.211, edge_of_sigmoid = 1.317, edge_of_tanh = 1.14;
  double largest = 0;
  for (Index j = 0; j < map.size(); ++j) {
    if (inputs[j]) continue;
    add(j, own[j]);
    largest = std::max(largest, sigmoid ? std::max(std::fabs(high * plus[j] + low * minus[j]),
                                                   std::fabs(low * plus[j] + high * minus[j]))
                                        : plus[j] - minus[j]);
  }
  if (squares == 0) return 1;
  return std::min((sigmoid ? 4 : 1) / std::sqrt(squares),
                  (sigmoid ? edge_of_sigmoid : edge_of_tanh) / largest);
}

}  // namespace detail

Result<double> koutsellis_lambda(const Map& map, std::string_view transfer, double memory) {
  if (transfer != "sigmoid" && transfer != "tanh")
    return problem(
        "model.koutsellis",
        "Koutsellis' lambda is derived for sigmoid and tanh, not for " + std::string(transfer), {},
        "use --transfer sigmoid or tanh, or give lambda a number", std::string(transfer));
  std::vector<bool> inputs(map.size(), true);
  for (const Link& link : map.links())
    if (link.simulated && link.weight != 0) inputs[link.to] = false;
  return detail::koutsellis_bound(map, inputs, transfer == "sigmoid", memory);
}

}  // namespace fcm
