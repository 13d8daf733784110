// SPDX-License-Identifier: MIT
//
// The one place where study and map become something that may leave. docs/privacy.md.
#include "fcm/publish.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>

#include "disclose/disclosure.hpp"
#include "disclose/statements.hpp"
#include "text/number.hpp"

namespace fcm {

namespace {

/// A claim with the people and the talk it comes from; null where the tables do not list them.
struct Origin {
  const Respondent* respondent = nullptr;
  const Conversation* conversation = nullptr;
};

class Origins {
 public:
  explicit Origins(const Study& study) {
    for (const Respondent& respondent : study.respondents)
      respondents_.emplace(respondent.id, &respondent);
    for (const Conversation& conversation : study.conversations)
      conversations_.emplace(conversation.id, &conversation);
  }

  Origin of(const Claim& claim) const {
    const auto respondent = respondents_.find(claim.respondent);
    const auto conversation = conversations_.find(claim.conversation);
    return {respondent == respondents_.end() ? nullptr : respondent->second,
            conversation == conversations_.end() ? nullptr : conversation->second};
  }

 private:
  std::map<std::string_view, const Respondent*> respondents_;
  std::map<std::string_view, const Conversation*> conversations_;
};

/// ISO dates compare as text, and the last day still counts. A consent that ends is over where
/// nobody knows the date.
bool lasts(const Consent& consent, const std::string& today) {
  return consent.until.empty() || (!today.empty() && today <= consent.until);
}

/// What the respondent said of this, else the conversation; nothing where neither did. No where
/// the consent that would count has ended.
std::optional<bool> consented(const Origin& origin, std::optional<bool> Consent::*to,
                              const std::string& today) {
  if (origin.respondent && !lasts(origin.respondent->consent, today)) return false;
  if (origin.respondent && origin.respondent->consent.*to) return origin.respondent->consent.*to;
  if (!origin.conversation) return std::nullopt;
  if (!lasts(origin.conversation->consent, today)) return false;
  return origin.conversation->consent.*to;
}

/// A project may speak for a study that asked nobody; where anyone was asked, a missing answer is
/// no.
DefaultConsent where_nobody_was_asked(const Study& study, const DefaultConsent& otherwise) {
  const auto was_asked = [](const auto& one) { return !(one.consent == Consent{}); };
  const bool asked = std::any_of(study.respondents.begin(), study.respondents.end(), was_asked) ||
                     std::any_of(study.conversations.begin(), study.conversations.end(), was_asked);
  return asked ? DefaultConsent{} : otherwise;
}

/// The respondent's own word on being analysed, where there is one, else that of the conversation;
/// as gather() has it. ISO dates compare as text, and the last day still counts.
bool withheld(const Origin& origin, const std::string& today) {
  const auto speaks = [](const Consent& consent) {
    return consent.analyse.has_value() || !consent.until.empty();
  };
  const auto says_no = [&](const Consent& consent) {
    return consent.analyse == false ||
           (!consent.until.empty() && !today.empty() && consent.until < today);
  };
  if (origin.respondent && speaks(origin.respondent->consent))
    return says_no(origin.respondent->consent);
  return origin.conversation && says_no(origin.conversation->consent);
}

std::string strength_word(const std::optional<double>& strength) {
  if (!strength) return "";
  if (*strength == 0.25) return "weak";
  if (*strength == 0.5) return "medium";
  if (*strength == 0.75) return "strong";
  return text::shortest(*strength);
}

std::string place_of(const Study& study, const Claim& claim, const Origin& origin) {
  if (!claim.place.empty()) return claim.place;
  if (origin.respondent) {
    const auto places = origin.respondent->attributes.find("place");
    if (places != origin.respondent->attributes.end()) {
      std::string joined;
      for (const std::string& place : places->second)
        joined += (joined.empty() ? "" : "; ") + place;
      return joined;
    }
  }
  if (origin.conversation && !origin.conversation->place.empty()) return origin.conversation->place;
  const auto document = study.documents.find(claim.document);
  return document == study.documents.end() ? "" : document->second;
}

/// How many coders saw the same voice say the same of the same link.
class Sightings {
 public:
  explicit Sightings(const Study& study) {
    for (const Claim& claim : study.claims) coders_[key(claim)].insert(claim.coder);
  }
  std::size_t of(const Claim& claim) const {
    const bool row_alone =
        claim.respondent.empty() && claim.conversation.empty() && claim.document.empty();
    return row_alone ? 1 : coders_.at(key(claim)).size();
  }

 private:
  using Key =
      std::tuple<std::string_view, std::string_view, std::string_view, Index, Index, Polarity>;
  static Key key(const Claim& claim) {
    return {claim.respondent, claim.conversation, claim.document,
            claim.from,       claim.to,           claim.polarity};
  }
  std::map<Key, std::set<std::string_view>> coders_;
};

void add_words(Statement& statement, const Claim& claim, const Origin& origin, Words asked,
               const DefaultConsent& otherwise, const std::string& today) {
  const bool quote = consented(origin, &Consent::quote, today).value_or(otherwise.quote);
  const bool paraphrase =
      consented(origin, &Consent::paraphrase, today).value_or(otherwise.paraphrase);
  if (asked == Words::quote && quote && !claim.quote.empty()) {
    statement.words = claim.quote;
    statement.verbatim = true;
  } else if (asked != Words::none && paraphrase) {
    statement.words = claim.paraphrase;
  }
}

/// Who stands behind what, for audiences that may not see everything.
class Behind {
 public:
  Behind(const Study& study, const std::string& today, std::size_t least_voices) {
    const Evidence evidence = gather(study, {.today = today});
    places_ = disclose::places_named(evidence, least_voices);
    for (const Cell& cell : evidence.cells) {
      const EvidenceLink& link = evidence.links[cell.link];
      ++links_[{link.from, link.to}];
    }
  }
  bool may_name(const std::string& place) const { return places_.count(place) > 0; }
  std::size_t voices_on(Index from, Index to) const {
    const auto found = links_.find(std::pair(from, to));
    return found == links_.end() ? 0 : found->second;
  }

 private:
  std::set<std::string> places_;
  std::map<std::pair<Index, Index>, std::size_t> links_;
};

/// Leaves in the statement what the audience may see; false where that is nothing.
bool narrow(Statement& statement, const Behind& behind, bool may_be_published, const Rules& rules,
            Withheld& withheld) {
  if (statement.words.empty() ||
      behind.voices_on(statement.from, statement.to) < rules.least_voices ||
      (rules.consent_to_publish && !may_be_published)) {
    ++withheld.words;
    return false;
  }
  if (!statement.place.empty() && !behind.may_name(statement.place)) {
    statement.place.clear();
    ++withheld.places;
  }
  statement.coders = 1;
  return true;
}

}  // namespace

Published<Study> publish_study(const Study& study, Audience audience) {
  if (audience != Audience::working)
    throw std::logic_error("publish_study: a whole study is for working copies alone");
  return Publisher<Study>::make(study, audience);
}

disclose::Statements disclose::statements_by(const Study& study, const std::optional<Rules>& rules,
                                             Words words, const DefaultConsent& otherwise,
                                             const std::string& today) {
  const DefaultConsent unasked = where_nobody_was_asked(study, otherwise);
  const Origins origins(study);
  const Sightings sightings(study);
  Statements statements;
  statements.shown.resize(study.claims.size());
  std::optional<Behind> behind;
  if (rules) behind.emplace(study, today, rules->least_voices);
  for (Index i = 0; i < study.claims.size(); ++i) {
    const Claim& claim = study.claims[i];
    const Origin origin = origins.of(claim);
    if (withheld(origin, today)) continue;
    Statement statement{.from = claim.from,
                        .to = claim.to,
                        .polarity = claim.polarity,
                        .strength = strength_word(claim.strength),
                        .place = place_of(study, claim, origin),
                        .coders = sightings.of(claim)};
    add_words(statement, claim, origin, words, unasked, today);
    const bool may_be_published =
        consented(origin, &Consent::publish, today).value_or(unasked.publish);
    if (!rules || narrow(statement, *behind, may_be_published, *rules, statements.withheld))
      statements.shown[i] = std::move(statement);
  }
  return statements;
}

Published<std::vector<std::optional<Statement>>> publish(const Study& study, Audience audience,
                                                         Words words,
                                                         const DefaultConsent& otherwise,
                                                         const std::string& today) {
  std::optional<Rules> rules;
  if (audience != Audience::working) rules = rules_of(audience);
  disclose::Statements by = disclose::statements_by(study, rules, words, otherwise, today);
  return Disclosure::of(std::move(by.shown), audience, by.withheld);
}

}  // namespace fcm
