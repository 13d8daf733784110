// SPDX-License-Identifier: MIT
#include "fcm/places.hpp"

#include <cmath>
#include <filesystem>

#include "text/file.hpp"
#include "text/json.hpp"

namespace fcm {
namespace {

constexpr const char* schema = "fcm.layout/1";
constexpr double furthest = 1e7;  // points

tl::unexpected<Problem> wrong(const std::string& file) {
  return problem("layout.schema", "this is no list of places as fcm writes it", {file},
                 "remove it: factors then find new places", "");
}

bool is_coordinate(const text::Json& value) {
  return value.is_number() && std::abs(value.get<double>()) <= furthest;
}

Result<Places> places_in(const text::Json& json, const char* key, const std::string& file) {
  Places places;
  if (!json.contains(key)) return places;
  if (!json[key].is_object()) return wrong(file);
  for (const auto& [id, at] : json[key].items()) {
    if (!at.is_array() || at.size() != 2 || !is_coordinate(at[0]) || !is_coordinate(at[1]))
      return wrong(file);
    places[id] = {std::round(at[0].get<double>()), std::round(at[1].get<double>())};
  }
  return places;
}

text::Json as_json(const Places& places) {
  text::Json json = text::Json::object();
  for (const auto& [id, at] : places)
    json[id] = {static_cast<long long>(at.x), static_cast<long long>(at.y)};
  return json;
}

}  // namespace

std::string places_path(const std::string& folder) {
  return (std::filesystem::path(folder) / "layout.json").string();
}

std::string to_json(const KeptPlaces& places) {
  return text::write_json(
      {{"schema", schema}, {"lying", as_json(places.lying)}, {"upright", as_json(places.upright)}});
}

Result<KeptPlaces> read_places(const std::string& folder) {
  const std::string path = places_path(folder);
  if (!text::exists(path)) return KeptPlaces{};
  const Result<std::string> bytes = text::read_file(path);
  if (!bytes) return tl::make_unexpected(bytes.error());
  const Result<text::Json> json = text::parse_json(*bytes, path);
  if (!json) return tl::make_unexpected(json.error());
  if (!json->is_object() || !json->contains("schema") || (*json)["schema"] != schema)
    return wrong(path);
  const auto lying = places_in(*json, "lying", path);
  if (!lying) return tl::make_unexpected(lying.error());
  const auto upright = places_in(*json, "upright", path);
  if (!upright) return tl::make_unexpected(upright.error());
  return KeptPlaces{*lying, *upright};
}

Result<void> write_places(const std::string& folder, const KeptPlaces& places) {
  return text::write_file(places_path(folder), to_json(places),
                          {.overwrite = true, .owner_only = true});
}

}  // namespace fcm
