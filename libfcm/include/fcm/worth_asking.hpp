// SPDX-License-Identifier: MIT
//
// What would be worth asking about: connections which, were they known, would change which of the
// compared scenarios comes first. docs/maths.md, "Worth asking".
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "fcm/evidence.hpp"
#include "fcm/map.hpp"
#include "fcm/uncertainty.hpp"
#include "fcm/weigh.hpp"
#include "fcm/what_if.hpp"

namespace fcm {

/// A told link: what its weight, were it known and all others as they were told, would change. The
/// single-parameter value of perfect information of Felli and Hazen (1998, Medical Decision Making
/// 18, 95), by the slopes of the effects. That it holds is tried by simulation at the mean of the
/// weights that change the order.
struct LinkWorthAsking {
  Index link = 0;          ///< of the map
  Index outcome = 0;       ///< position in Asked::outcomes
  double changes = 0;      ///< share of the redraws in which its weight puts another scenario first
  double worth = 0;        ///< how much further that goes, mean over all redraws; > 0
  Index instead = 0;       ///< the scenario that comes first in most of them
  bool when_more = false;  ///< where the link is told more than on the map; else less
};

/// A link that nobody told: were one voice to say it, of medium strength. Not asked: a good thing
/// that would raise a bad one, and the like, where kinds say which is which.
struct PairWorthAsking {
  Index from = 0, to = 0;
  bool plus = true;  ///< said to raise
  Index outcome = 0;
  Index instead = 0;  ///< the scenario that would come first
  double ahead = 0;   ///< of the one that comes first now, in the wanted direction; > 0
};

struct WorthAsking {
  std::vector<std::optional<Index>> first;  ///< per outcome, as told; none where none goes there
  std::vector<LinkWorthAsking> links;       ///< by outcome, then worth falling
  std::vector<PairWorthAsking> pairs;       ///< by outcome, then `ahead` falling
  std::size_t pairs_looked_at = 0;
};

/// `map` is weigh(evidence, weighing), `told` a what-if on it. Of links those 300 are looked at
/// that move an effect most; of pairs, 2,000 at most, those from factors within two links of what a
/// compared scenario moves to factors within one link of an outcome, of which the ten that promise
/// most for each outcome are simulated: only what then holds is reported. O(redraws * cells).
WorthAsking worth_asking(const Evidence&, const WeighOptions&, const Map&, const WhatIf& told,
                         const Asked&, const Redraw&);

}  // namespace fcm
