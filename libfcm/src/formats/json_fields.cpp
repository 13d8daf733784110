// SPDX-License-Identifier: MIT
#include "formats/json_fields.hpp"

#include <cmath>
#include <utility>

#include "text/suggest.hpp"

namespace fcm::detail {

JsonFields::JsonFields(const text::Json& object, std::string path, const std::string& file)
    : object_(object), path_(std::move(path)), file_(file) {
  if (!object_.is_object())
    fail("json.type", (path_.empty() ? "the document" : path_) + " is not an object");
}

std::string JsonFields::at(std::string_view key) const {
  return (path_.empty() ? "" : path_ + ".") + std::string(key);
}

void JsonFields::fail(std::string code, std::string message, std::string hint) {
  if (!problem_)
    problem_ = Problem{.code = std::move(code),
                       .message = std::move(message),
                       .place = {file_},
                       .hint = std::move(hint)};
}

void JsonFields::wrong_type(std::string_view key, std::string_view wanted) {
  fail("json.type", at(key) + " is not " + std::string(wanted));
}

const text::Json* JsonFields::find(std::string_view key) {
  asked_.emplace(key);
  if (!object_.is_object()) return nullptr;
  const auto found = object_.find(std::string(key));
  return found == object_.end() ? nullptr : &*found;
}

std::string JsonFields::text(std::string_view key) {
  const text::Json* value = find(key);
  if (!value) return {};
  if (value->is_string()) return value->get<std::string>();
  wrong_type(key, "text");
  return {};
}

std::string JsonFields::needed_text(std::string_view key) {
  std::string value = text(key);
  if (!find(key)) fail("json.missing_key", at(key) + " is missing");
  return value;
}

std::optional<double> JsonFields::number(std::string_view key) {
  const text::Json* value = find(key);
  if (!value) return std::nullopt;
  if (value->is_number()) return value->get<double>();
  wrong_type(key, "a number");
  return std::nullopt;
}

double JsonFields::needed_number(std::string_view key) {
  const std::optional<double> value = number(key);
  if (!find(key)) fail("json.missing_key", at(key) + " is missing");
  return value.value_or(0);
}

std::size_t JsonFields::count(std::string_view key) {
  const text::Json* value = find(key);
  if (!value) return 0;
  if (value->is_number_unsigned()) return value->get<std::size_t>();
  wrong_type(key, "a whole number of 0 or more");
  return 0;
}

bool JsonFields::flag(std::string_view key, bool otherwise) {
  const text::Json* value = find(key);
  if (!value) return otherwise;
  if (value->is_boolean()) return value->get<bool>();
  wrong_type(key, "true or false");
  return otherwise;
}

std::vector<std::string> JsonFields::texts(std::string_view key) {
  std::vector<std::string> values;
  const text::Json* list = array(key);
  if (!list) return values;
  for (const text::Json& item : *list) {
    if (!item.is_string()) {
      wrong_type(key, "a list of texts");
      break;
    }
    values.push_back(item.get<std::string>());
  }
  return values;
}

std::vector<std::pair<std::string, std::string>> JsonFields::named_texts(std::string_view key) {
  std::vector<std::pair<std::string, std::string>> values;
  const text::Json* names = object(key);
  if (!names) return values;
  for (const auto& [name, value] : names->items()) {
    if (!value.is_string()) {
      wrong_type(key, "an object whose values are texts");
      break;
    }
    values.emplace_back(name, value.get<std::string>());
  }
  return values;
}

const text::Json* JsonFields::array(std::string_view key) {
  const text::Json* value = find(key);
  if (!value || value->is_array()) return value;
  wrong_type(key, "a list");
  return nullptr;
}

const text::Json* JsonFields::object(std::string_view key) {
  const text::Json* value = find(key);
  if (!value || value->is_object()) return value;
  wrong_type(key, "an object");
  return nullptr;
}

Result<void> JsonFields::finish() {
  if (!problem_ && object_.is_object())
    for (auto item = object_.begin(); item != object_.end() && !problem_; ++item)
      if (!asked_.contains(item.key()))
        fail("json.unknown_key", "the key " + at(item.key()) + " is not known",
             text::did_you_mean(item.key(), {asked_.begin(), asked_.end()}));
  if (problem_) return tl::make_unexpected(*problem_);
  return {};
}

}  // namespace fcm::detail
