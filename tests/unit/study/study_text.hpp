// SPDX-License-Identifier: MIT
//
// Studies written as text, for tests.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

#include "fcm/study.hpp"
#include "study/claims_table.hpp"
#include "study/people_tables.hpp"
#include "text/table.hpp"
#include "text/utf8.hpp"

namespace fcm::test {

struct Tables {
  std::string claims, factors, respondents, conversations, documents;
};

/// As read_study would read the folder that holds these tables; throws where one is refused whole.
inline Read<Study> study_of(const Tables& tables) {
  Read<Study> beside;
  const auto demand = [](const Result<void>& done) {
    if (!done) throw std::runtime_error(to_text(done.error()));
  };
  Account& account = beside.account;
  const auto table = [&account](const std::string& bytes, const char* file) {
    return text::parse_table(text::to_utf8(bytes, file, account).value(), file, account).value();
  };
  if (!tables.factors.empty())
    demand(study::read_factors_table(table(tables.factors, "factors.csv"), "factors.csv",
                                     beside.value, account));
  if (!tables.respondents.empty())
    demand(study::read_respondents_table(table(tables.respondents, "respondents.csv"),
                                         "respondents.csv", beside.value, account));
  if (!tables.conversations.empty())
    demand(study::read_conversations_table(table(tables.conversations, "conversations.csv"),
                                           "conversations.csv", beside.value, account));
  if (!tables.documents.empty())
    demand(study::read_documents_table(table(tables.documents, "documents.csv"), "documents.csv",
                                       beside.value, account));
  Read<Study> read{.value = beside.value};
  demand(study::read_claims_table(table(tables.claims, "claims.csv"), "claims.csv",
                                  !tables.factors.empty(), read.value, read.account));
  read.account.append(account);
  return read;
}

}  // namespace fcm::test
