// SPDX-License-Identifier: MIT
#include "publish/drawing.hpp"

#include <algorithm>
#include <cmath>

#include "publish/layout.hpp"
#include "publish/lettering.hpp"

namespace fcm::reporting {
namespace {

constexpr double type_size = 12;  // points; of labels in boxes
constexpr double line_height = 14.5;
constexpr double label_width = 112;

struct Lettered {
  std::vector<std::string> lines;
  double width = 0, height = 0;
};

Lettered lettered(const Factor& factor, bool bold) {
  Lettered box;
  box.lines =
      wrapped(factor.label.empty() ? factor.id : factor.label, label_width, type_size, bold);
  for (const std::string& line : box.lines)
    box.width = std::max(box.width, text_width(line, type_size, bold));
  box.width = std::ceil(std::max(box.width, 56.0) + 18);
  box.height = std::ceil(line_height * static_cast<double>(box.lines.size()) + 14);
  return box;
}

/// The curve up to the point that lies `cut` points before its end, by de Casteljau.
std::vector<Position> shortened(std::vector<Position> points, double cut) {
  if (points.size() < 4) return points;
  Position* p = points.data() + points.size() - 4;
  const Position end = p[3];
  double low = 0, high = 1;
  const auto on_curve = [&](double t) {
    const double s = 1 - t;
    return Position{
        s * s * s * p[0].x + 3 * s * s * t * p[1].x + 3 * s * t * t * p[2].x + t * t * t * p[3].x,
        s * s * s * p[0].y + 3 * s * s * t * p[1].y + 3 * s * t * t * p[2].y + t * t * t * p[3].y};
  };
  for (int i = 0; i < 30; ++i) {
    const double t = (low + high) / 2;
    const Position q = on_curve(t);
    (std::hypot(q.x - end.x, q.y - end.y) > cut ? low : high) = t;
  }
  const auto mix = [&](Position a, Position b) {
    return Position{a.x + low * (b.x - a.x), a.y + low * (b.y - a.y)};
  };
  const Position ab = mix(p[0], p[1]), bc = mix(p[1], p[2]), cd = mix(p[2], p[3]);
  const Position abc = mix(ab, bc), bcd = mix(bc, cd);
  p[1] = ab;
  p[2] = abc;
  p[3] = mix(abc, bcd);
  return points;
}

std::string path_of(const std::vector<Position>& points) {
  std::string d = "M" + at(points[0].x) + " " + at(points[0].y);
  for (std::size_t i = 1; i < points.size(); ++i)
    d += (i % 3 == 1 ? "C" : " ") + at(points[i].x) + " " + at(points[i].y);
  return d;
}

/// What a link looks like; `sign` 0 where no direction was told.
struct Stroke {
  int sign = 0;
  int strength = 1;
  bool assumed = false, contested = false;
  double width() const { return sign == 0 ? 1.3 : strength == 3 ? 4 : strength == 2 ? 2.5 : 1.4; }
  std::string_view style() const { return sign == 0 ? "unsigned" : sign > 0 ? "plus" : "minus"; }
};

void add_stroke(Html& svg, const Stroke& stroke, const std::vector<Position>& points) {
  const Position tip = points.back();
  const double head = stroke.sign == 0 ? 6 : 7 + 1.3 * stroke.width();
  const std::vector<Position> line = shortened(points, stroke.sign < 0 ? 2.5 : head * 0.8);
  const Position before = stroke.sign < 0 ? shortened(points, 8).back() : line.back();
  const double length = std::max(1e-9, std::hypot(tip.x - before.x, tip.y - before.y));
  const double ux = (tip.x - before.x) / length, uy = (tip.y - before.y) / length;
  const auto corner = [&](double back, double side) {
    return at(tip.x - back * ux - side * uy) + " " + at(tip.y - back * uy + side * ux);
  };
  svg << "<path class=\"line " << stroke.style();
  if (stroke.assumed) svg << " assumed";
  svg << "\" stroke-width=\"" << at(stroke.width()) << "\" d=\"" << path_of(line) << "\"/>";
  if (stroke.sign < 0) {
    const double half = 5 + stroke.width();
    svg << "<path class=\"bar\" d=\"M" << corner(2, half) << "L" << corner(2, -half) << "\"/>";
  } else {
    const double half = stroke.sign == 0 ? 3 : 3 + stroke.width();
    svg << "<path class=\"head " << stroke.style() << "\" d=\"M" << corner(0, 0) << "L"
        << corner(head, half) << "L" << corner(head, -half) << "Z\"/>";
  }
  if (!stroke.contested) return;
  const std::size_t piece = (points.size() - 1) / 3 / 2 * 3;
  const Position* p = points.data() + piece;
  const double x = (p[0].x + 3 * p[1].x + 3 * p[2].x + p[3].x) / 8;
  const double y = (p[0].y + 3 * p[1].y + 3 * p[2].y + p[3].y) / 8;
  svg << "<path class=\"contested\" d=\"M" << at(x - 7) << " " << at(y) << "L" << at(x) << " "
      << at(y - 7) << "L" << at(x + 7) << " " << at(y) << "L" << at(x) << " " << at(y + 7)
      << "Z\"/>";
}

Stroke stroke_of(const Link& link, double largest) {
  Stroke stroke;
  stroke.sign = !link.simulated || link.weight == 0 ? 0 : link.weight > 0 ? 1 : -1;
  stroke.strength = strength_class(link.weight, largest);
  stroke.assumed = link.assumed;
  stroke.contested = link.evidence && link.evidence->contested();
  return stroke;
}

const std::string& label_of(const Factor& factor) {
  return factor.label.empty() ? factor.id : factor.label;
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
  if (link.assumed) text += " (assumed)";
  if (link.evidence && link.evidence->contested()) text += ", contested";
  return text;
}

bool marked(const std::vector<bool>& marks, Index factor) {
  return factor < marks.size() && marks[factor];
}

void add_factor(Html& svg, const Map& map, const View& view, Index factor, const Lettered& box,
                Position centre) {
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
  if (f.assumed) spoken += ". Assumed, nobody in the study spoke of it";
  svg << "<g class=\"factor";
  if (marked(view.outcome, factor)) svg << " outcome";
  if (marked(view.moved, factor)) svg << " moved";
  if (f.assumed) svg << " assumed";
  svg << "\" role=\"img\" aria-label=\"" << spoken << "\"><title>" << spoken << "</title>";
  const double x = centre.x - box.width / 2, y = centre.y - box.height / 2;
  svg << "<rect x=\"" << at(x) << "\" y=\"" << at(y) << "\" width=\"" << at(box.width)
      << "\" height=\"" << at(box.height) << "\" rx=\"6\"/>";
  if (marked(view.moved, factor))
    svg << "<path class=\"corner\" d=\"M" << at(x + 2) << " " << at(y + 14) << "V" << at(y + 2)
        << "H" << at(x + 14) << "Z\"/>";
  double baseline = y + 7 + line_height * 0.78;
  for (const std::string& line : box.lines) {
    svg << "<text x=\"" << at(centre.x) << "\" y=\"" << at(baseline) << "\">" << line << "</text> ";
    baseline += line_height;
  }
  svg << "</g>\n";
}

void add_frames(Html& svg, const Layout& layout) {
  for (const ThemeFrame& frame : layout.themes)
    if (frame.framed && !frame.title.empty())
      svg << "<rect class=\"frame\" x=\"" << at(frame.x) << "\" y=\"" << at(frame.y)
          << "\" width=\"" << at(frame.width) << "\" height=\"" << at(frame.height)
          << "\" rx=\"10\"/>\n";
}

/// Above the links, on a halo, so that no line runs through a word.
void add_theme_titles(Html& svg, const Layout& layout) {
  for (const ThemeFrame& frame : layout.themes) {
    if (frame.title.empty()) continue;
    if (frame.framed)
      svg << "<text class=\"theme\" x=\"" << at(frame.x + 14) << "\" y=\"" << at(frame.y + 21);
    else
      svg << "<text class=\"theme middle\" x=\"" << at(frame.x) << "\" y=\"" << at(frame.y);
    svg << "\">" << frame.title << "</text>\n";
  }
}

/// "organisation" as a title: "Organisation".
std::string titled(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
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

Drawing draw(const Map& map, const View& view, std::string_view title,
             std::string_view description) {
  std::vector<std::size_t> place(map.size(), 0);  // map factor -> position among the boxes
  std::vector<Lettered> letters;
  std::vector<LayoutBox> boxes;
  for (std::size_t i = 0; i < view.factors.size(); ++i) {
    const Factor& factor = map.factors()[view.factors[i]];
    place[view.factors[i]] = i;
    letters.push_back(lettered(factor, marked(view.outcome, view.factors[i])));
    boxes.push_back(
        {letters.back().width, letters.back().height, titled(theme_of(factor)), factor.position});
  }
  std::vector<LayoutLink> links;
  for (const Index k : view.links)
    links.push_back({place[map.links()[k].from], place[map.links()[k].to]});
  const Layout layout = lay_out(boxes, links);

  Drawing drawing;
  drawing.note = layout.note;
  drawing.positions.resize(map.size());
  Html& svg = drawing.svg;
  svg << "<svg class=\"map\" xmlns=\"http://www.w3.org/2000/svg\" role=\"group\" "
         "aria-labelledby=\"map-title map-about\" viewBox=\"0 0 "
      << at(layout.width) << " " << at(layout.height) << "\" width=\"" << at(layout.width)
      << "\" height=\"" << at(layout.height)
      << "\" style=\"max-width:" << at(std::round(layout.width * 1.25))
      << "px;min-width:" << at(std::min(layout.width, 960.0)) << "px\">\n<title id=\"map-title\">"
      << title << "</title><desc id=\"map-about\">" << description << "</desc>\n";
  add_frames(svg, layout);
  const double largest = largest_weight(map);
  for (std::size_t k = 0; k < view.links.size(); ++k) {
    const Link& link = map.links()[view.links[k]];
    svg << "<g class=\"link\" aria-hidden=\"true\"><title>" << told(map, link) << "</title>";
    add_stroke(svg, stroke_of(link, largest), layout.routes[k]);
    svg << "</g>\n";
  }
  add_theme_titles(svg, layout);
  for (std::size_t i = 0; i < view.factors.size(); ++i) {
    add_factor(svg, map, view, view.factors[i], letters[i], layout.centres[i]);
    drawing.positions[view.factors[i]] = layout.centres[i];
  }
  svg << "</svg>\n";
  return drawing;
}

Html key_of_drawing(const Map& map, const View& view) {
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
  Html key;
  key << "<ul class=\"key\">";
  const auto sample = [&](const Stroke& stroke, std::string_view text) {
    key << "<li><svg class=\"map\" width=\"58\" height=\"18\" viewBox=\"0 0 58 18\" "
           "aria-hidden=\"true\">";
    add_stroke(key, stroke, {{2, 9}, {20, 9}, {38, 9}, {55, 9}});
    key << "</svg> " << text << "</li>";
  };
  if (seen[0]) sample({1, 2}, "more leads to more");
  if (seen[1]) sample({-1, 2}, "more leads to less");
  if (widths[3]) sample({1, 3}, "said most, or most strongly");
  if (widths[2]) sample({1, 2}, "in between");
  if (widths[1]) sample({1, 1}, "said least");
  if (contested) sample({1, 2, false, true}, "contested: some voices say more, some say less");
  if (seen[3]) sample({1, 2, true}, "assumed by us, said by nobody");
  if (seen[2]) sample({0, 1}, "said without a direction: not simulated");
  for (const Index i : view.factors)
    if (marked(view.outcome, i)) {
      key << "<li><span class=\"swatch outcome\"></span> outcome</li>";
      break;
    }
  for (const Index i : view.factors)
    if (marked(view.moved, i)) {
      key << "<li><span class=\"swatch moved\"></span> moved by an idea</li>";
      break;
    }
  key << "</ul>\n";
  return key;
}

}  // namespace fcm::reporting
