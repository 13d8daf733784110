// SPDX-License-Identifier: MIT
//
// Clamps and pushes of the command line, with the rounds in which they work: F=V, F=V@3..10,
// F=V@3..10,ramp:2,decay:0.5.
#pragma once

#include <string>
#include <vector>

#include "fcm/simulate.hpp"

namespace fcm::command {

/// What follows the @: 3 (that round alone), 3..10, 3.. (for good), ..10, then ramp:N and decay:D.
/// `option` and `word` are for messages. Code usage.value.
Result<When> read_when(const std::string& option, const std::string& word,
                       const std::string& after_the_at);

/// Codes: usage.value, usage.conflict where two clamps of a factor share a round, factor.unknown,
/// intervention.*.
Result<Interventions> read_interventions(const std::vector<std::string>& clamps,
                                         const std::vector<std::string>& pushes, const Map&);

}  // namespace fcm::command
