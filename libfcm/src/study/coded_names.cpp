// SPDX-License-Identifier: MIT
#include "study/coded_names.hpp"

#include <algorithm>
#include <map>

#include "study/sheet.hpp"
#include "study/words.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::study {
namespace {

using Strings = std::vector<std::string_view>;

// Relations that ATLAS.ti and NVivo come with and that say nothing of causes (formats.md 7.5).
bool is_not_causal(std::string_view key) {
  static const Strings names = {"is associated with",
                                "is part of",
                                "contradicts",
                                "is a",
                                "is property of",
                                "associated",
                                "continued by",
                                "explains",
                                "expands",
                                "supports",
                                "justifies",
                                "criticizes",
                                "criticises",
                                "discusses",
                                "comments",
                                "is related to",
                                "memo-quotation relation",
                                "memo-code relation"};
  return std::find(names.begin(), names.end(), key) != names.end();
}

Polarity of_verb(std::string_view word) {
  static const Strings up = {"increase", "increases",  "raise",       "raises",     "improve",
                             "improves", "strengthen", "strengthens", "enable",     "enables",
                             "boost",    "boosts",     "promotes",    "encourages", "facilitates",
                             "cause",    "causes"};
  static const Strings down = {"decrease", "decreases",  "reduce",  "reduces",  "lower",
                               "lowers",   "weaken",     "weakens", "prevent",  "prevents",
                               "hinder",   "hinders",    "inhibit", "inhibits", "worsen",
                               "worsens",  "discourages"};
  if (std::find(up.begin(), up.end(), word) != up.end()) return Polarity::plus;
  if (std::find(down.begin(), down.end(), word) != down.end()) return Polarity::minus;
  return Polarity::blank;
}

/// "leads to less", "means more"
Polarity of_ending(std::string_view text) {
  for (const std::string_view word : {" less", " fewer", " lower", " worse"})
    if (text.ends_with(word)) return Polarity::minus;
  for (const std::string_view word : {" more", " higher", " better"})
    if (text.ends_with(word)) return Polarity::plus;
  return Polarity::blank;
}

/// Takes a sign off the front: + - (also the Unicode ones), ± and ?.
std::optional<Polarity> take_sign(std::string_view& text) {
  static const std::pair<std::string_view, Polarity> signs[] = {{"+/-", Polarity::both},
                                                                {"+", Polarity::plus},
                                                                {"\xE2\x88\x92", Polarity::minus},
                                                                {"\xE2\x80\x93", Polarity::minus},
                                                                {"-", Polarity::minus},
                                                                {"\xC2\xB1", Polarity::both},
                                                                {"?", Polarity::unsure}};
  for (const auto& [sign, polarity] : signs)
    if (text.starts_with(sign)) {
      text.remove_prefix(sign.size());
      return polarity;
    }
  return std::nullopt;
}

std::string_view first_word(std::string_view text) { return text.substr(0, text.find(' ')); }

}  // namespace

std::optional<Relation> said_of(std::string_view name, const Mapping& mapping) {
  const std::string key = text::match_key(name);
  for (const auto& [known, relation] : mapping.relations)
    if (text::match_key(known) == key) return relation;
  return std::nullopt;
}

Relation read_relation(std::string_view name, const Mapping& mapping) {
  const std::string key = text::match_key(name);
  if (const auto said = said_of(name, mapping)) return *said;
  if (is_not_causal(key)) return {.causal = false};
  if (const auto whole = read_polarity(key, {})) return {.polarity = *whole};
  std::string_view rest = key;
  Relation relation;
  const std::optional<Polarity> sign = take_sign(rest);
  while (rest.starts_with(' ')) rest.remove_prefix(1);
  const auto number = text::parse_number(first_word(rest), {});
  const bool blank = text::trimmed(rest).empty();
  if (number && !blank && *number >= -1 && *number <= 1) {
    if (*number == 0) return {.polarity = Polarity::none};
    relation.strength = *number < 0 ? -*number : *number;
    relation.polarity = *number < 0 ? Polarity::minus : sign.value_or(Polarity::plus);
    return relation;
  }
  const Polarity verb = of_verb(first_word(rest));
  relation.polarity = sign.value_or(verb == Polarity::blank ? of_ending(rest) : verb);
  return relation;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return text::grouped(count) + " " + std::string(count == 1 ? one : many);
}

std::string relation_name(Polarity polarity, const std::optional<double>& strength) {
  const std::string number = strength ? text::shortest(*strength) + " " : "";
  switch (polarity) {
    case Polarity::plus:
      return "+ " + number + "increases";
    case Polarity::minus:
      return "- " + number + "decreases";
    case Polarity::none:
      return "no difference";
    case Polarity::both:
      return "both ways";
    case Polarity::unsure:
      return "? unsure";
    case Polarity::blank:
      break;
  }
  return "influences";
}

std::optional<Arrow> read_arrow(std::string_view name, const Mapping& mapping) {
  static const Strings arrows = {"-->", "->",           "==>",          "=>",
                                 ">>",  "\xE2\x86\x92", "\xE2\x9F\xB6", "\xE2\x87\x92"};
  for (const std::string_view arrow : arrows) {
    const std::size_t at = name.find(arrow);
    if (at == std::string_view::npos) continue;
    std::string_view after = name.substr(at + arrow.size());
    if (after.find(arrow) != std::string_view::npos) return std::nullopt;  // a chain of three
    Arrow found{.from = text::trimmed(name.substr(0, at)), .to = text::trimmed(after)};
    // What stands in brackets or after the last space, where it is a sign or a number.
    std::size_t cut = std::string::npos;
    std::string mark;
    if (!found.to.empty() && (found.to.back() == ')' || found.to.back() == ']')) {
      cut = found.to.find_last_of("([");
      if (cut != std::string::npos) mark = found.to.substr(cut + 1, found.to.size() - cut - 2);
    } else if ((cut = found.to.rfind(' ')) != std::string::npos) {
      mark = found.to.substr(cut + 1);
    }
    if (cut != std::string::npos && cut > 0) {
      std::string_view rest = mark;
      const bool sign =
          take_sign(rest).has_value() && (rest.empty() || text::parse_number(rest, {}).has_value());
      const bool word = found.to.back() == ')' || found.to.back() == ']';
      const Relation relation = read_relation(mark, mapping);
      if (sign || (word && relation.polarity != Polarity::blank)) {
        found.relation = relation;
        found.to = text::trimmed(found.to.substr(0, cut));
        while (found.to.ends_with(':') || found.to.ends_with(',')) found.to.pop_back();
      }
    }
    if (found.from.empty() || found.to.empty()) return std::nullopt;
    if (const auto said = said_of(name, mapping)) found.relation = *said;
    return found;
  }
  return std::nullopt;
}

std::pair<CodeRole, std::string> read_role(const Code& code, const Mapping& mapping) {
  const auto role_of = [&](std::string_view word) {
    const std::string key = text::match_key(word);
    const auto is = [&](const std::string& known) { return text::match_key(known) == key; };
    if (std::any_of(mapping.cause.begin(), mapping.cause.end(), is)) return CodeRole::cause;
    if (std::any_of(mapping.effect.begin(), mapping.effect.end(), is)) return CodeRole::effect;
    return CodeRole::none;
  };
  for (const std::string_view mark : {":", "/", " - "}) {
    const std::size_t at = code.name.find(mark);
    if (at == std::string::npos) continue;
    const CodeRole role = role_of(std::string_view(code.name).substr(0, at));
    std::string rest = text::trimmed(std::string_view(code.name).substr(at + mark.size()));
    if (role != CodeRole::none && !rest.empty()) return {role, rest};
  }
  if (!code.parents.empty())
    if (const CodeRole role = role_of(code.parents.back()); role != CodeRole::none)
      return {role, code.name};
  for (const std::string& set : code.sets)
    if (const CodeRole role = role_of(set); role != CodeRole::none) return {role, code.name};
  return {CodeRole::none, code.name};
}

std::optional<std::pair<std::string, std::string>> read_attribute(std::string_view name) {
  const std::size_t at = name.find(": ");
  if (at == std::string_view::npos) return std::nullopt;
  std::pair<std::string, std::string> found{text::trimmed(name.substr(0, at)),
                                            text::trimmed(name.substr(at + 2))};
  if (found.first.empty() || found.second.empty()) return std::nullopt;
  return found;
}

std::vector<std::pair<std::string, std::string>> read_pattern(std::string_view name,
                                                              std::string_view pattern) {
  std::vector<std::pair<std::string, std::string>> fields;
  while (!pattern.empty()) {
    if (pattern.front() != '{') {
      if (name.empty() || name.front() != pattern.front()) return {};
      name.remove_prefix(1);
      pattern.remove_prefix(1);
      continue;
    }
    const std::size_t close = pattern.find('}');
    if (close == std::string_view::npos) return {};
    const std::string_view field = pattern.substr(1, close - 1);
    pattern.remove_prefix(close + 1);
    const std::string_view until = pattern.substr(0, pattern.find('{'));
    const std::size_t end = until.empty() ? name.size() : name.find(until);
    if (end == std::string_view::npos) return {};
    fields.emplace_back(field, text::trimmed(name.substr(0, end)));
    name.remove_prefix(end);
  }
  return name.empty() ? fields : std::vector<std::pair<std::string, std::string>>();
}

void find_parents(std::vector<Code>& codes) {
  std::map<std::string, bool, std::less<>> names;
  for (const Code& code : codes) names.emplace(code.name, true);
  for (Code& code : codes) {
    if (read_arrow(code.name, {})) continue;
    std::string_view rest = code.name;
    std::size_t start = 0;
    std::vector<std::string> parents;
    for (std::size_t at = 1; at < code.name.size(); ++at) {
      const std::string_view here = std::string_view(code.name).substr(at);
      const bool level = here.starts_with("::") || here.starts_with(" > ");
      const bool prefix =
          (here[0] == '.' || here[0] == '/' || here[0] == '\\' || here.starts_with(": ")) &&
          names.count(std::string_view(code.name).substr(0, at)) > 0;
      if (!level && !prefix) continue;
      const std::size_t size = here.starts_with(" > ") ? 3 : level || here[0] == ':' ? 2 : 1;
      if (at + size >= code.name.size() || at == start) continue;
      parents.push_back(text::trimmed(std::string_view(code.name).substr(start, at - start)));
      start = at + size;
      rest = std::string_view(code.name).substr(start);
      at = start;
    }
    if (parents.empty()) continue;
    std::string name = text::trimmed(rest);
    code.parents.insert(code.parents.end(), parents.begin(), parents.end());
    code.name = std::move(name);
  }
}

std::string attribute_name(std::string_view name) {
  const std::string key = text::match_key(name);
  for (const std::string_view alias :
       {"location", "area", "ward", "borough", "village", "town", "neighbourhood", "district"})
    if (key == alias) return "place";
  return key;
}

void add_attribute(Attributes& attributes, std::string_view name, std::string_view value) {
  const std::string key = text::match_key(value);
  if (key.empty() || key == "unassigned" || key == "not applicable") return;  // NVivo
  std::vector<std::string>& values = attributes[attribute_name(name)];
  for (std::string& one : listed(value))
    if (std::find(values.begin(), values.end(), one) == values.end())
      values.push_back(std::move(one));
}

}  // namespace fcm::study
