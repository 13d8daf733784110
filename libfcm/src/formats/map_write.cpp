// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <utility>

#include "fcm/formats.hpp"
#include "formats/json_values.hpp"
#include "text/json.hpp"

namespace fcm {
namespace {

using text::Json;

void put(Json& object, const char* key, const std::string& words) {
  if (!words.empty()) object[key] = words;
}

void put(Json& object, const char* key, const Fields& fields) {
  if (fields.empty()) return;
  Json& texts = object[key] = Json::object();
  for (const auto& [name, text] : fields) texts[name] = text;
}

Json json_of(const MapSource& source) {
  Json object = Json::object();
  put(object, "weighing", source.weighing);
  put(object, "zeros", source.zeros);
  put(object, "coders", source.coders);
  if (source.voices > 0) object["voices"] = source.voices;
  if (source.claims > 0) object["claims"] = source.claims;
  if (!source.places.empty()) object["places"] = source.places;
  put(object, "fields", source.fields);
  return object;
}

Json json_of(const Factor& factor) {
  Json object = Json::object();
  object["id"] = factor.id;
  put(object, "label", factor.label);
  put(object, "kind", factor.kind);
  put(object, "level", factor.level);
  put(object, "theme", factor.theme);
  put(object, "description", factor.description);
  if (factor.assumed) object["assumed"] = true;
  if (factor.position) {
    object["x"] = factor.position->x;
    object["y"] = factor.position->y;
  }
  put(object, "fields", factor.fields);
  return object;
}

Json json_of(const LinkEvidence& evidence) {
  Json object = {{"claims", evidence.claims},      {"voices", evidence.voices},
                 {"places", evidence.places},      {"plus", evidence.plus},
                 {"minus", evidence.minus},        {"none", evidence.none},
                 {"unsigned", evidence.unsigned_}, {"prevalence", evidence.prevalence}};
  if (evidence.balance) object["balance"] = *evidence.balance;
  if (evidence.strength) object["strength"] = *evidence.strength;
  return object;
}

Json json_of(const Map& map, const Link& link) {
  Json object = {{"from", map.factors()[link.from].id},
                 {"to", map.factors()[link.to].id},
                 {"weight", link.weight}};
  if (link.lag > 0) object["lag"] = link.lag;
  if (!link.simulated) object["simulated"] = false;
  if (link.assumed) object["assumed"] = true;
  if (link.evidence) object["evidence"] = json_of(*link.evidence);
  put(object, "fields", link.fields);
  return object;
}

double scale_of(const Map& map) {
  double scale = 1;
  for (const Link& link : map.links()) scale = std::max(scale, std::abs(link.weight));
  return scale;
}

}  // namespace

std::string write_map(const Published<Map>& published) {
  const Map& map = *published;
  Json document = {{"schema", "fcm.map/1"}, {"audience", to_text(published.audience())}};
  put(document, "title", map.source().title);
  if (const double scale = scale_of(map); scale > 1) document["scale"] = scale;
  if (Json source = json_of(map.source()); !source.empty()) document["source"] = std::move(source);
  document["factors"] = Json::array();
  for (const Factor& factor : map.factors()) document["factors"].push_back(json_of(factor));
  document["links"] = Json::array();
  for (const Link& link : map.links()) document["links"].push_back(json_of(map, link));
  for (const SavedScenario& scenario : map.source().scenarios)
    document["scenarios"].push_back(detail::json_of(scenario));
  return text::write_json(document);
}

}  // namespace fcm
