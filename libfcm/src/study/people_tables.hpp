// SPDX-License-Identifier: MIT
//
// The tables beside the claims: codebook, people, talks, documents.
#pragma once

#include <string>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/study.hpp"
#include "study/sheet.hpp"
#include "text/table.hpp"

namespace fcm::study {

Result<void> read_factors_table(const text::Table&, const std::string& file, Study&, Account&);
Result<void> read_respondents_table(const text::Table&, const std::string& file, Study&, Account&);
Result<void> read_conversations_table(const text::Table&, const std::string& file, Study&,
                                      Account&);
Result<void> read_documents_table(const text::Table&, const std::string& file, Study&, Account&);

/// The columns that are read by name; the first alias is what we write.
const std::vector<Role>& respondent_roles();
const std::vector<Role>& conversation_roles();
const std::vector<Role>& document_roles();

/// Names of attributes by the headers of their columns, in a table that has those roles: one of
/// several columns that say where somebody lives is "place", as in the other tables.
std::vector<std::string> attribute_names(const std::vector<std::string>& headers,
                                         const std::vector<Role>&);

}  // namespace fcm::study
