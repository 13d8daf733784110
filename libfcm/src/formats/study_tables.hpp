// SPDX-License-Identifier: MIT
//
// A study as tables, in the columns that the readers of claims.csv and its kin know.
#pragma once

#include <vector>

#include "fcm/publish.hpp"
#include "text/workbook.hpp"

namespace fcm::detail {

/// The sheet `claims`; factors by id where there is a codebook beside it, else by label.
text::SheetToWrite claims_sheet(const Study&, bool by_id);

/// claims, factors and, where there are any, respondents, conversations and documents.
std::vector<text::SheetToWrite> study_sheets(const Study&);

}  // namespace fcm::detail
