// SPDX-License-Identifier: MIT
#include "fcm/group.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>

#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

/// Per key of a value: how the tables spell it, and who has it.
struct Known {
  std::string name;
  std::map<std::string, std::pair<std::string, std::set<Index>>> values;
};

/// By key of the attribute.
std::map<std::string, Known> known_attributes(const Evidence& evidence) {
  std::map<std::string, Known> all;
  for (Index voice = 0; voice < evidence.voices.size(); ++voice)
    for (const auto& [name, values] : evidence.voices[voice].attributes) {
      Known& known = all.try_emplace(text::match_key(name)).first->second;
      if (known.name.empty()) known.name = name;
      for (const std::string& value : values)
        if (const std::string key = text::match_key(value); !key.empty())
          known.values.try_emplace(key, value, std::set<Index>())
              .first->second.second.insert(voice);
    }
  return all;
}

/// These name single talks and texts, and so the people in them.
bool names_single_ones(std::string_view attribute) {
  const std::string key = text::match_key(attribute);
  return key == "conversation" || key == "document";
}

std::size_t having(const Known& known) {
  std::set<Index> voices;
  for (const auto& value : known.values)
    voices.insert(value.second.second.begin(), value.second.second.end());
  return voices.size();
}

/// What somebody agreed to is no group to look at.
bool is_consent(std::string_view attribute) {
  const std::string key = text::match_key(attribute);
  return key == "analyse" || key == "quote" || key == "paraphrase" || key == "publish" ||
         key == "until" || key == "consent";
}

bool is_offered(std::string_view attribute) {
  return !names_single_ones(attribute) && !is_consent(attribute);
}

/// Whether its values may be listed: they are shared, and so name nobody.
bool may_be_listed(const Known& known) {
  return is_offered(known.name) && 2 * known.values.size() <= having(known);
}

std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t most = 12;
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
    text += (i == 0 ? "" : i + 1 == names.size() ? " or " : ", ") + names[i];
  if (names.size() > most) text += " or " + std::to_string(names.size() - most) + " others";
  return text;
}

tl::unexpected<Problem> unknown_attribute(const std::map<std::string, Known>& all,
                                          const std::string& attribute) {
  std::vector<std::string> names;
  for (const auto& known : all)
    if (is_offered(known.second.name)) names.push_back(known.second.name);
  const std::string near = text::did_you_mean(attribute, names);
  return problem("group.unknown_attribute", "no voice has the attribute '" + attribute + "'", {},
                 !near.empty()   ? near
                 : names.empty() ? "the study says nothing of who the voices are"
                                 : "what is known of voices is " + listed(names),
                 attribute);
}

tl::unexpected<Problem> unknown_value(const Known& known, const std::string& value) {
  std::vector<std::string> names;
  if (may_be_listed(known))
    for (const auto& one : known.values) names.push_back(one.second.first);
  const std::string near = text::did_you_mean(value, names);
  return problem("group.unknown_value", "no voice has the " + known.name + " '" + value + "'", {},
                 !near.empty()   ? near
                 : names.empty() ? "write it as the tables of the study do"
                                 : known.name + " is " + listed(names),
                 value);
}

tl::unexpected<Problem> unreadable(std::string_view text) {
  return problem("group.unreadable", "'" + std::string(text) + "' does not say which voices", {},
                 "write an attribute and a value, as in place=Surrey", std::string(text));
}

/// Whether a voice has the value.
bool has(const Voice& voice, const std::string& attribute, const std::string& value) {
  return std::any_of(voice.attributes.begin(), voice.attributes.end(), [&](const auto& known) {
    return text::match_key(known.first) == attribute &&
           std::any_of(known.second.begin(), known.second.end(),
                       [&](const std::string& one) { return text::match_key(one) == value; });
  });
}

}  // namespace

Result<Group> parse_group(std::string_view text) {
  Group group;
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t comma = std::min(text.find(',', start), text.size());
    const std::string_view piece = text.substr(start, comma - start);
    start = comma + 1;
    const std::size_t equals = piece.find('=');
    if (equals == std::string_view::npos) {
      if (group.conditions.empty()) return unreadable(text);
      group.conditions.back().value += ", " + text::trimmed(piece);
      continue;
    }
    group.conditions.push_back({.attribute = text::trimmed(piece.substr(0, equals)),
                                .value = text::trimmed(piece.substr(equals + 1))});
    if (group.conditions.back().attribute.empty() || group.conditions.back().value.empty())
      return unreadable(text);
  }
  return group;
}

Result<Group> find_group(const Evidence& evidence, const Group& asked) {
  if (asked.everybody()) return asked;
  if (evidence.voices.empty())
    return problem("group.no_voices", "there are no voices among which to look for a group", {},
                   "name the study or the claims table; a map no longer knows who said what");
  const auto all = known_attributes(evidence);
  Group group;
  for (const Group::Condition& condition : asked.conditions) {
    const auto known = all.find(text::match_key(condition.attribute));
    if (known == all.end()) return unknown_attribute(all, condition.attribute);
    const auto& values = known->second.values;
    const auto value = values.find(text::match_key(condition.value));
    if (value == values.end()) return unknown_value(known->second, condition.value);
    group.conditions.push_back({known->second.name, value->second.first});
  }
  const std::vector<bool> in = members(evidence, group);
  if (std::find(in.begin(), in.end(), true) == in.end())
    return problem("group.nobody", "no voice is in all of these: " + in_words(group), {},
                   "ask with fewer conditions");
  return group;
}

std::vector<bool> members(const Evidence& evidence, const Group& group) {
  std::vector<bool> in(evidence.voices.size(), true);
  for (const Group::Condition& condition : group.conditions) {
    const std::string attribute = text::match_key(condition.attribute);
    const std::string value = text::match_key(condition.value);
    for (Index voice = 0; voice < in.size(); ++voice)
      in[voice] = in[voice] && has(evidence.voices[voice], attribute, value);
  }
  return in;
}

std::vector<double> group_weights(const Evidence& evidence, const WeighOptions& weighing,
                                  const Group& group) {
  std::vector<double> omega = voice_weights(evidence, weighing);
  const std::vector<bool> in = members(evidence, group);
  for (Index voice = 0; voice < omega.size(); ++voice)
    if (!in[voice]) omega[voice] = 0;
  return omega;
}

std::string to_text(const Group& group) {
  std::string text;
  for (const Group::Condition& condition : group.conditions)
    text += (text.empty() ? "" : ", ") + condition.attribute + "=" + condition.value;
  return text;
}

std::string in_words(const Group& group) {
  if (group.everybody()) return "everybody";
  std::string text;
  for (const Group::Condition& condition : group.conditions)
    text += (text.empty() ? "" : " and ") + (names_single_ones(condition.attribute)
                                                 ? "one " + condition.attribute
                                                 : condition.attribute + " " + condition.value);
  return text;
}

std::vector<GroupAttribute> group_attributes(const Evidence& evidence) {
  std::vector<GroupAttribute> attributes;
  for (const auto& [key, known] : known_attributes(evidence)) {
    if (known.values.size() < 2 || !may_be_listed(known)) continue;
    GroupAttribute attribute{.name = known.name};
    attribute.without = evidence.voices.size() - having(known);
    for (const auto& value : known.values)
      attribute.values.push_back({value.second.first, value.second.second.size()});
    const bool first = key == "place";
    attributes.insert(first ? attributes.begin() : attributes.end(), std::move(attribute));
  }
  return attributes;
}

Evidence narrow(const Evidence& evidence, const std::vector<bool>& keep,
                const std::vector<EvidenceLink>& also) {
  if (keep.size() != evidence.voices.size())
    throw std::logic_error("fcm::narrow: one entry per voice is needed");
  Evidence narrowed = evidence;
  narrowed.voices.clear();
  narrowed.links.clear();
  narrowed.cells.clear();
  narrowed.claims.clear();
  narrowed.parts.clear();
  narrowed.said.clear();
  std::vector<Index> voice_at(keep.size(), 0), link_at(evidence.links.size(), 0);
  for (Index voice = 0; voice < keep.size(); ++voice) {
    voice_at[voice] = narrowed.voices.size();
    if (keep[voice]) narrowed.voices.push_back(evidence.voices[voice]);
  }
  std::vector<bool> stays(evidence.links.size(), false);
  for (const Cell& cell : evidence.cells)
    if (keep[cell.voice]) stays[cell.link] = true;
  for (Index link = 0; link < stays.size(); ++link) {
    link_at[link] = narrowed.links.size();
    if (stays[link] || std::find(also.begin(), also.end(), evidence.links[link]) != also.end())
      narrowed.links.push_back(evidence.links[link]);
  }
  for (Index c = 0; c < evidence.cells.size(); ++c) {
    Cell cell = evidence.cells[c];
    if (!keep[cell.voice]) continue;
    cell.voice = voice_at[cell.voice];
    cell.link = link_at[cell.link];
    narrowed.cells.push_back(cell);
    // Evidence that was not gathered from a study may have cells alone.
    if (!evidence.claims.empty()) narrowed.claims.push_back(evidence.claims[c]);
    if (!evidence.parts.empty()) narrowed.parts.push_back(evidence.parts[c]);
    if (!evidence.said.empty()) narrowed.said.push_back(evidence.said[c]);
  }
  return narrowed;
}

}  // namespace fcm
