// SPDX-License-Identifier: MIT
//
// A map on paper: the drawing, with a title, a key, who took part, what is shown and what not, and
// room for notes. The page has the exact size of the paper.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/house_style.hpp"
#include "fcm/places.hpp"
#include "fcm/publish.hpp"

namespace fcm {

enum class PosterFormat { svg, pdf, png };

/// By the ending of a file's name. Code export.ending.
Result<PosterFormat> poster_format(std::string_view file);

/// Whether this build can write it: SVG always, PDF and PNG with Cairo and Pango.
bool can_write(PosterFormat);

enum class Paper { a0, a1, a2, a3 };
Result<Paper> paper_named(std::string_view);  // code export.paper
std::string_view to_text(Paper);              ///< "A1"

/// In points of 1/72 inch: A1 landscape is 2383.94 by 1683.78.
struct PaperSize {
  double width = 0, height = 0;
};
PaperSize size_of(Paper, bool portrait);

/// What of a study the map shows, where that is not everything.
struct Shown {
  std::vector<std::string> filters;  ///< sentences; empty: nothing is left out
  std::size_t links = 0, of_links = 0;
  std::size_t claims = 0, of_claims = 0;  ///< 0 of 0: not known
  std::size_t voices = 0, of_voices = 0;  ///< the same
  std::string map_sha256;                 ///< of all of the map; empty: of what is drawn
};

/// What a scenario does to one factor: scenario minus as now.
struct Change {
  std::string factor;  ///< id
  double effect = 0;
};

struct PosterOptions {
  Paper paper = Paper::a1;
  bool portrait = false;
  bool mono = false;                  ///< black, white and grey
  bool large_print = false;           ///< larger labels and larger text beside the map
  bool by_theme = false;              ///< one box for each theme, bundles of links between them
  bool tiled = false;                 ///< cut over A4 pages; PDF alone
  std::optional<double> distance;     ///< metres from which labels are to be read
  std::string title;                  ///< the finding; empty: the map's title
  std::string project;                ///< small above the title; may be empty
  std::string question;               ///< below the title; may be empty
  std::string date;                   ///< ISO; may be empty
  std::vector<std::string> outcomes;  ///< ids of factors that are drawn as outcomes
  std::vector<std::string> moved;     ///< ids of factors that are drawn as moved by an idea
  std::vector<Change> changes;        ///< of factors under a scenario; marked with triangles
  std::optional<HouseStyle> house;    ///< none: neutral colours
  Places places;                      ///< where factors stand; those without find a spot
  std::optional<Shown> shown;         ///< none: all of the map
};

struct Poster {
  std::string bytes;
  double label_points = 0;   ///< type size of the labels as printed
  double readable_from = 0;  ///< metres
  std::size_t pages = 1;
  std::vector<std::string> notes;  ///< what to mend, in sentences with figures
};

/// Cap height in mm is about 4 times the metres from which a text is read (a signage rule of
/// thumb); cap height is 0.72 of the type size. Codes export.without_cairo, export.drawing,
/// export.tiles (tiles are PDF alone), export.empty (no factors). Graphviz is started where it is
/// installed. SVG: the same bytes for the same map and options.
Result<Poster> make_poster(const Published<Map>&, const PosterOptions&, PosterFormat);

}  // namespace fcm
