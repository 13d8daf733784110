// SPDX-License-Identifier: MIT
//
// A crowded map seen from further away: one box for each theme, one line for all connections that
// lead from one theme to another, those of either sign counted apart.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "fcm/map.hpp"
#include "publish/drawing.hpp"

namespace fcm::reporting {

/// Beyond these a drawing of every link is a knot: 48 factors and 110 links can be followed, 150
/// and 380 cannot.
constexpr std::size_t many_factors = 60, many_links = 150;
bool crowded(const Map&);

struct Theme {
  std::string title;
  std::vector<Index> factors;   ///< rising
  std::vector<Index> foremost;  ///< three at most: the largest sums of |weight| in and out
  std::size_t within = 0;       ///< links from one of its factors to another, or to itself
};

/// All links that lead from one theme to another.
struct Bundle {
  Index from = 0, to = 0;  ///< of ThemeView::themes
  std::size_t plus = 0, minus = 0, none = 0;
  std::size_t claims = 0;
  double raises = 0, lowers = 0;  ///< sums of |weight| of either sign
  double weight() const { return raises + lowers; }
  std::size_t links() const { return plus + minus + none; }
};

struct ThemeView {
  std::vector<Theme> themes;    ///< in the order of their first factor
  std::vector<Bundle> bundles;  ///< those drawn: the largest sums of |weight|; by (from, to)
  std::size_t of_bundles = 0;
  std::size_t drawn = 0, within = 0, of_links = 0;  ///< links
  /// Statements behind the bundles drawn, and behind all; 0 of 0: not known.
  std::size_t claims_drawn = 0, claims_between = 0;
  bool found = false;  ///< nobody wrote themes: these are communities (fcm/communities.hpp)
};

/// By the theme of factors, else by their level. Where these make fewer than two groups by
/// communities, each named after its factor with the largest sum of |weight| in and out; factors
/// that are a community alone go together. Draws three bundles per theme and at least 12.
ThemeView theme_view(const Map&);

/// What the view leaves out and how it came about, in sentences.
std::vector<std::string> in_words(const Map&, const ThemeView&);

Drawing draw_themes(const Map&, const ThemeView&, std::string_view title,
                    std::string_view description, const Lettering& = {});
std::vector<KeyEntry> key_of_themes(const ThemeView&);

}  // namespace fcm::reporting
