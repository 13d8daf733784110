// SPDX-License-Identifier: MIT
//
// Options that take a part of a map: --upstream F and its like.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fcm/filter.hpp"
#include "options.hpp"

namespace fcm::command {

/// A part of a map as a map of its own.
struct Filtered {
  Map map;
  std::string words;     ///< "what leads to Isolation: 7 of 38 factors, 9 of 128 links"
  bool complete = true;  ///< false: there may be more paths than were walked
};

struct FilterOptions {
  std::vector<std::string> upstream, downstream, near, between;
  std::optional<std::size_t> steps, min_voices;
  std::optional<double> min_weight;
  bool all_of = false;

  void add(Options&);
  bool any() const;
  /// The map as it is where no filter is asked for. Codes factor.unknown, filter.range,
  /// filter.nothing, usage.value, usage.conflict.
  Result<Filtered> on(const Map&) const;
};

}  // namespace fcm::command
