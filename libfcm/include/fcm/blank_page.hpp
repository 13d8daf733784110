// SPDX-License-Identifier: MIT
//
// The page with nothing on it, in which a scribe types what a room says, with hands for, against,
// unsure. What it saves is a workshop (workshop.hpp).
#pragma once

#include <optional>
#include <string>

#include "fcm/house_style.hpp"

namespace fcm {

/// One HTML file like that of make_page(), with an empty map. What-if runs at the lambda at which
/// a connection that is called strong moves its target half-way. `title` may be empty, `date` is
/// ISO or empty. The same bytes for the same words and house.
std::string blank_page(const std::string& title, const std::string& date,
                       const std::optional<HouseStyle>& house = {});

}  // namespace fcm
