// SPDX-License-Identifier: MIT
//
// What a weight is drawn from where nobody can be drawn again: what a map says of how sure its
// weights are. docs/maths.md, "Weights drawn".
#pragma once

#include <vector>

#include "fcm/map.hpp"

namespace fcm {

/// A size from `shape`, then a sign.
struct WeightDraw {
  enum class Shape {
    even,        ///< evenly between low and high
    triangular,  ///< from low up to mode and down to high
    beta         ///< low + (high - low) B, B of the Beta distribution with alpha and beta > 0
  };
  Shape shape = Shape::even;
  double low = 0, high = 0;  ///< low <= mode <= high
  double mode = 0;
  double alpha = 1, beta = 1;
  double plus = 1;  ///< the probability that the sign stands; else it is turned
  bool operator==(const WeightDraw&) const = default;
};

/// As the fields `lower`, `mode` and `upper` say (fcmconfr: interval- and triangular-valued
/// weights): triangular where there is a mode, even between the bounds where there is none, and
/// otherwise the weight as it is.
WeightDraw draw_as_stated(const Link&);

/// From the counts of a map whose voices are not at hand. Of N voices k gave the link a direction,
/// with mean strength nu, + with balance theta: size nu B with B of Beta(k + 1/2, N - k + 1/2)
/// (Jeffreys' prior), the sign + with probability theta. The mean is the net weight, but for the
/// prior. N is map.source().voices; without N or counts the weight stays as it is.
WeightDraw draw_as_told(const Map&, const Link&);

/// Of every link of the map.
std::vector<WeightDraw> draws_as_stated(const Map&);
std::vector<WeightDraw> draws_as_told(const Map&);

}  // namespace fcm
