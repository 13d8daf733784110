// SPDX-License-Identifier: MIT
#include "formats/json_values.hpp"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {

using text::Json;

const Json* value_at(const Json& object, std::string_view key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(std::string(key));
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

const Json* array_at(const Json& object, std::string_view key) {
  const Json* value = value_at(object, key);
  return value && value->is_array() ? value : nullptr;
}

const Json* object_at(const Json& object, std::string_view key) {
  const Json* value = value_at(object, key);
  return value && value->is_object() ? value : nullptr;
}

std::string text_of(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_float()) return text::shortest(value.get<double>());
  const auto is_simple = [](const Json& item) { return !item.is_structured(); };
  if (!value.is_array() || !std::all_of(value.begin(), value.end(), is_simple)) {
    if (value.is_structured() && value.empty()) return {};
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
  }
  std::string all;
  for (const Json& item : value) all += (all.empty() ? "" : "; ") + text_of(item);
  return all;
}

std::string text_at(const Json& object, std::string_view key) {
  const Json* value = value_at(object, key);
  return value ? text_of(*value) : std::string();
}

std::optional<double> number_of(const Json& value) {
  if (value.is_number()) return value.get<double>();
  if (!value.is_string()) return std::nullopt;
  const Result<double> number = text::parse_number(value.get<std::string>(), {});
  return number ? std::optional(*number) : std::nullopt;
}

bool is_yes(const Json* value) {
  if (!value) return false;
  const std::string text = text::match_key(text_of(*value));
  return !(text.empty() || text == "false" || text == "no" || text == "0");
}

Json json_of(const SavedScenario& scenario) {
  Json::object_t values;
  // Each id is looked up once: operator[] would go through all of them each time.
  Json::object_t::Container& list = values;
  std::unordered_set<std::string_view> ids;
  for (const auto& [id, value] : scenario.values)
    if (ids.insert(id).second) list.emplace_back(id, value);
  return Json{{"name", scenario.name}, {"values", std::move(values)}};
}

}  // namespace fcm::detail
