// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "fcm/house_style.hpp"
#include "publish/html.hpp"

namespace fcm::reporting {

/// Colours and letters of a house over those of page.css. They are colours for a light ground:
/// where the reader asked for dark, or chose colours of their own (forced colours), it says
/// nothing.
std::string house_css_of_page(const HouseStyle&);

/// The same over style.cpp's sheet, which is light alone.
std::string house_css_of_sheet(const HouseStyle&);

/// The logo, for the beginning of a page's header; empty where there is none. The page's policy
/// must let in pictures of data.
Html logo_of(const std::optional<HouseStyle>&);

}  // namespace fcm::reporting
