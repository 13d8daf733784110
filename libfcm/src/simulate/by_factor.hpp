// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/result.hpp"

namespace fcm::detail {

/// One value a factor, in factor order: `usual`, or what `named` says of it. Names are ids, else
/// labels. Code factor.unknown. O(factors), where the names are ids.
template <class T>
Result<std::vector<T>> by_factor(const Map& map, const T& usual,
                                 const std::map<std::string, T>& named) {
  std::vector<T> values(map.size(), usual);
  std::size_t found = 0;
  for (Index j = 0; j < map.size() && found < named.size(); ++j) {
    const auto entry = named.find(map.factors()[j].id);
    if (entry == named.end()) continue;
    values[j] = entry->second;
    ++found;
  }
  if (found == named.size()) return values;
  for (const auto& [name, value] : named) {
    const Result<Index> factor = map.require(name);
    if (!factor) return tl::make_unexpected(factor.error());
    values[*factor] = value;
  }
  return values;
}

}  // namespace fcm::detail
