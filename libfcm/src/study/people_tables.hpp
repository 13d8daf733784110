// SPDX-License-Identifier: MIT
//
// The tables beside the claims: codebook, people, talks, documents.
#pragma once

#include <string>

#include "fcm/account.hpp"
#include "fcm/study.hpp"
#include "text/table.hpp"

namespace fcm::study {

Result<void> read_factors_table(const text::Table&, const std::string& file, Study&, Account&);
Result<void> read_respondents_table(const text::Table&, const std::string& file, Study&, Account&);
Result<void> read_conversations_table(const text::Table&, const std::string& file, Study&,
                                      Account&);
Result<void> read_documents_table(const text::Table&, const std::string& file, Study&, Account&);

}  // namespace fcm::study
