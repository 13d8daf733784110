// SPDX-License-Identifier: MIT
//
// decisions.csv: which factors of a study are one, as a person decided. docs/formats/study.md
#pragma once

#include <string>

#include "fcm/account.hpp"
#include "fcm/study.hpp"
#include "text/table.hpp"

namespace fcm::study {

/// Applies the decisions in order to a study that was read: `merge` makes claims of `change` claims
/// of `keep`, `opposite` also turns their polarity; a blank decision does nothing. Each is told in
/// a note. Codes: csv.no_header, decision.unknown, decision.same (refused rows);
/// decision.no_factor, decision.self_link (warnings); decision.applied (note).
Result<void> apply_decisions(const text::Table&, const std::string& file, Study&, Account&);

}  // namespace fcm::study
