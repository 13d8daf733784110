// SPDX-License-Identifier: MIT
//
// A picture before it is a format: marks at coordinates in points, each with a style by name. The
// report, an SVG of its own, PDF and PNG are drawn from the same value, so they cannot differ.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/house_style.hpp"
#include "fcm/map.hpp"
#include "publish/html.hpp"

namespace fcm::reporting {

enum class Look {
  frame,          ///< around a theme
  theme,          ///< its title
  line_plus,      ///< more leads to more
  line_minus,     ///< more leads to less
  line_none,      ///< said without a direction
  head_plus,      ///< arrowhead
  head_none,      ///< the open one
  bar,            ///< the end mark of a minus
  contested,      ///< diamond in the middle of a link
  box,            ///< of a factor
  label,          ///< its text
  corner,         ///< of a factor that an idea moves
  rises,          ///< triangle: goes up under a scenario
  falls,          ///< goes down
  change_ground,  ///< behind these triangles
  theme_box,      ///< of a theme seen from further away
  theme_name,     ///< its title
  detail,         ///< what stands below it
  tally_plus,     ///< how many links of a bundle raise
  tally_minus,    ///< lower
  tally_none,     ///< have no direction
  paper,          ///< the ground of a poster, and all below stands on posters alone
  title,          ///< the finding
  subtitle,       ///< the question
  heading,        ///< of a block beside the map
  body,           ///< its text
  soft,           ///< small print
  rule,           ///< thin line between blocks
  note,           ///< line to write on
  cut,            ///< crop mark
};

/// By name what a mark looks like; styles.hpp says in which ink.
struct Style {
  Look look = Look::box;
  bool assumed = false, moved = false, outcome = false;
};

enum class Anchor { start, middle, end };

struct Mark {
  enum class Shape {
    curve,    ///< points: end, then two control points and an end per piece
    line,     ///< straight through points
    polygon,  ///< the same, closed
    box,      ///< points[0] upper left
    text,     ///< points[0] on the baseline, where `anchor` is
    logo      ///< of the palette's house: points[0] upper left, `text` says what it shows
  };
  Shape shape = Shape::box;
  Style style;
  std::vector<Position> points;
  double width = 0, height = 0, radius = 0;  ///< of a box
  double stroke = 0;  ///< width of a line that tells strength; 0: the style's
  std::string text;   ///< one line
  double room = 0;    ///< a text wider than that is drawn narrower; 0: as wide as it is
  Anchor anchor = Anchor::start;
  double scale = 1;  ///< of type size, strokes and dashes
};

/// Marks that are one thing.
struct Piece {
  enum class Kind { plain, link, factor, bundle, theme };
  Kind kind = Kind::plain;
  Style style;             ///< of a factor
  std::string spoken;      ///< its name for those who cannot see it
  Index index = 0;         ///< in map.factors() or map.links() of the map that was drawn
  Index from = 0, to = 0;  ///< of a link: in map.factors()
  std::vector<Mark> marks;
};

struct Picture {
  double width = 0, height = 0;
  std::string title, about;  ///< for those who cannot see it
  std::vector<Piece> pieces;
};

/// As it stands in the report: classes that the page's style sheet inks, and data-factor with the
/// index of a factor, data-link, data-from and data-to with those of a link and its ends. Themes
/// have data-theme and bundles data-bundle, data-from and data-to, as ThemeView counts them.
/// Indices, because two ids may differ in what escaping replaces.
/// `name`: what its ids begin with, for a page with several.
Html in_page(const Picture&, std::string_view name = "map");
Html in_page(const std::vector<Mark>&);

/// Its pieces alone, for an element svg that the page writes itself.
Html pieces_in_page(const Picture&);

/// A file of its own: styles as attributes, no script, no reference to anything outside.
struct Palette {
  bool grey = false;                  ///< black, white and grey: no house style then
  const HouseStyle* house = nullptr;  ///< must outlive what is inked; null: the neutral colours
  static const Palette colour, mono;
};
inline const Palette Palette::colour{};
inline const Palette Palette::mono{.grey = true};
std::string svg(const Picture&, Palette = Palette::colour);

/// The same marks elsewhere: everything times `scale`, ink included, then moved.
void put(Picture& onto, const std::vector<Mark>&, double scale, Position corner);
void put(Picture& onto, const Picture&, double scale, Position corner);

}  // namespace fcm::reporting
