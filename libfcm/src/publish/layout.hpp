// SPDX-License-Identifier: MIT
//
// Where boxes stand and how links run between them. Graphviz is a child process: one neato per
// theme places the boxes, we pack the themes, and one neato routes all links. Lengths in points.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fcm/map.hpp"

namespace fcm::reporting {

struct LayoutBox {
  double width = 0, height = 0;
  std::string theme;
  std::optional<Position> at;  ///< the centre, kept from an earlier drawing
};

struct LayoutLink {
  Index from = 0, to = 0;
};

/// The frame around the boxes of one theme; its title stands in the strip along the upper edge.
struct ThemeFrame {
  std::string title;
  double x = 0, y = 0, width = 0, height = 0;  ///< upper left corner and size
  bool framed = true;                          ///< false: only a title, centred at x, y
};
/// Graphviz draws straight lines through everything where two boxes are closer than 6.4 points.
constexpr double least_gap = 7.2;
constexpr double title_strip = 26, frame_padding = 16;

struct Layout {
  double width = 0, height = 0;
  std::vector<Position> centres;  ///< per box, whole points
  std::vector<ThemeFrame> themes;
  /// Per link: the end points and control points of cubic curves, 3k + 1 of them, from border to
  /// border.
  std::vector<std::vector<Position>> routes;
  bool on_circle = false;  ///< Graphviz is missing or failed
  std::string note;        ///< why the drawing is plainer than it could be; empty where it is not
};

/// What a layout aims at.
struct Spread {
  double shape = 1.35;  ///< width over height, as far as frames can be packed so
  double loose = 4;     ///< first distance of boxes inside a theme, in mean box sizes
  double apart = 11;    ///< between boxes, in points
  bool operator==(const Spread&) const = default;
};

Layout lay_out(const std::vector<LayoutBox>&, const std::vector<LayoutLink>&, const Spread& = {});

/// In rows and columns instead, in place of themes: the drawing fills `spread.shape`, and boxes
/// whose links have large `pulls` stand close. `at` and `theme` of boxes are not looked at.
Layout lay_out_on_grid(const std::vector<LayoutBox>&, const std::vector<LayoutLink>&,
                       const std::vector<double>& pulls, const Spread&);

/// The same as lay_out() without routes.
Layout place_boxes(const std::vector<LayoutBox>&, const std::vector<LayoutLink>&,
                   const Spread& = {});

// --- its parts ---------------------------------------------------------------------------------

/// Boxes of each theme relative to the theme's own corner, and the frames packed side by side;
/// false where Graphviz is missing or failed.
bool place_by_theme(const std::vector<LayoutBox>&, const std::vector<LayoutLink>&, const Spread&,
                    Layout&);

/// Boxes that have a place stay there, in the scale at which none lies on another and the drawing
/// is no desert; the others find a free spot. Themes are framed where their frames stay apart.
/// Needs one that has a place; false where two stand on one spot.
bool place_where_kept(const std::vector<LayoutBox>&, const std::vector<LayoutLink>&, Layout&);

/// Frames around the boxes of each theme, as they stand.
void frame_themes(const std::vector<LayoutBox>&, Layout&);

/// On a circle, theme by theme.
void place_on_circle(const std::vector<LayoutBox>&, Layout&);

/// Moves frames, with the boxes in them, side by side, linked ones close. `theme_of`: per box.
void pack_frames(const std::vector<LayoutLink>&, const std::vector<std::size_t>& theme_of,
                 double wanted_shape, Layout&);

/// On a grid of equal cells, those left over in its middle.
void place_on_grid(const std::vector<LayoutBox>&, const std::vector<LayoutLink>&,
                   const std::vector<double>& pulls, const Spread&, Layout&);

/// Routes by `neato -n2 -Gsplines=true`; straight lines where that is not to be had (then false).
bool route_links(const std::vector<LayoutBox>&, const std::vector<LayoutLink>&, Layout&);

}  // namespace fcm::reporting
