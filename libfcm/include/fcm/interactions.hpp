// SPDX-License-Identifier: MIT
//
// Two scenarios at once: whether together they come to more or to less than each alone adds up to.
//
//     Result<WhatIf> alone = what_if(map, model, scenarios);
//     Workers workers;
//     std::vector<Interaction> pairs = interactions(map, *alone, {isolation}, workers);
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fcm/result.hpp"
#include "fcm/what_if.hpp"
#include "fcm/workers.hpp"

namespace fcm {

/// Two resolved scenarios on one map: the changes of both, the interventions of both. Factors that
/// are new in `second` come after those of `first`. Inputs on one factor add up where a changed
/// connection brought at least one of them. Code scenario.pair: both move one factor, both change
/// one connection, or both bring in a factor of the same id.
Result<Resolved> combine(const Map&, const ScenarioResult& first, const ScenarioResult& second);

struct OnOutcome {
  double together = 0;  ///< D_AB: both scenarios minus the baseline
  double beyond = 0;    ///< D_AB - D_A - D_B; exactly 0 where it is within the errors of all four
  bool operator==(const OnOutcome&) const = default;
};

struct Interaction {
  Index first = 0, second = 0;  ///< positions in WhatIf::scenarios, first < second
  Ending ending = Ending::stopped;
  bool certified = false;  ///< proven anew for both together
  bool unstable = false;
  /// Whether the map would come back to the baseline if both were taken back; see
  /// ScenarioResult::comes_back.
  std::optional<bool> comes_back;
  /// Per outcome. None where either alone has none to compare with because it did not settle, where
  /// both together did not, or where no chain leads there from what either moves.
  std::vector<std::optional<OnOutcome>> on;
  std::string reason;  ///< why the two cannot be done together; else empty
};

/// All pairs of the scenarios of a what-if on the map it is about. n (n - 1) / 2 simulations, and
/// as many more where the baseline is not proven to be the only end. Progress is in pairs; a run
/// that is stopped has the first of them only.
std::vector<Interaction> interactions(const Map&, const WhatIf&, const std::vector<Index>& outcomes,
                                      Workers&, const RunOptions& = {});

}  // namespace fcm
