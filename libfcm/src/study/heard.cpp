// SPDX-License-Identifier: MIT
#include "study/heard.hpp"

#include <algorithm>
#include <utility>

#include "text/utf8.hpp"

namespace fcm::study {
namespace {

std::vector<std::string> attribute(const Respondent* one, const std::string& name) {
  if (one == nullptr) return {};
  const auto found = one->attributes.find(name);
  return found == one->attributes.end() ? std::vector<std::string>() : found->second;
}

bool says_no(const Consent& consent, const std::string& today) {
  return consent.analyse == false ||
         (!consent.until.empty() && !today.empty() && consent.until < today);
}

bool says_anything(const Consent& consent) {
  return consent.analyse.has_value() || !consent.until.empty();
}

bool is_survey(const Conversation& talk) {
  const std::string form = text::match_key(talk.form);
  return form.find("survey") != std::string::npos ||
         form.find("questionnaire") != std::string::npos;
}

using Values = std::map<std::string, std::set<std::string>>;

void add_values(const Attributes& attributes, Values& into) {
  for (const auto& [name, values] : attributes) into[name].insert(values.begin(), values.end());
}

Values values_of(const Conversation& talk) {
  Values values;
  add_values(talk.attributes, values);
  for (const auto& [name, value] : {std::pair("researcher", &talk.researcher),
                                    {"form", &talk.form},
                                    {"record", &talk.record},
                                    {"origin", &talk.origin}})
    if (!value->empty()) values[name].insert(*value);
  return values;
}

/// What the respondent says of itself hides what its conversations say.
Attributes attributes_of(const Heard& heard, const Talks& talks,
                         const std::set<std::string>& places) {
  Values of_talks, all;
  for (const std::string& id : heard.conversations)
    if (const auto talk = talks.find(id); talk != talks.end())
      for (const auto& [name, values] : values_of(*talk->second))
        of_talks[name].insert(values.begin(), values.end());
  if (heard.respondent != nullptr) add_values(heard.respondent->attributes, all);
  const std::set<std::string> records = of_talks["record"];  // of the talk, never of the person
  all.merge(of_talks);
  for (const auto& [name, values] : {std::pair("place", &places),
                                     {"conversation", &heard.conversations},
                                     {"document", &heard.documents},
                                     {"record", &records}})
    if (!values->empty()) all[name] = *values;
  Attributes attributes;
  for (const auto& [name, values] : all)
    if (!values.empty()) attributes[name].assign(values.begin(), values.end());
  return attributes;
}

}  // namespace

std::string voice_key(const Claim& claim, Index position) {
  if (!claim.respondent.empty()) return "respondent " + claim.respondent;
  if (!claim.conversation.empty()) return "conversation " + claim.conversation;
  if (!claim.document.empty()) return "document " + claim.document;
  const std::string number = std::to_string(position);
  return "row " + std::string(12 - std::min<std::size_t>(number.size(), 12), '0') + number;
}

// Everyone heard. A listed conversation speaks for itself only where nobody in it has a name.
Voices everyone(const Study& study, const std::vector<std::string>& keys) {
  Voices voices;
  std::set<std::string> with_names;
  for (const Respondent& one : study.respondents) {
    Heard& heard = voices["respondent " + one.id];
    heard.respondent = &one;
    for (const std::string& talk : attribute(&one, "conversation")) {
      heard.conversations.insert(talk);
      with_names.insert(talk);
    }
    for (const std::string& document : attribute(&one, "document"))
      heard.documents.insert(document);
  }
  for (Index i = 0; i < study.claims.size(); ++i) {
    const Claim& claim = study.claims[i];
    Heard& heard = voices[keys[i]];
    if (!claim.conversation.empty()) heard.conversations.insert(claim.conversation);
    if (!claim.document.empty()) heard.documents.insert(claim.document);
    if (!claim.place.empty()) heard.places.insert(claim.place);
    if (!claim.respondent.empty() && !claim.conversation.empty())
      with_names.insert(claim.conversation);
  }
  for (const Conversation& talk : study.conversations)
    if (with_names.count(talk.id) == 0)
      voices["conversation " + talk.id].conversations.insert(talk.id);
  return voices;
}

bool speaks_alone(const Heard& heard) {
  return heard.respondent != nullptr && says_anything(heard.respondent->consent);
}

bool talk_says_no(const Talks& talks, const std::string& id, const std::string& today) {
  const auto found = talks.find(id);
  return found != talks.end() && says_no(found->second->consent, today);
}

bool withheld(const Heard& heard, const Talks& talks, const std::string& today) {
  if (speaks_alone(heard)) return says_no(heard.respondent->consent, today);
  return !heard.conversations.empty() &&
         std::all_of(heard.conversations.begin(), heard.conversations.end(),
                     [&](const std::string& id) { return talk_says_no(talks, id, today); });
}

Voice voice_of(const std::string& key, const Heard& heard, const Study& study, const Talks& talks) {
  Voice voice{.key = key};
  std::set<std::string> places = heard.places;
  for (const std::string& place : attribute(heard.respondent, "place")) places.insert(place);
  for (const std::string& id : heard.conversations) {
    const auto talk = talks.find(id);
    if (talk == talks.end()) continue;
    if (!talk->second->place.empty()) places.insert(talk->second->place);
    voice.survey = voice.survey || is_survey(*talk->second);
    if (key.starts_with("conversation ")) voice.people = talk->second->people.value_or(1);
  }
  if (places.empty())
    for (const std::string& id : heard.documents) {
      const auto document = study.documents.find(id);
      if (document != study.documents.end() && !document->second.empty())
        places.insert(document->second);
    }
  voice.places.assign(places.begin(), places.end());
  voice.attributes = attributes_of(heard, talks, places);
  return voice;
}

}  // namespace fcm::study
