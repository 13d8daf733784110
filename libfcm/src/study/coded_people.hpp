// SPDX-License-Identifier: MIT
//
// Who said it and where: cases as respondents, sources as conversations.
#pragma once

#include <string>
#include <vector>

#include "fcm/coded_texts.hpp"

namespace fcm::study {

/// Who speaks in a selection.
struct Speaker {
  std::string respondent, conversation;
};

class CodedPeople {
 public:
  CodedPeople(const CodedTexts&, const Mapping&);

  Speaker of(const Selection&, Index position) const;
  /// Everyone heard, and every talk, also those without a claim.
  void add_to(Study&) const;
  /// Doubts: qda.several_cases, qda.source_name.
  void add_doubts(Account&) const;

 private:
  std::string respondent_of(Index source, const Attributes&) const;
  void name_sources();
  void find_cases();
  void list_people();

  const CodedTexts& texts_;
  const Mapping& mapping_;
  bool ours_;                           ///< written by us: sources that are no conversations say so
  std::vector<std::string> talks_;      ///< per source: id of its conversation
  std::vector<Attributes> attributes_;  ///< per source, with those in its name
  std::vector<std::vector<Index>> by_source_;  ///< cases
  std::vector<std::vector<Index>> by_selection_;
  std::vector<Respondent> respondents_;
  std::size_t unfit_ = 0, crowded_ = 0;
};

}  // namespace fcm::study
