// SPDX-License-Identifier: MIT
//
// Where people contradict each other, and which results hang on that.
#pragma once

#include <string>
#include <vector>

#include "publish/input.hpp"

namespace fcm::reporting {

/// A tenth of the furthest is where "hardly reaches" ends (SCENARIOS).
constexpr double hardly = 0.1;

/// The furthest effect of the ideas compared on an outcome: as told, and on the map of a group.
double furthest(const ReportInput&, Index outcome);
double furthest(const ReportInput&, const ToldBy&, Index outcome);

/// Whether any link was told with both signs.
bool people_contradict(const ReportInput&);

/// Whether an effect points one way if the link raises and the other way if it lowers, and hardly
/// reaches the outcome on neither.
bool turns(const ReportInput&, const ContestedLink&, Index scenario, Index outcome);

/// Whether groups contradict each other on the link so that the effect turns round with it, on that
/// link alone or over all that they told.
bool decides(const ReportInput&, const ContestedLink&, Index scenario, Index outcome);

/// The link that decides it; null where none does.
const ContestedLink* decided_by(const ReportInput&, Index scenario, Index outcome);

/// A result whose direction hangs on which of two groups is right about one connection.
struct Decided {
  const ContestedLink* link;
  Index scenario, outcome;
};

/// Of the ideas compared, the first for each connection.
std::vector<Decided> decided_results(const ReportInput&);

/// "Hill", of another attribute than place "age 75+".
std::string name_of(const Group&);

}  // namespace fcm::reporting
