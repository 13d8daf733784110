// SPDX-License-Identifier: MIT
//
// A study: the coded conversations of one inquiry, as people told them. It holds personal data
// (who said what, in which words); what leaves it passes publish() (publish.hpp).
//
//     Result<Read<Study>> study = read_study("data/public-documents");  // fcm/formats.hpp
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/result.hpp"

namespace fcm {

/// Whether more of `from` leads to more or to less of `to`.
enum class Polarity {
  plus,    ///< more leads to more
  minus,   ///< more leads to less
  none,    ///< said to make no difference: a real zero
  both,    ///< said to go both ways
  unsure,  ///< said, direction unsure
  blank    ///< not coded
};

std::string_view to_text(Polarity);  // "+", "-", "none", "both", "unsure", ""

/// One coded causal statement.
struct Claim {
  std::string id;  ///< as given, else "row N" with N the line in the file
  Index from = 0;  ///< position in Study::factors
  Index to = 0;
  Polarity polarity = Polarity::blank;
  std::optional<double> strength;  ///< in (0, 1]; words weak .25, medium .5, strong .75
  std::string certainty;           ///< coded word, as given: stated, implied, ...
  std::string quote;               ///< verbatim words: personal data
  std::string paraphrase;          ///< the coder's own words
  std::string coder;
  std::string respondent;    ///< id, may be empty
  std::string conversation;  ///< id, may be empty
  std::string document;
  std::string place;
  std::string locator;
  std::string basis;  ///< lived, seen, expected, aim
  std::string when;
  std::optional<bool> prompted;
  std::optional<int> agree, disagree, unsure;  ///< hands in a group
  std::vector<std::string> tags;
  std::string notes;
  Place read_at;
  bool operator==(const Claim&) const = default;
};

/// A thing that can grow or shrink, as the codebook describes it.
struct StudyFactor {
  std::string id;
  std::string label;
  std::string kind;   ///< outcome, driver, barrier, context, or empty
  std::string level;  ///< individual, community, organisation, system, or empty
  std::string description;
  std::string theme;
  bool operator==(const StudyFactor&) const = default;
};

/// Attributes of people and conversations; each may hold several values ("carers; veterans").
using Attributes = std::map<std::string, std::vector<std::string>>;

/// What a person agreed to. Missing is no, except `analyse`: who took part is analysed unless
/// they said no or withdrew. docs/privacy.md.
struct Consent {
  std::optional<bool> analyse;
  std::optional<bool> quote;
  std::optional<bool> paraphrase;
  std::optional<bool> publish;
  std::string until;  ///< ISO date, empty: no end given
  bool operator==(const Consent&) const = default;
};

struct Respondent {
  std::string id;
  Consent consent;
  Attributes attributes;  ///< every other column: place, age, role, ...
  bool operator==(const Respondent&) const = default;
};

/// One talk or record.
struct Conversation {
  std::string id;
  std::string place;
  std::string date;  ///< ISO date as given
  std::string researcher;
  std::optional<int> people;  ///< how many took part
  std::string form;           ///< one to one, group, event, survey, document
  std::string record;         ///< recording, notes, memory
  std::string origin;
  Consent consent;
  Attributes attributes;
  bool operator==(const Conversation&) const = default;
};

struct Study {
  std::vector<StudyFactor> factors;
  std::vector<Claim> claims;
  std::vector<Respondent> respondents;           ///< everyone heard, also those without a claim
  std::vector<Conversation> conversations;       ///< every talk, also those without a claim
  std::map<std::string, std::string> documents;  ///< document id -> place, where documents.csv says
  bool operator==(const Study&) const = default;

  std::optional<Index> find_factor(std::string_view id) const;
};

/// The refused rows of the claims table as a table of its own, with the columns `problem` and
/// `line` added; once mended it can be read as it is. Empty where no row was refused. Personal
/// data.
std::string write_rejects(const Account&);

}  // namespace fcm
