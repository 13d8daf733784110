// SPDX-License-Identifier: MIT
//
// decisions.csv: which factors of a study are one, as a person decided. docs/formats/study.md
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/study.hpp"
#include "study/sheet.hpp"
#include "text/table.hpp"
#include "text/workbook.hpp"

namespace fcm::study {

enum DecisionColumn : std::size_t { decision, keep, change, note };
SheetRules decision_rules();

/// Applies the decisions in order to a study that was read: `merge` makes claims of `change` claims
/// of `keep`, `opposite` also turns their polarity, `rename` gives the factor `change` the label
/// `keep` and leaves it its id; a blank decision does nothing. Each is told in a note. Codes:
/// csv.no_header, decision.unknown, decision.same, decision.name_taken (refused rows);
/// decision.no_factor, decision.self_link (warnings); decision.applied (note).
Result<void> apply_decisions(const text::Table&, const std::string& file, Study&, Account&);

/// Factors that may be one: names that differ in a letter or in spaces, or say the opposite. The
/// decisions are left blank, for people to fill in.
text::SheetToWrite suggested_decisions(const Study&);

/// Pairs of spaceless keys that differ in one letter at most.
std::vector<std::pair<Index, Index>> look_alikes(const std::vector<std::string>& keys);

/// "transport" of "Lack of transport"; empty where the label names nothing missing.
std::string without_negation(std::string_view label);

}  // namespace fcm::study
