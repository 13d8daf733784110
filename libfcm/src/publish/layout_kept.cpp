// SPDX-License-Identifier: MIT
//
// Boxes where an earlier drawing had them: as they stood, drawn together where only a part is left
// of them, pushed apart where they have grown; and a free spot for each box that is new.
#include <algorithm>
#include <cmath>
#include <optional>

#include "publish/layout.hpp"

namespace fcm::reporting {
namespace {

constexpr double sparse = 0.04, dense = 0.16;  // share of the drawing that boxes cover
constexpr double apart_new = 12;

struct Box {
  double left, top, right, bottom;
};

bool overlap(const Box& a, const Box& b, double margin) {
  return a.left < b.right + margin && b.left < a.right + margin && a.top < b.bottom + margin &&
         b.top < a.bottom + margin;
}

Box around(const LayoutBox& box, Position centre) {
  return {centre.x - box.width / 2, centre.y - box.height / 2, centre.x + box.width / 2,
          centre.y + box.height / 2};
}

Box joined(const Box& a, const Box& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

/// With the padding of a theme's frame and the strip of its title.
Box framed(const Box& boxes) {
  return {boxes.left - frame_padding, boxes.top - frame_padding - title_strip,
          boxes.right + frame_padding, boxes.bottom + frame_padding};
}

/// Boxes that have a place so far.
struct Standing {
  const std::vector<LayoutBox>& boxes;
  std::vector<std::optional<Position>> at;

  std::vector<Box> placed(double scale) const {
    std::vector<Box> all;
    for (std::size_t i = 0; i < boxes.size(); ++i)
      if (at[i]) all.push_back(around(boxes[i], {at[i]->x * scale, at[i]->y * scale}));
    return all;
  }

  /// The boxes of one theme, without padding; none where none is placed.
  std::optional<Box> of_theme(const std::string& theme, double scale) const {
    std::optional<Box> all;
    for (std::size_t i = 0; i < boxes.size(); ++i)
      if (at[i] && boxes[i].theme == theme) {
        const Box box = around(boxes[i], {at[i]->x * scale, at[i]->y * scale});
        all = all ? joined(*all, box) : box;
      }
    return all;
  }

  std::vector<std::string> themes() const {
    std::vector<std::string> names;
    for (const LayoutBox& box : boxes)
      if (std::find(names.begin(), names.end(), box.theme) == names.end())
        names.push_back(box.theme);
    return names;
  }
};

bool any_overlap(std::vector<Box> all, double margin) {
  std::sort(all.begin(), all.end(), [](const Box& a, const Box& b) { return a.left < b.left; });
  for (std::size_t a = 0; a < all.size(); ++a)
    for (std::size_t b = a + 1; b < all.size() && all[b].left < all[a].right + margin; ++b)
      if (overlap(all[a], all[b], margin)) return true;
  return false;
}

bool frames_overlap(const Standing& standing, double scale) {
  std::vector<Box> frames;
  for (const std::string& theme : standing.themes())
    if (const auto boxes = standing.of_theme(theme, scale)) frames.push_back(framed(*boxes));
  return any_overlap(frames, 0);
}

double density(const Standing& standing, double scale) {
  const std::vector<Box> all = standing.placed(scale);
  Box whole = all.front();
  double area = 0;
  for (const Box& box : all) {
    whole = joined(whole, box);
    area += (box.right - box.left) * (box.bottom - box.top);
  }
  return area / ((whole.right - whole.left) * (whole.bottom - whole.top));
}

/// Times what the places are taken, so that no box lies on another and the drawing is no desert;
/// none where two boxes stand on one spot.
std::optional<double> scale_of(const Standing& standing) {
  const auto fits = [&](double scale) { return !any_overlap(standing.placed(scale), least_gap); };
  if (!fits(1)) {
    for (double scale = 1.05; scale < 20; scale *= 1.05)
      if (fits(scale)) return scale;
    return {};
  }
  if (density(standing, 1) >= sparse) return 1;
  const bool themes_apart = !frames_overlap(standing, 1);
  double scale = 1;
  for (double tried = 0.97; tried > 0.05; tried *= 0.97) {
    if (!fits(tried) || density(standing, tried) > dense) break;
    if (themes_apart && frames_overlap(standing, tried)) break;
    scale = tried;
  }
  return scale;
}

Position middle(const Box& box) { return {(box.left + box.right) / 2, (box.top + box.bottom) / 2}; }

/// Where a new box would like to be: among what it is linked with in its theme, else in the middle
/// of its theme, else among what it is linked with, else in the middle of all.
Position wish_of(const Standing& standing, const std::vector<LayoutLink>& links, std::size_t box) {
  Position mine{}, any{};
  double in_mine = 0, in_any = 0;
  for (const LayoutLink& link : links) {
    if ((link.from == box) == (link.to == box)) continue;
    const std::size_t other = link.from == box ? link.to : link.from;
    if (!standing.at[other]) continue;
    const Position at = *standing.at[other];
    any = {any.x + at.x, any.y + at.y};
    ++in_any;
    if (standing.boxes[other].theme != standing.boxes[box].theme) continue;
    mine = {mine.x + at.x, mine.y + at.y};
    ++in_mine;
  }
  if (in_mine > 0) return {mine.x / in_mine, mine.y / in_mine};
  if (const auto theme = standing.of_theme(standing.boxes[box].theme, 1)) return middle(*theme);
  if (in_any > 0) return {any.x / in_any, any.y / in_any};
  const std::vector<Box> all = standing.placed(1);
  Box whole = all.front();
  for (const Box& one : all) whole = joined(whole, one);
  return middle(whole);
}

/// Whether the frame of its theme, grown by the box, leaves the other themes alone.
bool leaves_themes_alone(const Standing& standing, std::size_t box, const Box& there) {
  const std::string& theme = standing.boxes[box].theme;
  const auto own = standing.of_theme(theme, 1);
  const Box frame = framed(own ? joined(*own, there) : there);
  for (const std::string& other : standing.themes()) {
    if (other == theme) continue;
    if (const auto boxes = standing.of_theme(other, 1); boxes && overlap(frame, framed(*boxes), 0))
      return false;
  }
  return true;
}

/// The free spot nearest to the wish, on rings of points around it.
Position free_spot(const Standing& standing, const std::vector<LayoutLink>& links,
                   std::size_t box) {
  const Position wish = wish_of(standing, links, box);
  const std::vector<Box> placed = standing.placed(1);
  const bool themes_apart = !frames_overlap(standing, 1);
  constexpr int around_it = 16;
  constexpr double step = 18, turn = 2 * 3.14159265358979323846 / around_it;
  for (int ring = 0;; ++ring)
    for (int k = 0; k < (ring == 0 ? 1 : around_it); ++k) {
      const Position at = {wish.x + ring * step * 1.4 * std::cos(k * turn),
                           wish.y + ring * step * std::sin(k * turn)};
      const Box there = around(standing.boxes[box], at);
      if (std::any_of(placed.begin(), placed.end(),
                      [&](const Box& other) { return overlap(there, other, apart_new); }))
        continue;
      // Far out there is always room; near by only while themes stay apart.
      if (themes_apart && ring < 400 && !leaves_themes_alone(standing, box, there)) continue;
      return at;
    }
}

}  // namespace

bool place_where_kept(const std::vector<LayoutBox>& boxes, const std::vector<LayoutLink>& links,
                      Layout& layout) {
  Standing standing{boxes, {}};
  for (const LayoutBox& box : boxes) standing.at.push_back(box.at);
  const auto scale = scale_of(standing);
  if (!scale) return false;
  for (auto& at : standing.at)
    if (at) at = Position{std::round(at->x * *scale), std::round(at->y * *scale)};
  for (std::size_t i = 0; i < boxes.size(); ++i)
    if (!standing.at[i]) {
      const Position spot = free_spot(standing, links, i);
      standing.at[i] = Position{std::round(spot.x), std::round(spot.y)};
    }
  for (const auto& at : standing.at) layout.centres.push_back(*at);
  if (!frames_overlap(standing, 1)) frame_themes(boxes, layout);
  return true;
}

}  // namespace fcm::reporting
