// SPDX-License-Identifier: MIT
#include "simulate/start.hpp"

#include <cmath>

#include "simulate/by_factor.hpp"

namespace fcm::detail {

Result<Eigen::VectorXd> start_state(const Map& map, const Model& model) {
  const auto starts = by_factor(map, model.start, model.start_of);
  if (!starts) return tl::make_unexpected(starts.error());
  for (Index j = 0; j < map.size(); ++j)
    if (!std::isfinite((*starts)[j]))
      return problem("model.start", "the start of '" + map.factors()[j].id + "' is not a number");
  return Eigen::VectorXd::Map(starts->data(), static_cast<Eigen::Index>(starts->size()));
}

}  // namespace fcm::detail
