// SPDX-License-Identifier: MIT
//
// How the page of a crowded map opens: one box for each theme.
#pragma once

#include <nlohmann/json.hpp>

#include "fcm/map.hpp"
#include "publish/html.hpp"

namespace fcm::reporting {

/// The drawing by theme, hidden until the script shows it in place of the whole; empty where the
/// map is not crowded. `part` and `drawn_by`: sentences
/// before and after those on the themes; may be empty.
Html themes_part(const Map&, const std::string& part, const std::string& drawn_by);

/// Titles of the themes, and the factors of each; empty where the map is not crowded.
nlohmann::ordered_json themes_json(const Map&);

}  // namespace fcm::reporting
