// SPDX-License-Identifier: MIT
//
// Texts as drawings hold them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fcm/map.hpp"
#include "fcm/study.hpp"

namespace fcm::drawn {

/// Adds a field, unless there is nothing to say; further texts under one name get names beside it,
/// "name (2)" up to "name (9)".
void add_field(Fields&, std::string_view name, std::string_view text);

/// A label as people read it: where a drawing wrapped it, on one line.
std::string label_in(std::string_view text);

/// The words that tools write where a link has no number: "", undefined, null, NaN, NA, ?.
bool says_nothing(std::string_view);

/// + and - and their words, where the text is one of them; blank for any other text.
Polarity sign_in(std::string_view);

/// The number, where the text is one. Decimal commas and Unicode minus signs are read.
std::optional<double> number_in(std::string_view);

}  // namespace fcm::drawn
