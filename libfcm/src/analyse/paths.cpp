// SPDX-License-Identifier: MIT
#include "fcm/what_if.hpp"

namespace fcm {
namespace {

/// Every factor that a walk from `seeds` visits along the simulated links, backwards where asked.
std::vector<bool> flood(const Map& map, const std::vector<Index>& seeds, bool backwards) {
  std::vector<std::vector<Index>> next(map.size());
  for (const Link& link : map.links()) {
    if (!link.simulated) continue;
    if (backwards)
      next[link.to].push_back(link.from);
    else
      next[link.from].push_back(link.to);
  }
  std::vector<bool> seen(map.size(), false);
  std::vector<Index> open;
  const auto visit = [&](Index factor) {
    if (seen[factor]) return;
    seen[factor] = true;
    open.push_back(factor);
  };
  for (const Index seed : seeds) visit(seed);
  while (!open.empty()) {
    const Index factor = open.back();
    open.pop_back();
    for (const Index other : next[factor]) visit(other);
  }
  return seen;
}

}  // namespace

std::vector<bool> reached_from(const Map& map, const std::vector<Index>& from) {
  return flood(map, from, false);
}

std::vector<bool> leading_to(const Map& map, Index to) { return flood(map, {to}, true); }

}  // namespace fcm
