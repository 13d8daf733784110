// SPDX-License-Identifier: MIT
//
// What lies on the tables of a workshop, on A4: cards to hold, slips to fill in, a guide for who
// leads the session, a summary of one page. docs/paper.md. Numbers on cards are card_numbers().
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "fcm/brief.hpp"
#include "fcm/house_style.hpp"
#include "fcm/poster.hpp"
#include "fcm/publish.hpp"

namespace fcm {

struct HandoutOptions {
  bool mono = false;                ///< black, white and grey
  bool large_print = false;         ///< three cards a sheet instead of eight, larger type
  std::string date;                 ///< ISO; empty: that of the brief
  std::string title;                ///< of the summary: the finding; empty: the project's title
  std::optional<HouseStyle> house;  ///< none, or mono: neutral colours
  std::string part;                 ///< which part of the map it is, in sentences; empty: all of it
};

/// A4 is 595.28 by 841.89 points.
struct Handout {
  std::vector<std::string> files;  ///< a PDF, or an SVG for each page
  std::size_t pages = 0;
};

/// All of them: PDF, or SVG where this build has no Cairo; PNG is a caller's bug
/// (std::logic_error). Codes export.without_cairo, export.drawing, export.empty (no factors). The
/// same SVG for the same map, brief and options. A map and a brief that were not made for the same
/// audience are a caller's bug (std::logic_error).

/// One card for each factor (a number) and for each idea (a letter), and blank ones to fill the
/// last sheet, with lines to cut along.
Result<Handout> make_cards(const Published<Map>&, const Published<Brief>&, const HandoutOptions&,
                           PosterFormat = PosterFormat::pdf);

/// Lines to fill in by hand: "17 -> 4, more, hands for 9, against 3, unsure 1", with one that
/// shows how.
Result<Handout> make_slips(const Published<Map>&, const Published<Brief>&, const HandoutOptions&,
                           PosterFormat = PosterFormat::pdf);

/// An empty table for what stands on them: the header that the format `slips` reads.
std::string slips_csv();

/// For who leads the session: what the map is and is not, a plan of 90 minutes, what to bring, how
/// what was said comes back, and which number is which factor. Two pages, and more where the key of
/// numbers is long.
Result<Handout> make_guide(const Published<Map>&, const Published<Brief>&, const HandoutOptions&,
                           PosterFormat = PosterFormat::pdf);

/// One page: who was heard, the strongest part of the map, what was said to lead to the outcomes,
/// what the ideas do and how sure that is, what was left out. Graphviz is started where it is
/// installed.
Result<Handout> make_summary(const Published<Map>&, const Published<Brief>&, const HandoutOptions&,
                             PosterFormat = PosterFormat::pdf);

}  // namespace fcm
