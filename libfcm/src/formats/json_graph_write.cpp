// SPDX-License-Identifier: MIT
#include <utility>

#include "formats/json_graph.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {

using text::Json;

const Names factor_words = {"id",    "key",         "label", "name", "kind", "level",  "theme",
                            "group", "description", "notes", "x",    "y",    "assumed"};
const Names link_words = {
    "id",         "key",      "source",      "target", "from",     "to",          "weight",
    "influence",  "strength", "value",       "sign",   "polarity", "coding_sign", "posneg",
    "relation",   "type",     "interaction", "lag",    "assumed",  "directed",    "n_claims",
    "undirected", "n_voices", "n_places",    "n_plus", "n_minus",  "n_none",      "n_unsigned",
    "prevalence", "balance",  "group",       "name",   "classes",  "position",    "mean_strength"};
const Names map_words = {"id",     "label",  "weighing", "zeros",     "coders",
                         "voices", "claims", "places",   "scenarios", "title"};

bool is_reserved(const std::string& name, const Names& words, const Names& also) {
  const std::string key = text::match_key(name.substr(0, name.find_last_not_of('_') + 1));
  return words.count(key) > 0 || also.count(key) > 0;
}

namespace {

/// A field that is called like an attribute of ours gets a "_" behind its name.
std::string outside_name(const std::string& name, const Names& words, const Names& also) {
  return is_reserved(name, words, also) ? name + "_" : name;
}

void put_fields(Json& object, const Fields& fields, const Names& words, const Names& also = {}) {
  for (const auto& [name, text] : fields) object[outside_name(name, words, also)] = text;
}

void put(Json& object, const char* key, const std::string& words) {
  if (!words.empty()) object[key] = words;
}

}  // namespace

Json attributes_of(const Factor& factor, const Names& also) {
  Json object = Json::object();
  put(object, "kind", factor.kind);
  put(object, "level", factor.level);
  put(object, "theme", factor.theme);
  put(object, "description", factor.description);
  if (factor.assumed) object["assumed"] = true;
  if (factor.position) {
    object["x"] = factor.position->x;
    object["y"] = factor.position->y;
  }
  put_fields(object, factor.fields, factor_words, also);
  return object;
}

Json attributes_of(const Link& link, const Names& also) {
  Json object = Json::object();
  if (link.simulated) object["weight"] = link.weight;
  if (link.lag > 0) object["lag"] = link.lag;
  if (link.assumed) object["assumed"] = true;
  if (link.evidence) {
    const LinkEvidence& said = *link.evidence;
    object["n_claims"] = said.claims;
    object["n_voices"] = said.voices;
    object["n_places"] = said.places;
    object["n_plus"] = said.plus;
    object["n_minus"] = said.minus;
    object["n_none"] = said.none;
    object["n_unsigned"] = said.unsigned_;
    object["prevalence"] = said.prevalence;
    if (said.balance) object["balance"] = *said.balance;
    if (said.strength) object["mean_strength"] = *said.strength;
  }
  put_fields(object, link.fields, link_words, also);
  return object;
}

Json attributes_of(const MapSource& source) {
  Json object = Json::object();
  put(object, "weighing", source.weighing);
  put(object, "zeros", source.zeros);
  put(object, "coders", source.coders);
  if (source.voices > 0) object["voices"] = source.voices;
  if (source.claims > 0) object["claims"] = source.claims;
  if (!source.places.empty()) object["places"] = source.places;
  for (const SavedScenario& scenario : source.scenarios) {
    Json values = Json::object();
    for (const auto& [id, value] : scenario.values) values[id] = value;
    object["scenarios"].push_back({{"name", scenario.name}, {"values", std::move(values)}});
  }
  put_fields(object, source.fields, map_words);
  return object;
}

std::string relation_of(const Link& link) {
  return link.weight > 0 ? "increases" : link.weight < 0 ? "decreases" : "";
}

}  // namespace fcm::detail
