// SPDX-License-Identifier: MIT
#include "fcm/grouping.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "fcm/group.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

constexpr char between = '\n';  // in no id that was read

/// What a talk says of an attribute, as one text.
std::string value_of(const Conversation& talk, const std::string& attribute) {
  const std::string key = text::match_key(attribute);
  for (const auto& [name, value] : {std::pair("researcher", &talk.researcher),
                                    {"form", &talk.form},
                                    {"record", &talk.record},
                                    {"origin", &talk.origin}})
    if (key == name) return *value;
  std::string joined;
  for (const auto& [name, values] : talk.attributes)
    if (text::match_key(name) == key)
      for (const std::string& value : std::set<std::string>(values.begin(), values.end()))
        joined += value + between;
  return joined;
}

bool states(const Respondent& one, const std::string& attribute) {
  const std::string key = text::match_key(attribute);
  if (key == "record") return false;  // of the talk, never of the person
  return std::any_of(one.attributes.begin(), one.attributes.end(), [&](const auto& known) {
    return text::match_key(known.first) == key && !known.second.empty();
  });
}

/// Takes respondents apart who said things in talks of different values.
class Splitter {
 public:
  Splitter(const Study& study, const std::string& attribute) : study_(study) {
    for (const Conversation& talk : study.conversations)
      value_.emplace(talk.id, value_of(talk, attribute));
    for (const Respondent& one : study.respondents) {
      if (states(one, attribute)) stated_.insert(one.id);
      for (const std::string& talk : talks_of(one)) heard_[one.id].insert(value_at(talk));
    }
    for (const Claim& claim : study.claims)
      if (!claim.respondent.empty()) heard_[claim.respondent].insert(value_at(claim.conversation));
  }

  bool any() const {
    return std::any_of(heard_.begin(), heard_.end(),
                       [this](const auto& one) { return is_split(one.first); });
  }

  Study split() const {
    Study apart = study_;
    apart.respondents.clear();
    for (const Respondent& one : study_.respondents) {
      if (!is_split(one.id)) {
        apart.respondents.push_back(one);
        continue;
      }
      for (const std::string& value : heard_.at(one.id)) {
        Respondent part = one;
        part.id = id_of(one.id, value);
        std::vector<std::string> talks;
        for (const std::string& talk : talks_of(one))
          if (value_at(talk) == value) talks.push_back(talk);
        if (!talks.empty())
          part.attributes["conversation"] = std::move(talks);
        else
          part.attributes.erase("conversation");
        apart.respondents.push_back(std::move(part));
      }
    }
    for (Claim& claim : apart.claims)
      if (is_split(claim.respondent))
        claim.respondent = id_of(claim.respondent, value_at(claim.conversation));
    return apart;
  }

 private:
  static std::vector<std::string> talks_of(const Respondent& one) {
    const auto found = one.attributes.find("conversation");
    return found == one.attributes.end() ? std::vector<std::string>() : found->second;
  }
  std::string value_at(const std::string& talk) const {
    const auto found = value_.find(talk);
    return found == value_.end() ? std::string() : found->second;
  }
  bool is_split(const std::string& id) const {
    const auto values = heard_.find(id);
    return values != heard_.end() && values->second.size() > 1 && stated_.count(id) == 0;
  }
  static std::string id_of(const std::string& id, const std::string& value) {
    return id + between + value;
  }

  const Study& study_;
  std::map<std::string, std::string> value_;            ///< by talk
  std::map<std::string, std::set<std::string>> heard_;  ///< by respondent: values of its talks
  std::set<std::string> stated_;                        ///< respondents who say it of themselves
};

/// Those of the rows whose voices are among `told`, with the weights that they have there.
void take_rows(const Evidence& rows, const std::vector<bool>& wanted, const Evidence& told,
               Grouping& to) {
  std::map<std::string, Index> position;
  for (Index v = 0; v < told.voices.size(); ++v) position.emplace(told.voices[v].key, v);
  std::vector<bool> keep(rows.voices.size(), false);
  for (Index row = 0; row < keep.size(); ++row) {
    const std::string& key = rows.voices[row].key;
    const auto voice = position.find(key.substr(0, key.find(between)));
    keep[row] = wanted[row] && voice != position.end();
    if (keep[row]) to.voice.push_back(voice->second);
  }
  to.evidence = narrow(rows, keep, rows.links);
  for (Index row = 0; row < to.voice.size(); ++row)
    to.evidence.voices[row].weight = told.voices[to.voice[row]].weight;
}

/// A row for each of several coders who read a voice.
void take_readings(const Study& study, const Evidence& told, const EvidenceOptions& options,
                   Grouping& to) {
  const ReadByEach each = read_by_each(study, gather(study, options), options);
  std::vector<bool> twice(each.voice.size());
  for (Index row = 0; row < twice.size(); ++row) twice[row] = each.turn[row].second > 1;
  take_rows(each.evidence, twice, told, to);
}

Result<void> find_values(Grouping& to) {
  for (const GroupAttribute& attribute : group_attributes(to.evidence)) {
    if (text::match_key(attribute.name) != text::match_key(to.attribute)) continue;
    to.attribute = attribute.name;
    to.without = attribute.without;
    for (const GroupValue& value : attribute.values) {
      Grouping::Value group{.name = value.value,
                            .rows = members(to.evidence, {{{attribute.name, value.value}}})};
      std::set<Index> voices;
      for (Index row = 0; row < group.rows.size(); ++row)
        if (group.rows[row]) voices.insert(to.voice[row]);
      group.voices = voices.size();
      to.values.push_back(std::move(group));
    }
    return {};
  }
  return problem("group.no_groups", "the " + to.attribute + " of voices makes no groups", {},
                 "it takes two values or more, that several voices have", to.attribute);
}

}  // namespace

Result<Grouping> group_by(const Study& study, const Evidence& told, const std::string& attribute,
                          const EvidenceOptions& options) {
  Grouping to{.attribute = attribute};
  const std::string key = text::match_key(attribute);
  if (key == "coder") {
    take_readings(study, told, options, to);
  } else {
    const auto known = find_group(told, {{{attribute, ""}}});
    if (!known && known.error().code != "group.unknown_value")
      return tl::make_unexpected(known.error());
    const Splitter splitter(study, attribute);
    if (key != "place" && splitter.any()) {
      const Evidence rows = gather(splitter.split(), options);
      take_rows(rows, std::vector<bool>(rows.voices.size(), true), told, to);
      to.split = true;
    } else {
      to.evidence = told;
      for (Index voice = 0; voice < told.voices.size(); ++voice) to.voice.push_back(voice);
    }
  }
  to.split = to.split || key == "coder";
  if (const auto found = find_values(to); !found) return tl::make_unexpected(found.error());
  return to;
}

}  // namespace fcm
