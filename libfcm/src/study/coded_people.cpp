// SPDX-License-Identifier: MIT
#include "study/coded_people.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "study/coded_names.hpp"
#include "study/sheet.hpp"
#include "study/words.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::study {
namespace {

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : "; ") + value;
  return text;
}

/// Takes an attribute out, as one text; empty where it is not there.
std::string taken(Attributes& attributes, const std::string& name) {
  const auto found = attributes.find(name);
  if (found == attributes.end()) return {};
  std::string value = joined(found->second);
  attributes.erase(found);
  return value;
}

/// The attribute that holds the place goes by that name everywhere else.
void settle_place(Attributes& attributes, const std::string& name) {
  const std::string known = attribute_name(name);
  if (known == "place") return;
  const auto found = attributes.find(known);
  if (found == attributes.end()) return;
  attributes["place"] = found->second;
  attributes.erase(known);
}

Respondent person(const std::string& id, Attributes attributes) {
  Account unused;
  Respondent one{.id = id};
  one.consent = read_consent(taken(attributes, "consent"), {}, unused);
  one.attributes = std::move(attributes);
  return one;
}

Conversation talk(const std::string& id, Attributes attributes) {
  Account unused;
  Conversation one{.id = id};
  one.place = taken(attributes, "place");
  one.date = taken(attributes, "date");
  one.researcher = taken(attributes, "researcher");
  one.form = taken(attributes, "form");
  one.record = taken(attributes, "record");
  one.origin = taken(attributes, "origin");
  one.consent = read_consent(taken(attributes, "consent"), {}, unused);
  if (const auto people = read_count(taken(attributes, "people"), {}, 1)) one.people = *people;
  one.attributes = std::move(attributes);
  return one;
}

}  // namespace

CodedPeople::CodedPeople(const CodedTexts& texts, const Mapping& mapping)
    : texts_(texts), mapping_(mapping), ours_(texts.tool.starts_with("fcm ")) {
  name_sources();
  find_cases();
  list_people();
}

void CodedPeople::name_sources() {
  std::map<std::string, std::size_t> seen;
  for (const CodedSource& source : texts_.sources) {
    std::string name = source.name.empty() ? "unnamed" : source.name;
    if (const std::size_t before = seen[name]++; before > 0)
      name += " (" + std::to_string(before + 1) + ")";
    talks_.push_back(std::move(name));
    attributes_.push_back(source.attributes);
    if (!mapping_.source_name.empty()) {
      const auto fields = read_pattern(source.name, mapping_.source_name);
      if (fields.empty()) ++unfit_;
      for (const auto& [field, value] : fields) add_attribute(attributes_.back(), field, value);
    }
    settle_place(attributes_.back(), mapping_.place);
  }
}

void CodedPeople::find_cases() {
  by_source_.resize(texts_.sources.size());
  by_selection_.resize(texts_.selections.size());
  if (mapping_.respondent == "document") return;
  for (Index i = 0; i < texts_.cases.size(); ++i) {
    for (const Index source : texts_.cases[i].sources) by_source_[source].push_back(i);
    for (const Index selection : texts_.cases[i].selections) by_selection_[selection].push_back(i);
  }
  for (Index i = 0; i < texts_.selections.size(); ++i) {
    const auto& own = by_selection_[i];
    const auto& all = by_source_[texts_.selections[i].source];
    if (own.size() > 1 || (own.empty() && all.size() > 1)) ++crowded_;
  }
}

/// By an attribute that the mapping or the source's name gives; empty where there is none.
std::string CodedPeople::respondent_of(Index source, const Attributes& attributes) const {
  if (mapping_.respondent == "document") return talks_[source];
  const std::string name =
      mapping_.respondent == "case" ? "respondent" : attribute_name(mapping_.respondent);
  const auto found = attributes.find(name);
  return found == attributes.end() ? std::string() : joined(found->second);
}

void CodedPeople::list_people() {
  std::map<std::string, Index> known;
  const auto add = [&](const std::string& id, Attributes attributes,
                       const std::vector<Index>& sources) {
    if (id.empty()) return;
    settle_place(attributes, mapping_.place);
    attributes.erase("respondent");
    if (!ours_)
      for (const Index source : sources) add_attribute(attributes, "conversation", talks_[source]);
    const auto [at, is_new] = known.emplace(id, respondents_.size());
    if (is_new) {
      respondents_.push_back(person(id, std::move(attributes)));
      return;
    }
    Attributes& all = respondents_[at->second].attributes;
    for (const auto& [name, values] : attributes) add_attribute(all, name, joined(values));
  };
  if (mapping_.respondent != "document")
    for (const Case& one : texts_.cases) {
      std::set<Index> sources(one.sources.begin(), one.sources.end());
      for (const Index selection : one.selections)
        sources.insert(texts_.selections[selection].source);
      add(one.name, one.attributes, {sources.begin(), sources.end()});
    }
  for (Index i = 0; i < texts_.sources.size(); ++i)
    if (by_source_[i].empty()) add(respondent_of(i, attributes_[i]), attributes_[i], {i});
}

Speaker CodedPeople::of(const Selection& selection, Index position) const {
  Speaker speaker{.conversation = talks_[selection.source]};
  const auto& own = by_selection_[position];
  const auto& all = own.empty() ? by_source_[selection.source] : own;
  speaker.respondent = all.empty() ? respondent_of(selection.source, attributes_[selection.source])
                                   : texts_.cases[all.front()].name;
  return speaker;
}

void CodedPeople::add_to(Study& study) const {
  study.respondents = respondents_;
  std::vector<bool> coded(texts_.sources.size());
  for (const Selection& selection : texts_.selections) coded[selection.source] = true;
  for (Index i = 0; i < texts_.sources.size(); ++i) {
    if (!coded[i] && !texts_.sources[i].is_text) continue;
    Attributes attributes = attributes_[i];
    if (ours_ && attributes.count("fcm source") > 0) continue;
    attributes.erase("respondent");
    study.conversations.push_back(talk(talks_[i], std::move(attributes)));
  }
}

void CodedPeople::add_doubts(Account& account) const {
  if (crowded_ > 0)
    warn(account, "qda.several_cases",
         counted(crowded_, "coded piece", "coded pieces") +
             " of several cases: the first one counts",
         {texts_.file}, "let each piece belong to the case of the person who said it");
  if (unfit_ > 0)
    warn(account, "qda.source_name",
         counted(unfit_, "name of a source", "names of sources") +
             " without the pattern of source_name",
         {texts_.file}, "the pattern is: " + mapping_.source_name);
}

}  // namespace fcm::study
