// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>

#include "publish/lettering.hpp"
#include "publish/strokes.hpp"
#include "publish/theme_view.hpp"
#include "publish/words.hpp"

namespace fcm::reporting {
namespace {

constexpr double detail = 11.0 / 12;  // of the type size: what stands below the title of a theme

struct Line {
  std::string text;
  bool title = false;
};

struct Lettered {
  std::vector<Line> lines;
  double width = 0, height = 0;
};

double height_of(const Line& line, const Lettering& how) {
  return how.type_size * (line.title ? 15.0 / 12 : 12.5 / 12);
}

Lettered lettered(const Map& map, const Theme& theme, const Lettering& how) {
  const double width = how.label_width * 1.05;
  Lettered box;
  for (std::string& line : wrapped(theme.title, width, how.type_size, true))
    box.lines.push_back({std::move(line), true});
  std::vector<std::string> below = {std::to_string(theme.factors.size()) +
                                    (theme.factors.size() == 1 ? " factor" : " factors")};
  if (theme.factors.size() > 1)
    for (const Index i : theme.foremost) below.push_back("\xe2\x80\xa2 " + label_of(map, i));
  for (const std::string& text : below)
    for (std::string& line : wrapped(text, width, how.type_size * detail))
      box.lines.push_back({std::move(line), false});
  for (const Line& line : box.lines) {
    box.width = std::max(
        box.width, text_width(line.text, how.type_size * (line.title ? 1 : detail), line.title));
    box.height += height_of(line, how);
  }
  box.width = std::ceil(box.width + 18);
  box.height = std::ceil(box.height + 18);
  return box;
}

Piece theme_piece(const Map& map, const ThemeView& view, Index t, const Lettered& box,
                  Position centre, const Lettering& how) {
  const Theme& theme = view.themes[t];
  Piece piece{.kind = Piece::Kind::theme, .style = {Look::theme_box}, .index = t};
  std::vector<std::string> names;
  for (const Index i : theme.foremost) names.push_back(label_of(map, i));
  piece.spoken = theme.title + ": " + counted(theme.factors.size(), "factor", "factors") + ", " +
                 counted(theme.within, "connection", "connections") +
                 " within. Most strongly connected: " + listed(names);
  const double x = centre.x - box.width / 2, y = centre.y - box.height / 2;
  piece.marks.push_back({.style = {Look::theme_box},
                         .points = {{x, y}},
                         .width = box.width,
                         .height = box.height,
                         .radius = 10});
  double top = y + 9;
  for (const Line& line : box.lines) {
    piece.marks.push_back({.shape = Mark::Shape::text,
                           .style = {line.title ? Look::theme_name : Look::detail},
                           .points = {{centre.x, top + height_of(line, how) * 0.77}},
                           .text = line.text,
                           .room = box.width - 8,
                           .anchor = Anchor::middle,
                           .scale = how.type_size / 12});
    top += height_of(line, how);
  }
  return piece;
}

/// The share at which an effect "points both ways".
bool contested(const Bundle& bundle) {
  return bundle.weight() > 0 && std::min(bundle.raises, bundle.lowers) * 3 >= bundle.weight();
}

Stroke stroke_of(const Bundle& bundle, double largest) {
  Stroke stroke;
  stroke.sign = bundle.weight() == 0 ? 0 : bundle.raises >= bundle.lowers ? 1 : -1;
  stroke.strength = strength_class(bundle.weight(), largest);
  stroke.contested = contested(bundle);
  return stroke;
}

double largest_of(const ThemeView& view) {
  double largest = 0;
  for (const Bundle& bundle : view.bundles) largest = std::max(largest, bundle.weight());
  return largest;
}

std::string spoken_of(const ThemeView& view, const Bundle& bundle) {
  std::vector<std::string> parts;
  if (bundle.plus > 0) parts.push_back(std::to_string(bundle.plus) + " where more leads to more");
  if (bundle.minus > 0) parts.push_back(std::to_string(bundle.minus) + " where more leads to less");
  if (bundle.none > 0) parts.push_back(std::to_string(bundle.none) + " without a direction");
  return view.themes[bundle.from].title + " to " + view.themes[bundle.to].title + ": " +
         counted(bundle.links(), "connection", "connections") + ", " + listed(parts);
}

/// "+7" and "-2" side by side, `middle` between them.
std::vector<Mark> tally(const Bundle& bundle, Position middle, const Lettering& how) {
  std::vector<std::pair<Look, std::string>> parts;
  if (bundle.plus > 0) parts.emplace_back(Look::tally_plus, "+" + std::to_string(bundle.plus));
  if (bundle.minus > 0)
    parts.emplace_back(Look::tally_minus, "\xe2\x88\x92" + std::to_string(bundle.minus));
  if (bundle.none > 0) parts.emplace_back(Look::tally_none, "?" + std::to_string(bundle.none));
  const double size = how.type_size * 11 / 12, gap = 3;
  double width = -gap;
  for (const auto& [look, text] : parts) width += text_width(text, size, true) + gap;
  double x = middle.x - width / 2;
  std::vector<Mark> marks;
  for (const auto& [look, text] : parts) {
    marks.push_back({.shape = Mark::Shape::text,
                     .style = {look},
                     .points = {{x, middle.y + size * 0.36}},
                     .text = text,
                     .scale = how.type_size / 12});
    x += text_width(text, size, true) + gap;
  }
  return marks;
}

Position on_route(const std::vector<Position>& route, double share) {
  const auto pieces = (route.size() - 1) / 3;
  const double along = share * static_cast<double>(pieces);
  const auto piece = std::min(static_cast<std::size_t>(along), pieces - 1);
  const double t = along - static_cast<double>(piece), s = 1 - t;
  const Position* p = route.data() + 3 * piece;
  const double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;
  return {a * p[0].x + b * p[1].x + c * p[2].x + d * p[3].x,
          a * p[0].y + b * p[1].y + c * p[2].y + d * p[3].y};
}

/// Finds where the count of each bundle stands.
struct TallyPlaces {
  static constexpr double half_width = 22, half_height = 9;

  const Layout& layout;
  const std::vector<LayoutBox>& boxes;
  std::vector<std::vector<Position>> lines;  ///< points along every route
  std::vector<Position> diamonds, taken;

  TallyPlaces(const ThemeView& view, const Layout& laid_out, const std::vector<LayoutBox>& sizes)
      : layout(laid_out), boxes(sizes) {
    constexpr int points = 40;
    for (std::size_t k = 0; k < view.bundles.size(); ++k) {
      if (contested(view.bundles[k])) diamonds.push_back(on_route(layout.routes[k], 0.5));
      lines.emplace_back();
      for (int i = 0; i <= points; ++i)
        lines.back().push_back(on_route(layout.routes[k], static_cast<double>(i) / points));
    }
  }

  static bool close(Position a, Position b, double across, double down) {
    return std::abs(a.x - b.x) < across && std::abs(a.y - b.y) < down;
  }

  /// Clear of the counts before it, of diamonds and of boxes.
  bool free(Position p) const {
    for (const Position& other : taken)
      if (close(p, other, 2 * half_width, 2 * half_height)) return false;
    for (const Position& diamond : diamonds)
      if (close(p, diamond, half_width + 8, half_height + 7)) return false;
    for (std::size_t i = 0; i < boxes.size(); ++i)
      if (close(p, layout.centres[i], boxes[i].width / 2 + half_width,
                boxes[i].height / 2 + half_height))
        return false;
    return true;
  }

  bool on_another_line(std::size_t k, Position p) const {
    for (std::size_t other = 0; other < lines.size(); ++other)
      if (other != k)
        for (const Position& point : lines[other])
          if (close(p, point, half_width, half_height)) return true;
    return false;
  }

  /// In the middle of its line or as near to that as it is free, just above or below the line where
  /// there is no such place on it; clear of other lines if that can be.
  Position find(std::size_t k, double otherwise) const {
    for (const bool clear : {true, false})
      for (const double aside : {0.0, -17.0, 17.0})
        for (const double share : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82}) {
          const Position on = on_route(layout.routes[k], share), place{on.x, on.y + aside};
          if (free(place) && !(clear && on_another_line(k, place))) return place;
        }
    return on_route(layout.routes[k], otherwise);
  }
};

std::vector<Position> tally_places(const ThemeView& view, const Layout& layout,
                                   const std::vector<LayoutBox>& boxes) {
  TallyPlaces places(view, layout, boxes);
  std::vector<Position> found(view.bundles.size());
  for (const bool first : {true, false})  // those with a diamond have the least room
    for (std::size_t k = 0; k < view.bundles.size(); ++k)
      if (contested(view.bundles[k]) == first) {
        found[k] = places.find(k, first ? 0.3 : 0.5);
        places.taken.push_back(found[k]);
      }
  return found;
}

}  // namespace

Drawing draw_themes(const Map& map, const ThemeView& view, std::string_view title,
                    std::string_view description, const Lettering& how) {
  std::vector<Lettered> letters;
  std::vector<LayoutBox> boxes;
  double widest = 0;
  for (const Theme& theme : view.themes) {
    letters.push_back(lettered(map, theme, how));
    widest = std::max(widest, letters.back().width);
  }
  for (Lettered& box : letters) {
    box.width = widest;
    boxes.push_back({box.width, box.height, {}, {}});
  }
  std::vector<LayoutLink> links;
  for (const Bundle& bundle : view.bundles) links.push_back({bundle.from, bundle.to});
  std::vector<double> pulls;
  for (const Bundle& bundle : view.bundles) pulls.push_back(bundle.weight());
  Spread spread = how.spread;
  spread.apart = 52;  // room for the counts
  const Layout layout = lay_out_on_grid(boxes, links, pulls, spread);
  Drawing drawing;
  drawing.note = layout.note;
  drawing.positions.resize(map.size());
  Picture& picture = drawing.picture;
  picture = {layout.width, layout.height, std::string(title), std::string(description), {}};
  const double largest = largest_of(view);
  const std::vector<Position> places = tally_places(view, layout, boxes);
  for (std::size_t k = 0; k < view.bundles.size(); ++k)
    picture.pieces.push_back(
        {.kind = Piece::Kind::bundle,
         .spoken = spoken_of(view, view.bundles[k]),
         .index = k,
         .from = view.bundles[k].from,
         .to = view.bundles[k].to,
         .marks = marks_of(stroke_of(view.bundles[k], largest), layout.routes[k])});
  for (Index t = 0; t < view.themes.size(); ++t)
    picture.pieces.push_back(theme_piece(map, view, t, letters[t], layout.centres[t], how));
  picture.pieces.emplace_back();
  for (std::size_t k = 0; k < view.bundles.size(); ++k)
    for (Mark& mark : tally(view.bundles[k], places[k], how))
      picture.pieces.back().marks.push_back(std::move(mark));
  return drawing;
}

std::vector<KeyEntry> key_of_themes(const ThemeView& view) {
  const double largest = largest_of(view);
  std::array<bool, 3> seen{}, widths{};
  bool both = false, unsigned_too = false;
  for (const Bundle& bundle : view.bundles) {
    const Stroke stroke = stroke_of(bundle, largest);
    seen[stroke.sign > 0 ? 0 : stroke.sign < 0 ? 1 : 2] = true;
    widths[static_cast<std::size_t>(stroke.strength) - 1] = true;
    both = both || stroke.contested;
    unsigned_too = unsigned_too || bundle.none > 0;
  }
  std::vector<KeyEntry> key;
  const auto sample = [&](const Stroke& stroke, std::string text) {
    key.push_back({marks_of(stroke, {{2, 9}, {20, 9}, {38, 9}, {55, 9}}), std::move(text)});
  };
  if (seen[0]) sample({1, 2}, "mostly: more leads to more");
  if (seen[1]) sample({-1, 2}, "mostly: more leads to less");
  if (widths[2]) sample({1, 3}, "the strongest lines");
  if (widths[1]) sample({1, 2}, "in between");
  if (widths[0]) sample({1, 1}, "weaker lines");
  if (both) sample({1, 2, false, true}, "both ways: the smaller side is a third or more");
  if (seen[2]) sample({0, 1}, "all said without a direction");
  Bundle example;
  example.plus = 7;
  example.minus = 2;
  key.push_back({tally(example, {29, 9}, {}),
                 "seven connections where more leads to more, two where more leads to less"});
  if (unsigned_too) {
    Bundle one;
    one.none = 1;
    key.push_back({tally(one, {29, 9}, {}), "one that was said without a direction"});
  }
  return key;
}

}  // namespace fcm::reporting
