// SPDX-License-Identifier: MIT
#include "disclose/leaving.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace fcm::disclose {
namespace {

void add(Ids& ids, const Attributes& attributes, const char* name) {
  if (const auto found = attributes.find(name); found != attributes.end())
    ids.insert(found->second.begin(), found->second.end());
}

/// The talks, or documents, that only this voice is in.
Ids only_with(const Study& study, Leaving& leaving, std::string Claim::*place,
              const char* attribute) {
  Ids theirs, of_others;
  for (const Claim& claim : study.claims)
    (leaving.told(claim) ? theirs : of_others).insert(claim.*place);
  for (const Respondent& one : study.respondents)
    add(leaving.is(one) ? theirs : of_others, one.attributes, attribute);
  Ids alone;
  for (const std::string& id : theirs) {
    if (id.empty()) continue;
    if (of_others.count(id) > 0)
      ++leaving.shared;
    else
      alone.insert(id);
  }
  return alone;
}

bool is_respondent(const Study& study, const std::string& id) {
  return std::any_of(study.claims.begin(), study.claims.end(),
                     [&](const Claim& claim) { return claim.respondent == id; }) ||
         std::any_of(study.respondents.begin(), study.respondents.end(),
                     [&](const Respondent& one) { return one.id == id; });
}

bool is_conversation(const Study& study, const std::string& id) {
  return std::any_of(study.claims.begin(), study.claims.end(),
                     [&](const Claim& claim) { return claim.conversation == id; }) ||
         std::any_of(study.conversations.begin(), study.conversations.end(),
                     [&](const Conversation& talk) { return talk.id == id; });
}

bool has_names(const Study& study, const std::string& conversation) {
  Ids of_people;
  for (const Respondent& one : study.respondents) add(of_people, one.attributes, "conversation");
  return of_people.count(conversation) > 0 ||
         std::any_of(study.claims.begin(), study.claims.end(), [&](const Claim& claim) {
           return claim.conversation == conversation && !claim.respondent.empty();
         });
}

/// A claim as it reads whatever line it stands on.
Claim as_told(Claim claim) {
  claim.from = claim.to = 0;
  claim.read_at = {};
  if (claim.id.starts_with("row ")) claim.id.clear();
  return claim;
}

}  // namespace

bool Leaving::told(const Claim& claim) const {
  return talk ? claim.respondent.empty() && claim.conversation == id : claim.respondent == id;
}

bool Leaving::is(const Respondent& one) const { return !talk && one.id == id; }

std::string Leaving::key() const { return (talk ? "conversation " : "respondent ") + id; }

Result<Leaving> find_leaving(const Study& study, const std::string& name,
                             const std::string& study_path) {
  Leaving leaving;
  leaving.id = text::trimmed(name);
  leaving.talk = !is_respondent(study, leaving.id);
  if (leaving.id.empty() || (leaving.talk && !is_conversation(study, leaving.id)))
    return problem("withdraw.unknown", "nobody in this study has this id", {study_path},
                   "ids stand in the column respondent of the tables, or conversation where "
                   "nobody is named; write it as it stands there");
  if (leaving.talk && has_names(study, leaving.id))
    return problem("withdraw.named", "people in this conversation have ids of their own",
                   {study_path},
                   "withdraw these first, by their ids, if all of the conversation is to go");
  leaving.conversations = only_with(study, leaving, &Claim::conversation, "conversation");
  leaving.documents = only_with(study, leaving, &Claim::document, "document");
  if (leaving.talk) leaving.conversations.insert(leaving.id);
  return leaving;
}

Ids factors_of(const Study& study, const Leaving& leaving) {
  std::set<Index> theirs, of_others;
  for (const Claim& claim : study.claims)
    (leaving.told(claim) ? theirs : of_others).insert({claim.from, claim.to});
  Ids alone;
  for (const Index factor : theirs)
    if (of_others.count(factor) == 0) alone.insert(study.factors[factor].id);
  return alone;
}

Study without(const Study& study, const Leaving& leaving) {
  Study rest = study;
  std::erase_if(rest.claims, [&](const Claim& claim) { return leaving.told(claim); });
  std::erase_if(rest.respondents, [&](const Respondent& one) { return leaving.is(one); });
  std::erase_if(rest.conversations,
                [&](const Conversation& talk) { return leaving.conversations.count(talk.id) > 0; });
  std::erase_if(rest.documents,
                [&](const auto& document) { return leaving.documents.count(document.first) > 0; });
  return rest;
}

bool same_said(const Study& a, const Study& b) {
  const auto key = [](const Study& study, Index factor) {
    return text::match_key(study.factors[factor].label);
  };
  return a.respondents == b.respondents && a.conversations == b.conversations &&
         std::equal(a.claims.begin(), a.claims.end(), b.claims.begin(), b.claims.end(),
                    [&](const Claim& one, const Claim& other) {
                      return as_told(one) == as_told(other) &&
                             key(a, one.from) == key(b, other.from) &&
                             key(a, one.to) == key(b, other.to);
                    });
}

}  // namespace fcm::disclose
