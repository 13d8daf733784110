// SPDX-License-Identifier: MIT
//
// Theme frames side by side: the order and the break into rows or columns that keep the drawing
// compact and linked themes close; then each theme is mirrored where that shortens its links.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "publish/layout.hpp"

namespace fcm::reporting {
namespace {

constexpr double gap = 40;  // between frames: room for links

struct Packing {
  std::vector<Position> corners;
  double width = 0, height = 0;
};

/// Frames in `order`, row by row; columns instead of rows where `columns`. A row ends before a
/// frame with which it would be longer than `most`. Frames are centred in their row.
Packing rows_of(const std::vector<ThemeFrame>& frames, const std::vector<std::size_t>& order,
                double most, bool columns) {
  Packing packing;
  packing.corners.resize(frames.size());
  double across = 0, longest = 0;
  const auto along_of = [&](std::size_t f) { return columns ? frames[f].height : frames[f].width; };
  const auto thick_of = [&](std::size_t f) { return columns ? frames[f].width : frames[f].height; };
  for (std::size_t first = 0; first < order.size();) {
    double along = along_of(order[first]), thickness = thick_of(order[first]);
    std::size_t end = first + 1;
    for (; end < order.size() && along + gap + along_of(order[end]) <= most; ++end) {
      along += gap + along_of(order[end]);
      thickness = std::max(thickness, thick_of(order[end]));
    }
    along = 0;
    for (std::size_t k = first; k < end; ++k) {
      const double offset = across + (thickness - thick_of(order[k])) / 2;
      packing.corners[order[k]] = columns ? Position{offset, along} : Position{along, offset};
      along += along_of(order[k]) + gap;
    }
    longest = std::max(longest, along - gap);
    across += thickness + gap;
    first = end;
  }
  packing.width = columns ? across - gap : longest;
  packing.height = columns ? longest : across - gap;
  return packing;
}

double score(const Packing& packing, const std::vector<ThemeFrame>& frames,
             const std::vector<std::vector<double>>& between, double wanted_shape) {
  double area = 0, length = 0, count = 0;
  for (const ThemeFrame& frame : frames) area += frame.width * frame.height;
  const auto middle = [&](std::size_t f) {
    return Position{packing.corners[f].x + frames[f].width / 2,
                    packing.corners[f].y + frames[f].height / 2};
  };
  for (std::size_t a = 0; a < frames.size(); ++a)
    for (std::size_t b = a + 1; b < frames.size(); ++b) {
      length += between[a][b] * std::hypot(middle(a).x - middle(b).x, middle(a).y - middle(b).y);
      count += between[a][b];
    }
  const double shape = std::abs(std::log(packing.width / packing.height / wanted_shape));
  return packing.width * packing.height / area * (1 + shape) +
         (count > 0 ? length / count / std::sqrt(area) : 0);
}

/// The packing of frames in this order with the least score, over several lengths of row; none
/// where no score is below `least`, which is lowered else.
std::optional<Packing> tightest(const std::vector<ThemeFrame>& frames,
                                const std::vector<std::size_t>& order,
                                const std::vector<std::vector<double>>& between,
                                double wanted_shape, double& least) {
  double area = 0;
  for (const ThemeFrame& frame : frames) area += (frame.width + gap) * (frame.height + gap);
  std::optional<Packing> found;
  for (const double times : {0.7, 0.85, 1.0, 1.15, 1.3, 1.5, 1.75, 2.1})
    for (const bool columns : {false, true}) {
      const Packing packing = rows_of(frames, order, times * std::sqrt(area), columns);
      const double cost = score(packing, frames, between, wanted_shape);
      if (cost >= least) continue;
      least = cost;
      found = packing;
    }
  return found;
}

double length_between_themes(const std::vector<LayoutLink>& links,
                             const std::vector<std::size_t>& theme_of,
                             const std::vector<Position>& centres) {
  double sum = 0;
  for (const LayoutLink& link : links)
    if (theme_of[link.from] != theme_of[link.to])
      sum += std::hypot(centres[link.from].x - centres[link.to].x,
                        centres[link.from].y - centres[link.to].y);
  return sum;
}

/// The boxes of one theme mirrored within its frame, below the title strip.
void mirror(std::size_t theme, bool sideways, const std::vector<std::size_t>& theme_of,
            Layout& layout) {
  const ThemeFrame& frame = layout.themes[theme];
  for (std::size_t i = 0; i < theme_of.size(); ++i) {
    if (theme_of[i] != theme) continue;
    Position& centre = layout.centres[i];
    if (sideways)
      centre.x = 2 * frame.x + frame.width - centre.x;
    else
      centre.y = 2 * frame.y + frame.height + title_strip - centre.y;
  }
}

}  // namespace

void pack_frames(const std::vector<LayoutLink>& links, const std::vector<std::size_t>& theme_of,
                 double wanted_shape, Layout& layout) {
  const std::size_t n = layout.themes.size();
  std::vector<std::vector<double>> between(n, std::vector<double>(n, 0));
  for (const LayoutLink& link : links) {
    between[theme_of[link.from]][theme_of[link.to]] += 1;
    between[theme_of[link.to]][theme_of[link.from]] += 1;
  }
  std::vector<std::size_t> order(n);
  std::iota(order.begin(), order.end(), std::size_t{0});
  Packing chosen;
  double least = 1e300;
  const auto improves = [&] {
    const std::optional<Packing> packing =
        tightest(layout.themes, order, between, wanted_shape, least);
    if (packing) chosen = *packing;
    return packing.has_value();
  };
  improves();
  if (n <= 6) {  // all 720 orders
    while (std::next_permutation(order.begin(), order.end())) improves();
  } else {  // swaps of two, while one helps
    for (int round = 0; round < 4; ++round)
      for (std::size_t a = 0; a < n && n <= 40; ++a)
        for (std::size_t b = a + 1; b < n; ++b) {
          std::swap(order[a], order[b]);
          if (!improves()) std::swap(order[a], order[b]);
        }
  }
  for (std::size_t i = 0; i < theme_of.size(); ++i) {
    const ThemeFrame& frame = layout.themes[theme_of[i]];
    layout.centres[i].x += chosen.corners[theme_of[i]].x - frame.x;
    layout.centres[i].y += chosen.corners[theme_of[i]].y - frame.y;
  }
  for (std::size_t t = 0; t < n; ++t) {
    layout.themes[t].x = chosen.corners[t].x;
    layout.themes[t].y = chosen.corners[t].y;
  }
  double now = length_between_themes(links, theme_of, layout.centres);
  for (bool better = true; better;) {
    better = false;
    for (std::size_t t = 0; t < n; ++t)
      for (const bool sideways : {true, false}) {
        mirror(t, sideways, theme_of, layout);
        const double length = length_between_themes(links, theme_of, layout.centres);
        if (length < now - 1e-6) {
          now = length;
          better = true;
        } else {
          mirror(t, sideways, theme_of, layout);
        }
      }
  }
}

}  // namespace fcm::reporting
