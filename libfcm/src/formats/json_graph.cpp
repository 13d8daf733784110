// SPDX-License-Identifier: MIT
#include "formats/json_graph.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "study/sheet.hpp"
#include "study/words.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {
namespace {

using text::Json;

std::string inside_name(const std::string& name, const Names& words, const Names& also) {
  const bool marked = name.ends_with('_') && is_reserved(name, words, also);
  return marked ? name.substr(0, name.size() - 1) : name;
}

bool is_one_of(const std::string& word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Attributes of a nested object count as the node's or link's own.
bool is_nested(const std::string& name, const Json& value) {
  return value.is_object() && is_one_of(name, {"attributes", "data", "metadata"});
}

std::optional<std::size_t> count_in(const Json& value) {
  const auto number = number_in(value);
  if (!number || *number < 0 || *number != std::floor(*number) || *number > 1e9)
    return std::nullopt;
  return static_cast<std::size_t>(*number);
}

std::optional<std::size_t> count_at(const Json& object, std::string_view key) {
  const Json* value = value_at(object, key);
  return value ? count_in(*value) : std::nullopt;
}

std::optional<double> share_at(const Json& object, std::string_view key) {
  const Json* value = value_at(object, key);
  const auto share = value ? number_in(*value) : std::nullopt;
  return share && *share >= 0 && *share <= 1 ? share : std::nullopt;
}

bool take_flag(const Json& value, bool& flag) {
  const std::string key = text::match_key(text_of(value));
  if (key != "true" && key != "false") return false;
  flag = key == "true";
  return true;
}

bool take(const std::string& name, const Json& value, Factor& factor) {
  const std::string text = text_of(value);
  const auto into = [&](std::string& member) {
    if (!member.empty() || text.empty()) return false;
    member = text;
    return true;
  };
  if (name == "label") return into(factor.label);
  if (name == "theme" || name == "group") return value.is_structured() ? false : into(factor.theme);
  if (name == "description" || name == "notes") return into(factor.description);
  if (name == "kind" && is_one_of(text, {"outcome", "driver", "barrier", "context"}))
    return into(factor.kind);
  if (name == "level" && is_one_of(text, {"individual", "community", "organisation", "system"}))
    return into(factor.level);
  return name == "assumed" && take_flag(value, factor.assumed);
}

std::optional<LinkEvidence> evidence_in(const Json& object) {
  const auto claims = count_at(object, "n_claims");
  if (!claims) return std::nullopt;
  const auto count = [&](std::string_view key) { return count_at(object, key).value_or(0); };
  return LinkEvidence{.claims = *claims,
                      .voices = count("n_voices"),
                      .places = count("n_places"),
                      .plus = count("n_plus"),
                      .minus = count("n_minus"),
                      .none = count("n_none"),
                      .unsigned_ = count("n_unsigned"),
                      .prevalence = share_at(object, "prevalence").value_or(0),
                      .balance = share_at(object, "balance"),
                      .strength = share_at(object, "mean_strength")};
}

bool is_evidence(const std::string& name) {
  return is_one_of(name, {"n_claims", "n_voices", "n_places", "n_plus", "n_minus", "n_none",
                          "n_unsigned", "prevalence", "balance", "mean_strength"});
}

/// The weight as it stands: a number, a word for a strength, or nothing.
Result<void> take_weight(const Json& value, DrawnLink& link) {
  if (value.is_number()) {
    link.weight = value.get<double>();
    return {};
  }
  const std::string text = text_of(value);
  if (says_nothing(text)) return {};
  const Result<double> number = text::parse_number(text, link.place);
  if (number) {
    link.weight = *number;
    return {};
  }
  if (number.error().code != "number.syntax") return tl::make_unexpected(number.error());
  const auto strength = study::read_strength(text, link.place, false);
  if (!strength) return tl::make_unexpected(strength.error());
  link.weight = *strength;
  return {};
}

/// A number, or a word for a strength.
bool holds_weight(const Json& value) {
  if (number_in(value)) return true;
  if (!value.is_string()) return false;
  const auto strength = study::read_strength(value.get<std::string>(), {}, false);
  return strength && *strength;
}

bool take_lag(const Json& value, DrawnLink& link) {
  const auto lag = count_in(value);
  if (lag) link.link.lag = static_cast<std::uint32_t>(*lag);
  return lag.has_value();
}

/// Words that may give the sign; only those that say + or - are taken where a word may be anything.
bool take_sign(const std::string& name, const Json& value, DrawnLink& link) {
  const bool is_sign = is_one_of(name, {"sign", "polarity", "coding_sign", "posneg"});
  if (!is_sign && !is_one_of(name, {"relation", "interaction", "type"})) return false;
  const Polarity sign = sign_in(text_of(value));
  if (sign == Polarity::blank || link.sign != Polarity::blank) return false;
  if (!is_sign && sign != Polarity::plus && sign != Polarity::minus) return false;
  link.sign = sign;
  return true;
}

void take_direction(const std::string& name, const Json& value, DrawnLink& link) {
  const std::string text = text::match_key(text_of(value));
  const bool no = (name == "directed" && (text == "false" || text == "0")) ||
                  (name == "undirected" && text == "true") ||
                  (name == "type" && text == "undirected");
  if (no) link.direction = DrawnLink::Direction::none;
  if (name == "directed" && text == "true") link.direction = DrawnLink::Direction::there;
}

bool take(const std::string& name, const Json& value, DrawnLink& link) {
  take_direction(name, value, link);
  if (name == "directed" || name == "undirected") return value.is_boolean();
  if (name == "type" && text::match_key(text_of(value)) == "directed") return true;
  if (name == "lag") return take_lag(value, link);
  if (name == "assumed") return take_flag(value, link.link.assumed);
  return (link.link.evidence && is_evidence(name)) || take_sign(name, value, link);
}

std::vector<SavedScenario> scenarios_in(const Json& list) {
  std::vector<SavedScenario> all;
  for (const Json& one : list) {
    const Json* values = object_at(one, "values");
    SavedScenario scenario{.name = text_at(one, "name")};
    if (values)
      for (const auto& [id, value] : values->items())
        if (value.is_number()) scenario.values.emplace_back(id, value.get<double>());
    all.push_back(std::move(scenario));
  }
  return all;
}

bool take(const std::string& name, const Json& value, MapSource& source) {
  const auto into = [&](std::string& member) {
    if (!value.is_string()) return false;
    member = value.get<std::string>();
    return true;
  };
  const auto count = [&](std::size_t& member) {
    if (!value.is_number_unsigned()) return false;
    member = value.get<std::size_t>();
    return true;
  };
  if (name == "title") return source.title.empty() ? into(source.title) : false;
  if (name == "weighing") return into(source.weighing);
  if (name == "zeros") return into(source.zeros);
  if (name == "coders") return into(source.coders);
  if (name == "voices") return count(source.voices);
  if (name == "claims") return count(source.claims);
  if (name == "places" && value.is_array()) {
    for (const Json& place : value) source.places.push_back(text_of(place));
    return true;
  }
  const auto is_scenario = [](const Json& one) {
    return object_at(one, "values") && !text_at(one, "name").empty();
  };
  if (name != "scenarios" || !value.is_array() ||
      !std::all_of(value.begin(), value.end(), is_scenario))
    return false;
  source.scenarios = scenarios_in(value);
  return true;
}

}  // namespace

Result<WeightField> find_weight_field(const std::vector<const Json*>& links,
                                      const ReadOptions& options, const std::string& file) {
  std::vector<std::string_view> names = {"weight", "influence", "strength", "value"};
  if (!options.weight.empty()) names = {options.weight};
  std::set<std::string> found;  // keys that are called so and hold a weight somewhere
  std::map<std::string, bool, std::less<>> is_called_so;
  const auto may_be = [&](const std::string& key) {
    const auto [known, is_new] = is_called_so.try_emplace(key, false);
    if (is_new && !key.ends_with('_'))
      for (const std::string_view name : names)
        known->second |= study::header_key(key) == study::header_key(name);
    return known->second;
  };
  for (const Json* link : links)
    for (const auto& [key, value] : link->items())
      if (may_be(key) && found.count(key) == 0 && holds_weight(value)) found.insert(key);
  const auto used = [&](std::string_view name) {
    if (found.count(std::string(name)) > 0) return std::string(name);
    for (const std::string& key : found)
      if (study::header_key(key) == study::header_key(name)) return key;
    return std::string();
  };
  if (!options.weight.empty()) {
    if (std::string name = used(options.weight); !name.empty()) return WeightField{name};
    return problem("weight.no_field", "no link has a field called \"" + options.weight + "\"",
                   {file}, "look at one link of the file: its fields stand there by name");
  }
  for (const std::string_view name : names)
    if (std::string key = used(name); !key.empty()) return WeightField{key};
  return WeightField{};
}

void tell_weight_field(const WeightField& field, DrawnMap& map, const std::string& file) {
  if (field.name.empty()) return;
  map.account().add({.code = "weight.field",
                     .message = "weights are taken from the field \"" + field.name + "\"",
                     .place = {file},
                     .hint = "--weight-field NAME takes another",
                     .severity = Severity::note});
}

void take_attributes(const Json& object, const Names& read, Factor& factor) {
  const Json *x = value_at(object, "x"), *y = value_at(object, "y");
  const bool placed = x && y && number_in(*x) && number_in(*y);
  if (placed && !factor.position) factor.position = Position{*number_in(*x), *number_in(*y)};
  for (const auto& [name, value] : object.items()) {
    if (read.count(name) > 0 || (placed && (name == "x" || name == "y"))) continue;
    if (is_nested(name, value))
      take_attributes(value, {}, factor);
    else if (!take(name, value, factor))
      add_field(factor.fields, inside_name(name, factor_words, read), text_of(value));
  }
}

Result<void> take_attributes(const Json& object, const Names& read, const WeightField& weight,
                             DrawnLink& link) {
  if (!link.link.evidence) link.link.evidence = evidence_in(object);
  for (const auto& [name, value] : object.items()) {
    Result<void> done;
    if (read.count(name) > 0) continue;
    if (is_nested(name, value))
      done = take_attributes(value, {}, weight, link);
    else if (!weight.name.empty() && name == weight.name)
      done = take_weight(value, link);
    else if (!take(name, value, link))
      add_field(link.link.fields, inside_name(name, link_words, read), text_of(value));
    if (!done) return done;
  }
  return {};
}

void take_attributes(const Json& object, const Names& read, MapSource& source) {
  for (const auto& [name, value] : object.items())
    if (read.count(name) == 0 && !take(name, value, source))
      add_field(source.fields, inside_name(name, map_words, read), text_of(value));
}

}  // namespace fcm::detail
