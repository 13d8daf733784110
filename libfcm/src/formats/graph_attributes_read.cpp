// SPDX-License-Identifier: MIT
#include "formats/graph_attributes.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "formats/attribute_words.hpp"
#include "formats/table_kind.hpp"
#include "study/words.hpp"
#include "text/json.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::drawn {
namespace {

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
