// SPDX-License-Identifier: MIT
//
// Pages of A4, filled from above, and printed as one PDF or one SVG a page.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "fcm/handouts.hpp"
#include "publish/column.hpp"
#include "publish/picture.hpp"

namespace fcm::reporting {

constexpr double mm = 72 / 25.4;
constexpr double a4_width = 210 * mm, a4_height = 297 * mm;

/// Title and language of a handout, and its pages.
struct Sheets {
  std::string title;
  std::vector<Picture> pages;
};

/// White paper, and nothing on it.
Picture blank_page(const std::string& title);

Result<Handout> printed(const Sheets&, const HandoutOptions&, const std::string& date,
                        PosterFormat);

/// "Made for: workshop. 21 November 2026. fcm 1.0. Map SHA-256 0123abcd... Page 1 of 2": of each
/// page, at its lower margin.
void add_feet(Sheets&, const Published<Map>&, const std::string& date, double margin);

/// The largest scale of at most `scale` at which what `height_of` measures is no higher than `most`
/// (or an eighth of it).
double fitted(double scale, double most, const std::function<double(double)>& height_of);

/// Throws std::logic_error where map and brief are for different audiences.
void check_audience(const Published<Map>&, const Published<Brief>&);
std::string date_of(const Published<Brief>&, const HandoutOptions&);
/// Of the project, else of the map, else that it is one.
std::string title_of(const Map&, const Brief&);

/// Lines in the middle of a box of that width and height, as large as fits: at most `scale` times
/// the look's size, at least `smallest` times; what does not fit then ends in "...". Returns
/// the y below the last line. `middle`: centred across, else from the side where its script begins.
struct TextBox {
  double x = 0, y = 0, width = 0, height = 0;
  double scale = 1, smallest = 0.5;
  bool middle = false;
};
double add_text(Picture&, Look, const std::string& words, const TextBox&);

}  // namespace fcm::reporting
