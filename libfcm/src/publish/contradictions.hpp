// SPDX-License-Identifier: MIT
//
// Where people contradict each other, and which results hang on that.
#pragma once

#include <string>

#include "publish/input.hpp"

namespace fcm::reporting {

/// Whether any link was told with both signs.
bool people_contradict(const ReportInput&);

/// The link on which two groups contradict each other so that this effect points one way if the one
/// is right and the other way if the other is: on that link alone, or on all that they told. Null
/// where there is none, or where either answer hardly reaches the outcome.
const ContestedLink* decided_by(const ReportInput&, Index scenario, Index outcome);

/// "Hill", of another attribute than place "age 75+".
std::string name_of(const Group&);

}  // namespace fcm::reporting
