// SPDX-License-Identifier: MIT
#include "publish/paths.hpp"

namespace fcm::reporting {

std::string path_of(const Mark& mark) {
  std::string d = "M" + at(mark.points.front().x) + " " + at(mark.points.front().y);
  const bool curved = mark.shape == Mark::Shape::curve;
  for (std::size_t i = 1; i < mark.points.size(); ++i)
    d += (!curved      ? "L"
          : i % 3 == 1 ? "C"
                       : " ") +
         at(mark.points[i].x) + " " + at(mark.points[i].y);
  return mark.shape == Mark::Shape::polygon ? d + "Z" : d;
}

std::string box_attributes(const Mark& mark) {
  return " x=\"" + at(mark.points.front().x) + "\" y=\"" + at(mark.points.front().y) +
         "\" width=\"" + at(mark.width) + "\" height=\"" + at(mark.height) + "\" rx=\"" +
         at(mark.radius) + "\"";
}

}  // namespace fcm::reporting
