// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "fcm/poster.hpp"
#include "publish/picture.hpp"

namespace fcm::reporting {

struct Composed {
  Picture picture;
  double label_points = 0;
  std::string note;  ///< from the layout
};

/// The poster as a picture of the size of its paper: lying, the map on the left and a column on the
/// right; upright, the map above and three columns below.
Composed compose(const Published<Map>&, const PosterOptions&);

/// The audience in a sentence, and what was left out for it.
std::string for_whom(const Published<Map>&);

/// Metres from which type of that size is read.
double readable_from(double points);

}  // namespace fcm::reporting
