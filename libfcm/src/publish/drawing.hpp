// SPDX-License-Identifier: MIT
//
// A map as a picture around the layout. Signs are told by colour, dash and end mark, strength by
// width in three classes, so that no one needs colour to read it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/places.hpp"
#include "publish/html.hpp"
#include "publish/layout.hpp"
#include "publish/picture.hpp"

namespace fcm::reporting {

/// Which part of a map is drawn, and how its factors are marked.
struct View {
  std::vector<Index> factors;  ///< positions in map.factors(), rising
  std::vector<Index> links;    ///< positions in map.links(), rising; both ends are in `factors`
  std::vector<bool> moved;     ///< per map factor: a compared idea moves it; may be empty
  std::vector<bool> outcome;   ///< per map factor; may be empty
  /// Per map factor what a scenario does to it: 3 to -3, 0 hardly; may be empty. change_class().
  std::vector<int> change;
  /// Per map factor where it stands, else its own position; may be empty. places_on().
  std::vector<std::optional<Position>> at;
};

/// Every factor and link.
View whole(const Map&);

/// At most `most` links: those with the largest |carried|, ties by position, and the factors they
/// touch (every factor where the map has no more than `all_factors`).
View strongest(const Map&, const std::vector<double>& carried, std::size_t most,
               std::size_t all_factors);

struct Drawing {
  Picture picture;
  std::vector<std::optional<Position>> positions;  ///< per map factor
  std::string note;                                ///< from the layout
};

/// Per map factor; of those that have a place.
std::vector<std::optional<Position>> places_on(const Map&, const Places&);

/// Larger maps stand closer, so that their labels print larger.
constexpr Index many_to_spread = 60;

/// How a drawing is laid out.
struct Lettering {
  double type_size = 12;     ///< points, of labels in boxes
  double label_width = 112;  ///< at which labels are broken
  Spread spread;
};

/// `title` and `description` name the drawing for those who cannot see it.
Drawing draw(const Map&, const View&, std::string_view title, std::string_view description,
             const Lettering& = {});

/// Per map factor of the view the place it would have, without routing links; of room for labels
/// of 12 points, bold or not. None anywhere without Graphviz, except what the view or the map has.
std::vector<std::optional<Position>> place(const Map&, const View&, const Spread&);

/// What the marks mean, of those that are on the drawing: a sample, 58 by 18 points, and words.
struct KeyEntry {
  std::vector<Mark> sample;
  std::string text;
};
std::vector<KeyEntry> key_of(const Map&, const View&);

/// The key of the report; stands above the map.
Html key_of_drawing(const Map&, const View&);
Html html_of(const std::vector<KeyEntry>&);

/// The theme a factor is drawn in: its theme, else its level, else "".
std::string theme_of(const Factor&);

/// Signed: 3 from nine tenths of the furthest on, 2 from a half, 1 from a tenth, else 0: the steps
/// of the report's "What points where".
int change_class(double effect, double furthest);

/// 3 strong, 2 medium, 1 weak: thirds of the largest |weight| on the map.
int strength_class(double weight, double largest);
double largest_weight(const Map&);

}  // namespace fcm::reporting
