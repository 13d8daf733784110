// SPDX-License-Identifier: MIT
#include "publish/house_page.hpp"

#include "text/base64.hpp"

namespace fcm::reporting {
namespace {

/// A font's name has letters, digits, blanks and hyphens (theme.font), a colour is "#rrggbb".
std::string letters(const HouseStyle& house) {
  if (house.font.empty()) return {};
  return "html,svg{font-family:\"" + house.font +
         "\",Arial,\"Liberation Sans\",Helvetica,sans-serif}\n";
}

std::string colours(const HouseStyle& house) {
  return "--ink:" + house.text + ";--soft:" + house.soft + ";--ground:" + house.ground +
         ";--blue:" + house.more + ";--orange:" + house.less + ";--gold:" + house.moved;
}

/// On white whatever the page's ground, because a logo is made for white.
std::string place_of(const std::optional<Logo>& logo) {
  if (!logo) return {};
  return "header{display:flow-root}\n.logo{float:right;box-sizing:content-box;width:auto;"
         "height:auto;max-width:min(12rem,40%);max-height:3.5rem;margin:.6rem 0 .4rem 1rem;"
         "padding:.2rem;background:#fff;forced-color-adjust:none}\n";
}

}  // namespace

std::string house_css_of_page(const HouseStyle& house) {
  return letters(house) + place_of(house.logo) +
         "@media (prefers-color-scheme:light) and (forced-colors:none){:root{" + colours(house) +
         ";--line:" + house.soft + ";--grey:" + house.soft + ";--edge:" + house.soft + "}}\n";
}

std::string house_css_of_sheet(const HouseStyle& house) {
  return letters(house) + place_of(house.logo) + ":root{" + colours(house) + "}\n";
}

Html logo_of(const std::optional<HouseStyle>& house) {
  Html h;
  if (!house || !house->logo) return h;
  h.markup("<img class=\"logo\" width=\"" + std::to_string(house->logo->width) + "\" height=\"" +
           std::to_string(house->logo->height) + "\" src=\"data:image/png;base64," +
           text::base64(house->logo->png) + "\"");
  h << " alt=\"" << house->logo->text << "\">";
  return h;
}

}  // namespace fcm::reporting
