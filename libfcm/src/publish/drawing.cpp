// SPDX-License-Identifier: MIT
#include "publish/drawing.hpp"

#include <algorithm>
#include <cmath>

#include "publish/layout.hpp"
#include "publish/lettering.hpp"
#include "publish/strokes.hpp"

namespace fcm::reporting {
namespace {

struct Lettered {
  std::vector<std::string> lines;
  double width = 0, height = 0;
};

double line_height(const Lettering& how) { return how.type_size * 14.5 / 12; }

const std::string& label_of(const Factor& factor) {
  return factor.label.empty() ? factor.id : factor.label;
}

Lettered lettered(const Factor& factor, bool bold, const Lettering& how) {
  Lettered box;
  box.lines = wrapped(label_of(factor), how.label_width, how.type_size, bold);
  for (const std::string& line : box.lines)
    box.width = std::max(box.width, text_width(line, how.type_size, bold));
  box.width = std::ceil(std::max(box.width, 56.0) + 18);
  box.height = std::ceil(line_height(how) * static_cast<double>(box.lines.size()) + 14);
  return box;
}

/// Also where the evidence itself was withheld.
bool is_contested(const Link& link) {
  return link.evidence ? link.evidence->contested() : field(link.fields, "contested") == "yes";
}

Stroke stroke_of(const Link& link, double largest) {
  Stroke stroke;
  stroke.sign = !link.simulated || link.weight == 0 ? 0 : link.weight > 0 ? 1 : -1;
  stroke.strength = strength_class(link.weight, largest);
  stroke.assumed = link.assumed;
  stroke.contested = is_contested(link);
  return stroke;
}

std::string told(const Map& map, const Link& link) {
  const std::string verb = !link.simulated   ? " is connected with "
                           : link.weight > 0 ? " raises "
                           : link.weight < 0 ? " lowers "
                                             : " makes no difference on balance to ";
  std::string text = label_of(map.factors()[link.from]) + verb + label_of(map.factors()[link.to]);
  if (link.evidence)
    text += ": " + std::to_string(link.evidence->voices) +
            (link.evidence->voices == 1 ? " voice" : " voices");
  else if (const auto voices = field(link.fields, "voices"); !voices.empty())
    text += ": " + std::string(voices) + " voices";
  if (link.assumed) text += " (assumed)";
  if (is_contested(link)) text += ", contested";
  return text;
}

bool marked(const std::vector<bool>& marks, Index factor) {
  return factor < marks.size() && marks[factor];
}

int change_of(const View& view, Index factor) {
  return factor < view.change.size() ? view.change[factor] : 0;
}

std::string spoken_of(const Map& map, const View& view, Index factor) {
  std::size_t out = 0, in = 0;
  for (const Link& link : map.links()) {
    out += link.from == factor;
    in += link.to == factor;
  }
  const Factor& f = map.factors()[factor];
  const std::string theme = theme_of(f);
  std::string spoken = label_of(f);
  if (!theme.empty()) spoken += ", theme " + theme;
  spoken += ". Influences " + std::to_string(out) + ", influenced by " + std::to_string(in);
  if (marked(view.outcome, factor)) spoken += ". An outcome";
  if (marked(view.moved, factor)) spoken += ". Moved by an idea";
  if (const int change = change_of(view, factor); change != 0)
    spoken += std::string(change > 0 ? ". Goes up" : ". Goes down") +
              (std::abs(change) == 3   ? ", furthest"
               : std::abs(change) == 2 ? ", half as far as the furthest or more"
                                       : ", a tenth as far as the furthest or more");
  if (f.assumed) spoken += ". Assumed, nobody in the study spoke of it";
  return spoken;
}

/// A factor's box with its upper left corner there, and the corner of one that an idea moves.
std::vector<Mark> box_marks(const Style& style, Position corner, double width, double height) {
  const auto [x, y] = corner;
  std::vector<Mark> marks;
  marks.push_back({.shape = Mark::Shape::box,
                   .style = style,
                   .points = {corner},
                   .width = width,
                   .height = height,
                   .radius = 6});
  if (style.moved)
    marks.push_back({.shape = Mark::Shape::polygon,
                     .style = {Look::corner},
                     .points = {{x + 2, y + 14}, {x + 2, y + 2}, {x + 14, y + 2}}});
  return marks;
}

/// One to three triangles that point up or down, as many as `change` has; they end at `right`.
std::vector<Mark> change_marks(int change, Position right, double scale) {
  const double side = 9 * scale, gap = 2 * scale, pad = 3 * scale;
  const int n = std::abs(change);
  const double width = n * side + (n - 1) * gap + 2 * pad, height = side + 2 * pad;
  std::vector<Mark> marks;
  const Position corner = {right.x - width, right.y - height / 2};
  marks.push_back({.style = {Look::change_ground},
                   .points = {corner},
                   .width = width,
                   .height = height,
                   .radius = 4 * scale});
  const double top = corner.y + pad, bottom = top + side;
  for (int i = 0; i < n; ++i) {
    const double x = corner.x + pad + i * (side + gap);
    Mark mark{.shape = Mark::Shape::polygon};
    mark.style = {change > 0 ? Look::rises : Look::falls};
    mark.scale = scale;
    if (change > 0)
      mark.points = {{x, bottom}, {x + side / 2, top}, {x + side, bottom}};
    else
      mark.points = {{x, top}, {x + side / 2, bottom}, {x + side, top}};
    marks.push_back(mark);
  }
  return marks;
}

/// In the middle of a key's sample.
std::vector<Mark> change_sample(int change) {
  return change_marks(change, {29 + 2 + 5.5 * std::abs(change), 9}, 1);
}

Piece factor_piece(const Map& map, const View& view, Index factor, const Lettered& box,
                   Position centre, const Lettering& how) {
  Piece piece{.kind = Piece::Kind::factor};
  piece.style = {Look::box, map.factors()[factor].assumed, marked(view.moved, factor),
                 marked(view.outcome, factor)};
  piece.spoken = spoken_of(map, view, factor);
  piece.index = factor;
  const double x = centre.x - box.width / 2, y = centre.y - box.height / 2;
  piece.marks = box_marks(piece.style, {x, y}, box.width, box.height);
  double baseline = y + 7 + line_height(how) * 0.78;
  for (const std::string& line : box.lines) {
    piece.marks.push_back({.shape = Mark::Shape::text,
                           .style = {Look::label, false, false, piece.style.outcome},
                           .points = {{centre.x, baseline}},
                           .text = line,
                           .room = box.width - 6,
                           .anchor = Anchor::middle,
                           .scale = how.type_size / 12});
    baseline += line_height(how);
  }
  if (const int change = change_of(view, factor); change != 0)
    for (Mark& mark : change_marks(change, {x + box.width + 5, y - 5}, how.type_size / 12))
      piece.marks.push_back(std::move(mark));
  return piece;
}

Piece frames_of(const Layout& layout) {
  Piece piece;
  for (const ThemeFrame& frame : layout.themes)
    if (frame.framed && !frame.title.empty())
      piece.marks.push_back({.shape = Mark::Shape::box,
                             .style = {Look::frame},
                             .points = {{frame.x, frame.y}},
                             .width = frame.width,
                             .height = frame.height,
                             .radius = 10});
  return piece;
}

/// Above the links, on a halo, so that no line runs through a word.
Piece theme_titles_of(const Layout& layout, const Lettering& how) {
  Piece piece;
  for (const ThemeFrame& frame : layout.themes) {
    if (frame.title.empty()) continue;
    Mark title{.shape = Mark::Shape::text, .style = {Look::theme}};
    title.text = frame.title;
    title.anchor = frame.framed ? Anchor::start : Anchor::middle;
    title.points = {frame.framed ? Position{frame.x + 14, frame.y + 21}
                                 : Position{frame.x, frame.y}};
    title.scale = how.type_size / 12;
    piece.marks.push_back(title);
  }
  return piece;
}

/// What the layout needs of a view.
struct ToLayOut {
  std::vector<Lettered> letters;
  std::vector<LayoutBox> boxes;
  std::vector<LayoutLink> links;
};

/// "organisation" as a title: "Organisation".
std::string titled(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

ToLayOut to_lay_out(const Map& map, const View& view, const Lettering& how) {
  ToLayOut parts;
  std::vector<std::size_t> place(map.size(), 0);  // map factor -> position among the boxes
  for (std::size_t i = 0; i < view.factors.size(); ++i) {
    const Index f = view.factors[i];
    const Factor& factor = map.factors()[f];
    place[f] = i;
    parts.letters.push_back(lettered(factor, marked(view.outcome, f), how));
    const Lettered& letters = parts.letters.back();
    parts.boxes.push_back({letters.width, letters.height, titled(theme_of(factor)),
                           f < view.at.size() && view.at[f] ? view.at[f] : factor.position});
  }
  for (const Index k : view.links)
    parts.links.push_back({place[map.links()[k].from], place[map.links()[k].to]});
  return parts;
}

}  // namespace

std::string theme_of(const Factor& factor) {
  return factor.theme.empty() ? factor.level : factor.theme;
}

double largest_weight(const Map& map) {
  double largest = 0;
  for (const Link& link : map.links()) largest = std::max(largest, std::abs(link.weight));
  return largest;
}

int change_class(double effect, double furthest) {
  const double share = furthest > 0 ? std::abs(effect) / furthest : 0;
  const int size = share >= 0.9 ? 3 : share >= 0.5 ? 2 : share >= 0.1 ? 1 : 0;
  return effect < 0 ? -size : size;
}

int strength_class(double weight, double largest) {
  const double share = largest > 0 ? std::abs(weight) / largest : 0;
  return share >= 2.0 / 3 ? 3 : share >= 1.0 / 3 ? 2 : 1;
}

View whole(const Map& map) {
  View view;
  for (Index i = 0; i < map.size(); ++i) view.factors.push_back(i);
  for (Index k = 0; k < map.links().size(); ++k) view.links.push_back(k);
  return view;
}

View strongest(const Map& map, const std::vector<double>& carried, std::size_t most,
               std::size_t all_factors) {
  View view = whole(map);
  std::stable_sort(view.links.begin(), view.links.end(),
                   [&](Index a, Index b) { return std::abs(carried[a]) > std::abs(carried[b]); });
  if (view.links.size() > most) view.links.resize(most);
  std::sort(view.links.begin(), view.links.end());
  if (map.size() <= all_factors) return view;
  std::vector<bool> touched(map.size(), false);
  for (const Index k : view.links) touched[map.links()[k].from] = touched[map.links()[k].to] = true;
  view.factors.clear();
  for (Index i = 0; i < map.size(); ++i)
    if (touched[i]) view.factors.push_back(i);
  return view;
}

std::vector<std::optional<Position>> places_on(const Map& map, const Places& places) {
  std::vector<std::optional<Position>> at(map.size());
  for (Index i = 0; i < map.size(); ++i)
    if (const auto found = places.find(map.factors()[i].id); found != places.end())
      at[i] = found->second;
  return at;
}

std::vector<std::optional<Position>> place(const Map& map, const View& view, const Spread& spread) {
  Lettering how;
  how.spread = spread;
  View bold = view;
  bold.outcome.assign(map.size(), true);
  ToLayOut parts = to_lay_out(map, bold, how);
  View plain = view;
  plain.outcome.clear();  // may be broken into fewer lines, and so wider
  const ToLayOut others = to_lay_out(map, plain, how);
  for (std::size_t i = 0; i < parts.boxes.size(); ++i) {
    parts.boxes[i].width = std::max(parts.boxes[i].width, others.boxes[i].width);
    parts.boxes[i].height = std::max(parts.boxes[i].height, others.boxes[i].height);
  }
  const Layout layout = place_boxes(parts.boxes, parts.links, spread);
  std::vector<std::optional<Position>> at = view.at;
  at.resize(map.size());
  for (std::size_t i = 0; i < view.factors.size() && !layout.on_circle; ++i)
    at[view.factors[i]] = layout.centres[i];
  return at;
}

Drawing draw(const Map& map, const View& view, std::string_view title, std::string_view description,
             const Lettering& how) {
  const auto& [letters, boxes, links] = to_lay_out(map, view, how);
  const Layout layout = lay_out(boxes, links, how.spread);

  Drawing drawing;
  drawing.note = layout.note;
  drawing.positions.resize(map.size());
  Picture& picture = drawing.picture;
  picture = {layout.width, layout.height, std::string(title), std::string(description), {}};
  picture.pieces.push_back(frames_of(layout));
  const double largest = largest_weight(map);
  for (std::size_t k = 0; k < view.links.size(); ++k) {
    const Link& link = map.links()[view.links[k]];
    picture.pieces.push_back({.kind = Piece::Kind::link,
                              .spoken = told(map, link),
                              .index = view.links[k],
                              .from = link.from,
                              .to = link.to,
                              .marks = marks_of(stroke_of(link, largest), layout.routes[k])});
  }
  picture.pieces.push_back(theme_titles_of(layout, how));
  for (std::size_t i = 0; i < view.factors.size(); ++i) {
    picture.pieces.push_back(
        factor_piece(map, view, view.factors[i], letters[i], layout.centres[i], how));
    drawing.positions[view.factors[i]] = layout.centres[i];
  }
  return drawing;
}

std::vector<KeyEntry> key_of(const Map& map, const View& view) {
  const double largest = largest_weight(map);
  bool seen[4] = {}, widths[4] = {};  // +, -, unsigned, assumed; strength classes
  bool contested = false;
  for (const Index k : view.links) {
    const Stroke stroke = stroke_of(map.links()[k], largest);
    seen[stroke.sign > 0 ? 0 : stroke.sign < 0 ? 1 : 2] = true;
    seen[3] = seen[3] || stroke.assumed;
    if (stroke.sign != 0) widths[stroke.strength] = true;
    contested = contested || stroke.contested;
  }
  std::vector<KeyEntry> key;
  const auto sample = [&](const Stroke& stroke, std::string text) {
    key.push_back({marks_of(stroke, {{2, 9}, {20, 9}, {38, 9}, {55, 9}}), std::move(text)});
  };
  if (seen[0]) sample({1, 2}, "more leads to more");
  if (seen[1]) sample({-1, 2}, "more leads to less");
  if (widths[3]) sample({1, 3}, "said most, or most strongly");
  if (widths[2]) sample({1, 2}, "in between");
  if (widths[1]) sample({1, 1}, "said least");
  if (contested) sample({1, 2, false, true}, "contested: some voices say more, some say less");
  if (seen[3]) sample({1, 2, true}, "assumed by us, said by nobody");
  if (seen[2]) sample({0, 1}, "said without a direction: not simulated");
  const auto box = [&](const std::vector<bool>& marks, const Style& style, std::string text) {
    for (const Index i : view.factors)
      if (marked(marks, i)) {
        key.push_back({box_marks(style, {8, 0.5}, 40, 17), std::move(text)});
        return;
      }
  };
  box(view.outcome, {Look::box, false, false, true}, "outcome");
  box(view.moved, {Look::box, false, true, false}, "moved by an idea");
  bool changes[7] = {};
  for (const Index i : view.factors) changes[change_of(view, i) + 3] = true;
  const auto change = [&](int size, std::string text) {
    if (changes[3 + size] || changes[3 - size])
      key.push_back({change_sample(changes[3 + size] ? size : -size), std::move(text)});
  };
  if (changes[4] || changes[5] || changes[6])
    key.push_back({change_sample(1), "goes up under the idea"});
  if (changes[0] || changes[1] || changes[2])
    key.push_back({change_sample(-1), "goes down under the idea"});
  change(3, "furthest of all, or nine tenths as far");
  change(2, "half as far or more");
  change(1, "a tenth or more; unmarked: less, or not reached");
  return key;
}

Html key_of_drawing(const Map& map, const View& view) { return html_of(key_of(map, view)); }

Html html_of(const std::vector<KeyEntry>& entries) {
  Html key;
  key << "<ul class=\"key\">";
  for (const KeyEntry& entry : entries) {
    const Style& style = entry.sample.front().style;
    key << "<li>";
    if (style.look == Look::box)
      key.markup(style.moved ? "<span class=\"swatch moved\"></span>"
                             : "<span class=\"swatch outcome\"></span>");
    else
      key << "<svg class=\"map\" width=\"58\" height=\"18\" viewBox=\"0 0 58 18\" "
             "aria-hidden=\"true\">"
          << in_page(entry.sample) << "</svg>";
    key << " " << entry.text << "</li>";
  }
  key << "</ul>\n";
  return key;
}

}  // namespace fcm::reporting
