// SPDX-License-Identifier: MIT
#include "publish/logo_mark.hpp"

#include <algorithm>

namespace fcm::reporting {

LogoSize add_logo(Picture& picture, const std::optional<HouseStyle>& house, bool mono,
                  Position right_corner, LogoSize most) {
  if (!house || !house->logo || mono) return {};
  const Logo& logo = *house->logo;
  const double scale = std::min(most.width / logo.width, most.height / logo.height);
  const LogoSize size{logo.width * scale, logo.height * scale};
  picture.pieces.emplace_back();
  picture.pieces.back().marks.push_back({.shape = Mark::Shape::logo,
                                         .points = {{right_corner.x - size.width, right_corner.y}},
                                         .width = size.width,
                                         .height = size.height,
                                         .text = logo.text});
  return size;
}

}  // namespace fcm::reporting
