// SPDX-License-Identifier: MIT
//
// Parts of resolve(): how a scenario edits the map it runs on.
#pragma once

#include <string>

#include "fcm/scenario.hpp"

namespace fcm::analyse {

/// The label in quotation marks; the id where there is no label.
std::string name_of(const Factor&);

/// The same problem, saying which scenario it is in and where that was written.
tl::unexpected<Problem> in_scenario(const Scenario&, Problem, const Place& = {});

/// A problem of the scenario itself.
tl::unexpected<Problem> in_scenario(const Scenario&, std::string code, std::string message,
                                    std::string hint, const Place& = {});

/// Appends the new factor and the assumed links to resolved.map.
Result<void> add_assumptions(const Scenario&, Resolved&);

/// What a changed connection is measured by.
struct Target {
  double direction = 0;  ///< sign of the connection as told: it keeps it; 0: it has none
  double size = 0;       ///< of the other connection, or of what so many voices would have said
};

/// w' = (1-r) w + r target.
double changed_weight(const Intervention&, double reach, double weight, const Target&);

/// Puts w' in the place of w; and, where the level of the cause today is known, the constant input
/// (w' - w) level on the effect.
Result<void> change_connection(const Scenario&, const Intervention&, Resolved&);

/// Notes where the scenario changes connections only, and their causes are at 0 in the baseline.
void note_where_nothing_moves(const Scenario&, const Eigen::VectorXd& baseline, Resolved&);

}  // namespace fcm::analyse
