// SPDX-License-Identifier: MIT
//
// A study as tables, in the columns that the readers of claims.csv and its kin know.
#pragma once

#include <string>
#include <vector>

#include "fcm/publish.hpp"
#include "text/workbook.hpp"

namespace fcm::detail {

/// What someone agreed to, in the words that study::read_consent() knows.
std::string consent_words(const Consent&);

/// The sheet `claims`; factors by id where there is a codebook beside it, else by label.
text::SheetToWrite claims_sheet(const Study&, bool by_id);

/// claims, factors and, where there are any, respondents, conversations and documents.
std::vector<text::SheetToWrite> study_sheets(const Study&);

}  // namespace fcm::detail
