// SPDX-License-Identifier: MIT
#include "publish/house_css.hpp"

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

}  // namespace

std::string house_css_of_page(const HouseStyle& house) {
  return letters(house) + "@media (prefers-color-scheme:light) and (forced-colors:none){:root{" +
         colours(house) + ";--line:" + house.soft + ";--grey:" + house.soft +
         ";--edge:" + house.soft + "}}\n";
}

std::string house_css_of_sheet(const HouseStyle& house) {
  return letters(house) + ":root{" + colours(house) + "}\n";
}

}  // namespace fcm::reporting
