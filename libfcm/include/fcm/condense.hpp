// SPDX-License-Identifier: MIT
//
// A smaller map: groups of factors become one factor each, and what that changes in the effects of
// scenarios is said, not assumed. docs/maths.md, "Condensation".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/result.hpp"
#include "fcm/what_if.hpp"

namespace fcm {

/// Factors that become one. Its label and id; a group of one keeps its own.
struct FactorGroup {
  std::string id, label;
  std::vector<Index> factors;
};

struct Condensation {
  Map map;
  std::vector<Index> into;          ///< per factor of the map before
  std::vector<FactorGroup> groups;  ///< of two factors and more
};

/// The state of a group stands for the mean of its factors, so that its weight on another is the
/// sum of weights between the two over the number of factors of the group that is moved; links
/// within a group become one to itself. Exact where the factors of a group move alike, and the map
/// is linear. Sizes above 1 are possible. Links of one factor on one factor keep their evidence.
/// Codes "condense.twice" (a factor in two groups), "condense.empty"; id.duplicate.
Result<Condensation> condense(const Map&, const std::vector<FactorGroup>&);

/// Factors that share a theme become one of that name; `apart` (outcomes) and factors without a
/// theme stay as they are, and so does a theme with one other factor.
std::vector<FactorGroup> by_theme(const Map&, const std::vector<Index>& apart);

/// One effect on the whole map and on the condensed one, where the same is done to the mean of
/// each group: an input is shared out over its factors. None on the condensed map where a factor of
/// a group is held while others of it are not, or where it does not settle; or where the scenario
/// does nothing that lasts.
struct CondensedEffect {
  Index scenario = 0, outcome = 0;  ///< of those given
  std::optional<double> whole, condensed;
};
/// Links that a scenario changes and factors it brings in are changed and brought in before its map
/// is condensed. lambda is held.
std::vector<CondensedEffect> effects_of_condensing(const WhatIf&, const Condensation&,
                                                   const std::vector<Index>& outcomes);

}  // namespace fcm
