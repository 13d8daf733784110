// SPDX-License-Identifier: MIT
#include "read_back.hpp"

#include "text_table.hpp"

namespace fcm::command {
namespace {

// 1 good, -1 bad, 0 neither.
std::vector<int> goodness(const Map& map, const std::vector<Outcome>& outcomes) {
  std::vector<int> good;
  for (const Factor& factor : map.factors())
    good.push_back(factor.kind == "driver" ? 1 : factor.kind == "barrier" ? -1 : 0);
  for (const Outcome& outcome : outcomes)
    if (const auto factor = map.require(outcome.factor); factor && outcome.directed)
      good[*factor] = outcome.want_more ? 1 : -1;
  return good;
}

}  // namespace

std::vector<ReadBack> read_back(const Map& map, const std::vector<Outcome>& outcomes) {
  const std::vector<int> good = goodness(map, outcomes);
  std::vector<ReadBack> found;
  for (Index i = 0; i < map.links().size(); ++i) {
    const Link& link = map.links()[i];
    const bool raises = link.evidence ? link.evidence->plus > 0 : link.weight > 0;
    if (!raises || good[link.from] * good[link.to] != -1) continue;
    const std::string from = label_of(map.factors()[link.from]);
    const std::string to = label_of(map.factors()[link.to]);
    found.push_back({i, "the more of \"" + from + "\", the more of \"" + to + "\"",
                     "the less of \"" + from + "\", the less of \"" + to + "\""});
  }
  return found;
}

}  // namespace fcm::command
