// SPDX-License-Identifier: MIT
//
// Which idea comes first on an outcome, in the project's own reading and in the others.
#pragma once

#include <optional>
#include <vector>

#include "publish/input.hpp"

namespace fcm::reporting {

/// One idea that reaches the outcome in the wanted direction, with a size.
struct Standing {
  Index scenario = 0;
  double toward = 0;  ///< effect in the wanted direction, > 0
};

/// The compared ideas that point in the wanted direction, largest first; ties in project order.
/// Where no direction is wanted, by the size of the effect either way. `effect`: per scenario.
std::vector<Standing> standings(const ReportInput&, const OutcomeFacts&,
                                const std::vector<std::optional<double>>& effect);

/// Effects of all scenarios on outcome k in the project's own reading.
std::vector<std::optional<double>> effects_on(const ReportInput&, Index outcome);
std::vector<std::optional<double>> effects_on(const Reading&, Index outcome);

/// 1 for the first; ideas of the same size share a place; none where it does not stand there.
std::optional<std::size_t> place_of(const std::vector<Standing>&, Index scenario);

/// The compared ideas as the tables list them: by their standing on the first outcome, then those
/// that do not point the wanted way, in project order.
std::vector<Index> order_of_ideas(const ReportInput&);

}  // namespace fcm::reporting
