// SPDX-License-Identifier: MIT
#include "formats/graph_attributes.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "formats/source.hpp"
#include "formats/table_kind.hpp"
#include "study/words.hpp"
#include "text/json.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::drawn {
namespace {

using Words = std::initializer_list<std::string_view>;

const Words id_names = {"fcm_id"}, label_names = {"label", "name"},
            description_names = {"description", "notes", "note"}, theme_names = {"group", "theme"},
            weight_names = {"fcm_weight", "weight",      "influence",
                            "strength",   "edge_weight", "value"},
            sign_names = {"sign", "polarity", "coding_sign", "posneg"},
            relation_names = {"relation", "interaction", "type"},
            drawn_names = {"id",         "key",   "_id",      "name",     "x",
                           "y",          "index", "selected", "position", "classes",
                           "attributes", "data",  "metadata"},
            source_names = {"title",  "label",  "name",   "id",     "weighing", "zeros",
                            "coders", "voices", "claims", "places", "scenarios"};

constexpr std::string_view field_mark = "field:";

std::string key_of(std::string_view name) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  };
  if (std::all_of(name.begin(), name.end(), is_plain)) return std::string(name);  // quickly
  std::string key = text::match_key(name);
  std::replace(key.begin(), key.end(), '-', '_');
  std::replace(key.begin(), key.end(), ' ', '_');
  return key;
}

bool one_of(std::string_view key, Words names) {
  return std::find(names.begin(), names.end(), key) != names.end();
}

bool is_kind(std::string_view word) {
  return one_of(word, {"outcome", "driver", "barrier", "context"});
}

bool is_level(std::string_view word) {
  return one_of(word, {"individual", "community", "organisation", "system"});
}

struct Counter {
  std::string_view name;
  std::size_t LinkEvidence::*member;
};

constexpr Counter counters[] = {
    {"n_claims", &LinkEvidence::claims},     {"n_sources", &LinkEvidence::voices},
    {"n_places", &LinkEvidence::places},     {"n_plus", &LinkEvidence::plus},
    {"n_minus", &LinkEvidence::minus},       {"n_none", &LinkEvidence::none},
    {"n_unsigned", &LinkEvidence::unsigned_}};

bool means_something(std::string_view name, bool of_link, const Names& read) {
  const std::string key = key_of(name);
  if (name.starts_with(field_mark) || one_of(key, drawn_names) ||
      read.count(text::match_key(name)) > 0)
    return true;
  if (!of_link)
    return one_of(key, id_names) || one_of(key, label_names) || one_of(key, description_names) ||
           one_of(key, theme_names) ||
           one_of(key, {"kind", "level", "assumed", "value", "vx", "vy", "fx", "fy"});
  for (const Counter& counter : counters)
    if (key == counter.name) return true;
  return one_of(key, weight_names) || one_of(key, sign_names) || one_of(key, relation_names) ||
         one_of(key, {"label", "description", "note", "lag", "assumed", "prevalence", "balance",
                      "mean_strength", "n_voices", "directed", "undirected", "source", "target",
                      "from", "to", "group"});
}

/// [{"name": "More buses", "values": {"bus": 1}}]
std::string json_of(const std::vector<SavedScenario>& scenarios) {
  text::Json all = text::Json::array();
  for (const SavedScenario& scenario : scenarios) {
    text::Json& one = all.emplace_back(text::Json{{"name", scenario.name}});
    one["values"] = text::Json::object();
    for (const auto& [id, value] : scenario.values) one["values"][id] = value;
  }
  return all.dump();
}

/// Nothing where the text is anything else.
std::vector<SavedScenario> scenarios_in(const std::string& text) {
  const Result<text::Json> all = text::parse_json(text, {});
  std::vector<SavedScenario> scenarios;
  if (!all || !all->is_array()) return {};
  for (const text::Json& one : *all) {
    if (!one.is_object() || !one.contains("name") || !one["name"].is_string()) return {};
    SavedScenario scenario{.name = one["name"].get<std::string>()};
    if (!one.contains("values") || !one["values"].is_object()) return {};
    for (const auto& [id, value] : one["values"].items()) {
      if (!value.is_number()) return {};
      scenario.values.emplace_back(id, value.get<double>());
    }
    scenarios.push_back(std::move(scenario));
  }
  return scenarios;
}

void put(std::vector<Attribute>& all, const char* name, const std::string& text) {
  if (!text.empty()) all.push_back({name, text});
}

void put(std::vector<Attribute>& all, std::string_view name, double number) {
  all.push_back({std::string(name), text::shortest(number), true});
}

/// A label that is neither a number nor a sign is read as what it is.
bool is_plain_label(std::string_view name, const std::string& text) {
  return name == "label" && !number_in(text) && sign_in(text) == Polarity::blank;
}

void put(std::vector<Attribute>& all, const Fields& fields, bool of_link, const Names& read) {
  for (const auto& [name, text] : fields) {
    const bool plain = of_link && is_plain_label(name, text) && read.count(name) == 0;
    const bool marked = !plain && means_something(name, of_link, read);
    if (!text.empty()) all.push_back({(marked ? std::string(field_mark) : "") + name, text});
  }
}

std::optional<double> share(const std::string& text) {
  const std::optional<double> number = number_in(text);
  return number && *number >= 0 && *number <= 1 ? number : std::nullopt;
}

std::optional<std::size_t> count(const std::string& text) {
  const std::optional<double> number = number_in(text);
  const bool whole = number && *number >= 0 && *number <= 1e15 && *number == std::floor(*number);
  return whole ? std::optional(static_cast<std::size_t>(*number)) : std::nullopt;
}

/// Evidence is there where it says how many claims.
std::optional<LinkEvidence> take_evidence(Attributes& attributes) {
  LinkEvidence evidence;
  if (!count(attributes.peek("n_claims"))) return std::nullopt;
  for (const Counter& counter : counters)
    evidence.*counter.member = count(attributes.take({counter.name})).value_or(0);
  if (evidence.voices == 0) evidence.voices = count(attributes.take({"n_voices"})).value_or(0);
  evidence.prevalence = share(attributes.take({"prevalence"})).value_or(0);
  evidence.balance = share(attributes.take({"balance"}));
  evidence.strength = share(attributes.take({"mean_strength"}));
  return evidence;
}

/// A number, a word for a strength, or a sign.
Result<void> read_weight(const std::string& text, const ReadOptions& options, DrawnLink& link) {
  if (says_nothing(text)) return {};
  if (const Polarity sign = sign_in(text); sign != Polarity::blank && !number_in(text)) {
    link.sign = sign;
    return {};
  }
  const bool comma = text.find(',') != std::string::npos;
  if (detail::meant_as_number(text)) {
    const Result<double> number = text::parse_number(text, link.place, comma);
    if (!number) return tl::make_unexpected(number.error());
    link.weight = *number;
    return {};
  }
  const auto strength = study::read_strength(text, link.place, comma);
  if (!strength) return tl::make_unexpected(strength.error());
  if (*strength) link.weight = **strength * options.scale;
  return {};
}

/// An attribute that may be a weight, but need not be one, counts only if it reads.
Result<void> take_weight(Attributes& attributes, const ReadOptions& options, DrawnLink& link) {
  link.by_attributes = true;
  std::vector<std::string_view> names(weight_names);
  if (!options.weight.empty()) names = {options.weight};
  for (const std::string_view name : names) {
    const std::string text = text::trimmed(attributes.peek(name));
    if (text.empty()) continue;
    const bool sure = name == "fcm_weight" || name == "weight" || !options.weight.empty();
    const auto ok = read_weight(text, options, link);
    if (!ok && sure) return ok;
    if (!ok) link.unread.emplace_back(name, ok.error());
    if (!ok) continue;
    link.weight_from = name;
    attributes.take({name});
    if (name == "fcm_weight") attributes.take({"weight"});
    return {};
  }
  return {};
}

Result<void> add_sign(Polarity sign, DrawnLink& link) {
  if (sign == Polarity::blank || link.sign == sign) return {};
  if (link.sign == Polarity::blank) {
    link.sign = sign;
    return {};
  }
  return problem("edge.sign",
                 "the link is marked " + std::string(to_text(link.sign)) + " in one place and " +
                     std::string(to_text(sign)) + " in another",
                 link.place, "let the sign stand in one place only");
}

/// The label of a link is often its sign or its weight; other words stay a label.
Result<void> read_label(const std::string& label, DrawnLink& link) {
  if (label.empty()) return {};
  const std::optional<double> number = number_in(label);
  if (number && !link.weight) link.weight = number;
  if (number && link.weight == number) return {};
  const Polarity sign = number ? Polarity::blank : sign_in(label);
  if (sign == Polarity::blank) add_field(link.link.fields, "label", label);
  return add_sign(sign, link);
}

/// Of those words, one that says + or - and does not contradict; others are just words.
void take_relation(Attributes& attributes, DrawnLink& link) {
  for (const std::string_view name : relation_names) {
    const std::string word = text::trimmed(attributes.peek(name));
    const Polarity sign = number_in(word) ? Polarity::blank : sign_in(word);
    if (sign != Polarity::plus && sign != Polarity::minus) continue;
    if (link.sign != Polarity::blank && link.sign != sign) continue;
    link.sign = sign;
    attributes.take({name});
  }
}

void take_direction(Attributes& attributes, DrawnLink& link) {
  const auto says = [&](std::string_view name, Words words) {
    const bool is_said = one_of(text::match_key(attributes.peek(name)), words);
    if (is_said) attributes.take({name});
    return is_said;
  };
  if (says("directed", {"true", "1"}) || says("type", {"directed"}))
    link.direction = DrawnLink::Direction::there;
  if (says("directed", {"false", "0"}) || says("undirected", {"true", "1"}) ||
      says("type", {"undirected"}))
    link.direction = DrawnLink::Direction::none;
}

void take_lag(Attributes& attributes, Link& link) {
  const std::string text = attributes.take({"lag"});
  const std::optional<std::size_t> rounds = count(text);
  if (rounds && *rounds <= Limits{}.lag)
    link.lag = static_cast<std::uint32_t>(*rounds);
  else
    attributes.add("delay", text);
}

}  // namespace

std::string sign_text(const Link& link) {
  if (!link.simulated) return "?";
  return link.weight > 0 ? "+" : link.weight < 0 ? "-" : "0";
}

std::vector<Attribute> attributes_of(const Factor& factor, const Names& read) {
  std::vector<Attribute> all;
  if (factor.id != factor.label || label_in(factor.label) != factor.label)
    put(all, "fcm_id", factor.id);
  put(all, "group", factor.theme);
  put(all, "description", factor.description);
  put(all, is_kind(factor.kind) ? "kind" : "field:kind", factor.kind);
  put(all, is_level(factor.level) ? "level" : "field:level", factor.level);
  if (factor.assumed) put(all, "assumed", std::string("true"));
  put(all, factor.fields, false, read);
  return all;
}

std::vector<Attribute> attributes_of(const Link& link, std::string_view weight_name,
                                     const Names& read) {
  std::vector<Attribute> all;
  if (link.simulated) put(all, weight_name, link.weight);
  all.push_back({"sign", sign_text(link)});
  if (link.lag > 0) put(all, "lag", link.lag);
  if (link.assumed) put(all, "assumed", std::string("true"));
  if (const auto& evidence = link.evidence) {
    for (const Counter& counter : counters)
      put(all, counter.name, static_cast<double>((*evidence).*counter.member));
    put(all, "prevalence", evidence->prevalence);
    if (evidence->balance) put(all, "balance", *evidence->balance);
    if (evidence->strength) put(all, "mean_strength", *evidence->strength);
  }
  put(all, link.fields, true, read);
  return all;
}

std::vector<Attribute> attributes_of(const MapSource& source) {
  std::vector<Attribute> all;
  put(all, "title", source.title);
  put(all, "weighing", source.weighing);
  put(all, "zeros", source.zeros);
  put(all, "coders", source.coders);
  if (source.voices > 0) put(all, "voices", static_cast<double>(source.voices));
  if (source.claims > 0) put(all, "claims", static_cast<double>(source.claims));
  if (!source.places.empty())
    all.push_back({.name = "places", .text = text::Json(source.places).dump(), .list = true});
  if (!source.scenarios.empty())
    all.push_back({.name = "scenarios", .text = json_of(source.scenarios), .list = true});
  for (const auto& [name, text] : source.fields)
    if (!text.empty())
      all.push_back({(one_of(key_of(name), source_names) || name.starts_with(field_mark)
                          ? std::string(field_mark)
                          : "") +
                         name,
                     text});
  return all;
}

void Attributes::add(std::string_view name, std::string text) {
  if (text.find_first_not_of(" \t\r\n") == std::string::npos) return;
  all_.push_back({key_of(name), std::string(name), std::move(text)});
}

std::string Attributes::take(Words names) {
  for (const std::string_view name : names) {
    const std::string key = key_of(name);
    const auto found =
        std::find_if(all_.begin(), all_.end(), [&](const One& one) { return one.key == key; });
    if (found == all_.end()) continue;
    std::string text = std::move(found->text);
    all_.erase(found);
    return text;
  }
  return {};
}

std::string Attributes::peek(std::string_view name) const {
  const std::string key = key_of(name);
  for (const One& one : all_)
    if (one.key == key) return one.text;
  return {};
}

Fields Attributes::rest() const {
  Fields fields;
  for (const One& one : all_) {
    const bool marked = one.name.starts_with(field_mark);
    add_field(fields, marked ? one.name.substr(field_mark.size()) : one.name, one.text);
  }
  return fields;
}

Factor factor_of(Attributes attributes, const std::string& shown) {
  Factor factor;
  factor.id = attributes.take(id_names);
  const std::string label = attributes.take(label_names);
  const std::string seen = label_in(shown);
  if (seen.empty() || text::trimmed(label) == text::trimmed(seen)) {
    factor.label = factor.id.empty() ? label_in(label) : label;
  } else if (label.empty() && seen == text::trimmed(factor.id)) {
    factor.label.clear();  // the drawing shows the id
  } else {
    factor.label = seen;
    attributes.add("label", label);
  }
  factor.description = attributes.take(description_names);
  factor.theme = attributes.take(theme_names);
  factor.assumed = attributes.take({"assumed"}) == "true";
  if (is_kind(attributes.peek("kind"))) factor.kind = attributes.take({"kind"});
  if (is_level(attributes.peek("level"))) factor.level = attributes.take({"level"});
  const auto x = number_in(attributes.peek("x")), y = number_in(attributes.peek("y"));
  if (x && y) {
    factor.position = Position{*x, *y};
    for (const char* axis : {"x", "y"}) attributes.take({axis});
  }
  factor.fields = attributes.rest();
  return factor;
}

Result<void> read_link(Attributes attributes, const ReadOptions& options, DrawnLink& link) {
  if (auto evidence = take_evidence(attributes)) link.link.evidence = evidence;
  if (auto ok = take_weight(attributes, options, link); !ok) return ok;
  const std::string sign = text::trimmed(attributes.take(sign_names));
  const bool zero = sign == "0" && link.weight == 0.0;
  if (!zero && sign_in(sign) == Polarity::blank) attributes.add("sign", sign);
  if (auto ok = add_sign(sign_in(sign), link); !ok) return ok;
  const std::string label = text::trimmed(attributes.take({"label"}));
  if (auto ok = read_label(label, link); !ok) return ok;
  take_relation(attributes, link);
  take_direction(attributes, link);
  take_lag(attributes, link.link);
  link.link.assumed = attributes.take({"assumed"}) == "true";
  if (attributes.peek("notes").empty())
    attributes.add("notes", attributes.take({"note", "description"}));
  for (const auto& [name, text] : attributes.rest()) add_field(link.link.fields, name, text);
  return {};
}

void read_source(Attributes attributes, MapSource& source) {
  source.title = attributes.take({"title"});
  source.weighing = attributes.take({"weighing"});
  source.zeros = attributes.take({"zeros"});
  source.coders = attributes.take({"coders"});
  source.voices = count(attributes.take({"voices"})).value_or(0);
  source.claims = count(attributes.take({"claims"})).value_or(0);
  const Result<text::Json> places = text::parse_json(attributes.peek("places"), {});
  const auto is_text = [](const text::Json& one) { return one.is_string(); };
  if (places && places->is_array() && std::all_of(places->begin(), places->end(), is_text)) {
    source.places = places->get<std::vector<std::string>>();
    attributes.take({"places"});
  }
  source.scenarios = scenarios_in(attributes.peek("scenarios"));
  if (!source.scenarios.empty()) attributes.take({"scenarios"});
  source.fields = attributes.rest();
}

}  // namespace fcm::drawn
