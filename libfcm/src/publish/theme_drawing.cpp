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

constexpr double detail = 9.5 / 12;  // of the type size: what stands below the title of a theme

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
  const double width = how.label_width * 1.5;
  Lettered box;
  for (std::string& line : wrapped(theme.title, width, how.type_size, true))
    box.lines.push_back({std::move(line), true});
  std::vector<std::string> below = {counted(theme.factors.size(), "factor", "factors") + ", " +
                                    counted(theme.within, "connection", "connections") + " within"};
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
  box.width = std::ceil(box.width + 24);
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

/// Where on its line the count of each bundle stands: in the middle, or as near as it keeps clear
/// of the counts before it, of the boxes, and of the diamond in the middle of a contested line.
std::vector<Position> tally_places(const ThemeView& view, const Layout& layout,
                                   const std::vector<LayoutBox>& boxes) {
  std::vector<Position> places;
  const auto free = [&](Position p) {
    constexpr double half_width = 22, half_height = 9;
    for (const Position& other : places)
      if (std::abs(p.x - other.x) < 2 * half_width && std::abs(p.y - other.y) < 2 * half_height)
        return false;
    for (std::size_t i = 0; i < boxes.size(); ++i)
      if (std::abs(p.x - layout.centres[i].x) < boxes[i].width / 2 + half_width &&
          std::abs(p.y - layout.centres[i].y) < boxes[i].height / 2 + half_height)
        return false;
    return true;
  };
  for (std::size_t k = 0; k < view.bundles.size(); ++k) {
    const std::vector<Position>& route = layout.routes[k];
    const bool diamond = contested(view.bundles[k]);
    Position chosen = on_route(route, diamond ? 0.3 : 0.5);
    for (const double share : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82}) {
      const Position place = on_route(route, share), middle = on_route(route, 0.5);
      if (diamond && std::abs(place.x - middle.x) < 30 && std::abs(place.y - middle.y) < 16)
        continue;
      if (!free(place)) continue;
      chosen = place;
      break;
    }
    places.push_back(chosen);
  }
  return places;
}

}  // namespace

Drawing draw_themes(const Map& map, const ThemeView& view, std::string_view title,
                    std::string_view description, const Lettering& how) {
  std::vector<Lettered> letters;
  std::vector<LayoutBox> boxes;
  for (const Theme& theme : view.themes) {
    letters.push_back(lettered(map, theme, how));
    boxes.push_back({letters.back().width, letters.back().height, {}, {}});
  }
  std::vector<LayoutLink> links;
  for (const Bundle& bundle : view.bundles) links.push_back({bundle.from, bundle.to});
  Spread spread = how.spread;
  spread.loose = std::min(spread.loose, 1.8);
  spread.apart = 40;  // room for the counts
  const Layout layout = lay_out(boxes, links, spread);
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
  if (widths[2]) sample({1, 3}, "the strongest bundles of connections");
  if (widths[1]) sample({1, 2}, "in between");
  if (widths[0]) sample({1, 1}, "weaker bundles");
  if (both) sample({1, 2, false, true}, "both: the weaker side has a third or more");
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
