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

/// Filters first, then the `top_links` links of the largest |weight|, ties in link order; factors
/// that no link touches are left out with them. Codes as FilterOptions::on().
Result<ShownMap> shown_of(const Loaded&, const FilterOptions&,
                          const std::optional<std::size_t>& top_links);

}  // namespace fcm::command
