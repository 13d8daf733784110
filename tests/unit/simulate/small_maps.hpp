// SPDX-License-Identifier: MIT
//
// Maps in one line, for tests: factors are called a, b, c, ...
#pragma once

#include <string>
#include <vector>

#include "fcm/map.hpp"

namespace fcm::test {

struct Arrow {
  Index from, to;
  double weight;
};

inline Map small_map(Index factors, const std::vector<Arrow>& arrows, double scale = 1) {
  std::vector<Factor> named;
  for (Index i = 0; i < factors; ++i)
    named.push_back(
        {.id = i < 26 ? std::string(1, static_cast<char>('a' + i)) : std::to_string(i)});
  std::vector<Link> links;
  for (const Arrow& arrow : arrows)
    links.push_back({.from = arrow.from, .to = arrow.to, .weight = arrow.weight});
  return Map::make(std::move(named), std::move(links), {}, scale).value();
}

}  // namespace fcm::test
