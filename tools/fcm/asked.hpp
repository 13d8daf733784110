// SPDX-License-Identifier: MIT
//
// The scenarios and outcomes that a command line names.
#pragma once

#include <string>
#include <vector>

#include "fcm/project.hpp"

namespace fcm::command {

/// By id or label; all outcomes of the project where none is named. Codes: factor.unknown,
/// usage.missing (there is none).
Result<std::vector<Index>> outcomes_asked(const std::vector<std::string>& names, const Loaded&);

/// All scenarios of the project where none is named; where nobody wrote any, the levers by their
/// factors. Codes: scenario.unknown, scenario.no_levers.
Result<std::vector<Scenario>> scenarios_asked(const std::vector<std::string>& names, const Loaded&);

/// Of scenarios the `most` with the largest |effect| on any of the outcomes, on the map of all, in
/// the order they had; ties by that order. Codes: those of what_if().
Result<std::vector<Scenario>> furthest(const std::vector<Scenario>&, const Loaded&,
                                       const std::vector<Index>& outcomes, std::size_t most);

}  // namespace fcm::command
