// SPDX-License-Identifier: MIT
#include "simulate/start.hpp"

#include <cmath>

namespace fcm::detail {

Result<Eigen::VectorXd> start_state(const Map& map, const Model& model) {
  Eigen::VectorXd start =
      Eigen::VectorXd::Constant(static_cast<Eigen::Index>(map.size()), model.start);
  std::size_t found = 0;
  for (Index j = 0; j < map.size(); ++j) {
    const auto named = model.start_of.find(map.factors()[j].id);
    if (named == model.start_of.end()) continue;
    start[static_cast<Eigen::Index>(j)] = named->second;
    ++found;
  }
  if (found < model.start_of.size()) {
    for (const auto& [name, value] : model.start_of) {
      const Result<Index> factor = map.require(name);
      if (!factor) return tl::make_unexpected(factor.error());
      start[static_cast<Eigen::Index>(*factor)] = value;
    }
  }
  for (Index j = 0; j < map.size(); ++j) {
    if (!std::isfinite(start[static_cast<Eigen::Index>(j)]))
      return problem("model.start", "the start of '" + map.factors()[j].id + "' is not a number");
  }
  return start;
}

}  // namespace fcm::detail
