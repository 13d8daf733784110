// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "fcm/account.hpp"
#include "fcm/study.hpp"
#include "study/sheet.hpp"
#include "study/words.hpp"

namespace fcm::study {

/// Roles of the columns of claims.csv, in the order of claims_rules().roles.
enum ClaimColumn : std::size_t {
  from,
  to,
  id,
  coder,
  respondent,
  conversation,
  document,
  place,
  locator,
  polarity,
  strength,
  certainty,
  quote,
  paraphrase,
  basis,
  when,
  prompted,
  agree,
  disagree,
  unsure,
  tags,
  notes
};

const SheetRules& claims_rules();

/// Reads claims into a study that may hold a codebook and people already. docs/formats/study.md.
Result<void> read_claims_table(const text::Table&, const std::string& file, bool has_codebook,
                               Study&, Account&, const StrengthScale& = {});

}  // namespace fcm::study
