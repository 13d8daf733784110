// SPDX-License-Identifier: MIT
#include "formats/graph_attributes.hpp"

#include <algorithm>
#include <utility>

#include "formats/attribute_words.hpp"
#include "formats/json_values.hpp"
#include "text/json.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::drawn {
namespace {

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

std::string json_of(const std::vector<SavedScenario>& scenarios) {
  text::Json all = text::Json::array();
  for (const SavedScenario& scenario : scenarios) all.push_back(detail::json_of(scenario));
  return all.dump();
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

}  // namespace

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

}  // namespace fcm::drawn
