// SPDX-License-Identifier: MIT
//
// The part of a project's map that goes on paper, and what that leaves out.
#pragma once

#include "fcm/poster.hpp"
#include "filter_options.hpp"

namespace fcm::command {

struct ShownMap {
  Map map;
  std::optional<Shown> shown;  ///< none: nothing was left out
};

/// The map under a scenario: with what it assumes, and the factors that it moves.
struct UnderScenario {
  Map map;
  std::vector<std::string> moved;  ///< ids
  std::vector<Change> changes;     ///< of the other factors; those that have one
  std::string words;               ///< "Under \"Listening\": ..."; empty where no scenario is named
};
/// Codes scenario.unknown, and those of what_if().
Result<UnderScenario> under_scenario(const Loaded&, const std::string& name);

/// Filters first, then the `top_links` links of the largest |weight|, ties in link order; factors
/// that no link touches are left out with them. Codes as FilterOptions::on().
Result<ShownMap> shown_of(const Loaded&, const UnderScenario&, const FilterOptions&,
                          const std::optional<std::size_t>& top_links);

}  // namespace fcm::command
