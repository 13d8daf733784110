// SPDX-License-Identifier: MIT
//
// Values of JSON whose form is not ours to say: what is not there, or of another kind, is nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fcm/map.hpp"
#include "text/json.hpp"

namespace fcm::detail {

/// The value under a key, null where there is none or it is null.
const text::Json* value_at(const text::Json& object, std::string_view key);
const text::Json* array_at(const text::Json& object, std::string_view key);
const text::Json* object_at(const text::Json& object, std::string_view key);

/// A value as the text of a field: numbers as shortest(), lists of simple values joined by "; ",
/// other structures as JSON.
std::string text_of(const text::Json&);
/// The text under a key, empty where there is none.
std::string text_at(const text::Json& object, std::string_view key);
/// A number, or a text that is one.
std::optional<double> number_of(const text::Json&);
/// Whether the value says yes: true, or a text or number that does.
bool is_yes(const text::Json*);

/// {"name": "More buses", "values": {"bus": 1}}; of an id that stands twice the first.
text::Json json_of(const SavedScenario&);

}  // namespace fcm::detail
