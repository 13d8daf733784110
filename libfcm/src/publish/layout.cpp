// SPDX-License-Identifier: MIT
#include "publish/layout.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>

#include "publish/child.hpp"
#include "publish/html.hpp"

namespace fcm::reporting {
namespace {

using namespace std::chrono_literals;
constexpr auto time_limit = 30s;  // 150 factors and 380 links take 5 s on an idle machine
constexpr double inch = 72;
constexpr double pi = 3.14159265358979323846;

/// The numbers of one line of Graphviz's "plain" output, words that are no numbers left out.
std::vector<double> numbers_of(std::string_view line) {
  std::vector<double> numbers;
  while (!line.empty()) {
    const std::size_t end = std::min(line.find(' '), line.size());
    double value = 0;
    const auto [stop, error] = std::from_chars(line.data(), line.data() + end, value);
    if (error == std::errc() && stop == line.data() + end) numbers.push_back(value);
    line.remove_prefix(std::min(end + 1, line.size()));
  }
  return numbers;
}

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// The number after the letter of one of our ids: "n12".
std::optional<std::size_t> id_of(std::string_view word) {
  std::size_t value = 0;
  if (word.size() < 2 || word[0] != 'n') return {};
  const auto [stop, error] = std::from_chars(word.data() + 1, word.data() + word.size(), value);
  if (error != std::errc() || stop != word.data() + word.size()) return {};
  return value;
}

std::string_view word_of(std::string_view line, std::size_t index) {
  for (; index > 0; --index) line.remove_prefix(std::min(line.find(' ') + 1, line.size()));
  return line.substr(0, line.find(' '));
}

std::string node(std::size_t i, const LayoutBox& box) {
  return "n" + std::to_string(i) + " [width=" + at(box.width / inch) +
         ",height=" + at(box.height / inch);
}

/// Positions in points, y downwards, of the nodes that a plain output names.
std::map<std::size_t, Position> positions_in(const std::string& plain) {
  std::map<std::size_t, Position> positions;
  for (const std::string_view line : lines_of(plain)) {
    if (word_of(line, 0) != "node") continue;
    const auto id = id_of(word_of(line, 1));
    const std::vector<double> n = numbers_of(line);
    if (id && n.size() >= 2) positions[*id] = {n[0] * inch, -n[1] * inch};
  }
  return positions;
}

std::string graph_of_theme(const std::vector<LayoutBox>& boxes,
                           const std::vector<LayoutLink>& links,
                           const std::vector<std::size_t>& theme_of, std::size_t theme,
                           const Spread& spread) {
  std::string dot = "digraph m {\ngraph [overlap=prism,overlap_scaling=-" + at(spread.loose) +
                    ",sep=\"+" + at(spread.apart) +
                    "\",splines=false,start=1,defaultdist=1.6,mode=major];\n"
                    "node [shape=box,fixedsize=true,label=\"\"];\nedge [len=1.7];\n";
  for (std::size_t i = 0; i < boxes.size(); ++i)
    if (theme_of[i] == theme) dot += node(i, boxes[i]) + "];\n";
  for (const LayoutLink& link : links)
    if (link.from != link.to && theme_of[link.from] == theme && theme_of[link.to] == theme)
      dot += "n" + std::to_string(link.from) + " -> n" + std::to_string(link.to) + ";\n";
  return dot + "}\n";
}

/// The frame that fits around the boxes of a theme, the boxes where they stand.
ThemeFrame frame_around(const std::vector<LayoutBox>& boxes,
                        const std::vector<std::size_t>& theme_of, std::size_t theme,
                        const std::vector<Position>& centres) {
  constexpr double padding = frame_padding;
  double left = 1e300, top = 1e300, right = -1e300, bottom = -1e300;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    if (theme_of[i] != theme) continue;
    left = std::min(left, centres[i].x - boxes[i].width / 2);
    right = std::max(right, centres[i].x + boxes[i].width / 2);
    top = std::min(top, centres[i].y - boxes[i].height / 2);
    bottom = std::max(bottom, centres[i].y + boxes[i].height / 2);
  }
  return {"",
          left - padding,
          top - padding - title_strip,
          right - left + 2 * padding,
          bottom - top + 2 * padding + title_strip,
          true};
}

/// Themes in the order of their first box.
std::vector<std::string> themes_of(const std::vector<LayoutBox>& boxes,
                                   std::vector<std::size_t>& theme_of) {
  std::vector<std::string> titles;
  for (const LayoutBox& box : boxes) {
    const auto found = std::find(titles.begin(), titles.end(), box.theme);
    theme_of.push_back(static_cast<std::size_t>(found - titles.begin()));
    if (found == titles.end()) titles.push_back(box.theme);
  }
  return titles;
}

/// Moves everything so that the drawing begins at 0, 0 with a margin; routes count, where there
/// are.
void to_origin(Layout& layout, const std::vector<LayoutBox>& boxes) {
  double left = 1e300, top = 1e300, right = -1e300, bottom = -1e300;
  const auto include = [&](double x, double y) {
    left = std::min(left, x);
    right = std::max(right, x);
    top = std::min(top, y);
    bottom = std::max(bottom, y);
  };
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    include(layout.centres[i].x - boxes[i].width / 2, layout.centres[i].y - boxes[i].height / 2);
    include(layout.centres[i].x + boxes[i].width / 2, layout.centres[i].y + boxes[i].height / 2);
  }
  for (const ThemeFrame& frame : layout.themes) {
    include(frame.x, frame.y);
    include(frame.x + frame.width, frame.y + frame.height);
  }
  for (const std::vector<Position>& route : layout.routes)
    for (const Position& point : route) include(point.x, point.y);
  if (left > right) return;
  constexpr double margin = 14;
  // Half a point stays as it is, so that what was moved here once is not moved again.
  const double dx = std::floor(margin - left + 0.5), dy = std::floor(margin - top + 0.5);
  for (Position& centre : layout.centres) centre = {centre.x + dx, centre.y + dy};
  for (ThemeFrame& frame : layout.themes) {
    frame.x += dx;
    frame.y += dy;
  }
  for (std::vector<Position>& route : layout.routes)
    for (Position& point : route) point = {point.x + dx, point.y + dy};
  layout.width = std::ceil(right + dx + margin);
  layout.height = std::ceil(bottom + dy + margin);
}

Position on_border(Position centre, const LayoutBox& box, Position towards) {
  const double dx = towards.x - centre.x, dy = towards.y - centre.y;
  if (dx == 0 && dy == 0) return centre;
  const double across = dx == 0 ? 1e300 : box.width / 2 / std::abs(dx);
  const double down = dy == 0 ? 1e300 : box.height / 2 / std::abs(dy);
  const double t = std::min({across, down, 1.0});
  return {centre.x + t * dx, centre.y + t * dy};
}

std::vector<Position> straight(const std::vector<LayoutBox>& boxes, const LayoutLink& link,
                               const Layout& layout) {
  const Position a = layout.centres[link.from], b = layout.centres[link.to];
  const LayoutBox& box = boxes[link.from];
  if (link.from == link.to) {
    const double x = a.x + box.width / 2, y = a.y - box.height / 2;
    return {{x, y + 10}, {x + 26, y + 4}, {x - 4, y - 26}, {x - 10, y}};
  }
  const Position from = on_border(a, box, b), to = on_border(b, boxes[link.to], a);
  const double dx = (to.x - from.x) / 3, dy = (to.y - from.y) / 3;
  return {from, {from.x + dx, from.y + dy}, {to.x - dx, to.y - dy}, to};
}

/// What neato answers. The last few answers are kept, because a pack draws one map several times
/// and routing is nearly all of the time that takes.
std::optional<std::string> routed(const std::string& dot) {
  static std::mutex mutex;
  static std::deque<std::pair<std::string, std::string>> known;
  constexpr std::size_t most = 4;
  const std::lock_guard<std::mutex> lock(mutex);
  for (const auto& [asked, answer] : known)
    if (asked == dot) return answer;
  auto answers = run_children({{{"neato", "-n2", "-Gsplines=true", "-Tplain"}, dot}}, time_limit);
  if (!answers.front()) return {};
  known.emplace_back(dot, *std::move(answers.front()));
  if (known.size() > most) known.pop_front();
  return known.back().second;
}

/// Pushes boxes of a theme apart that Graphviz left closer than they can be routed around.
void separate(const std::vector<LayoutBox>& boxes, const std::vector<std::size_t>& theme_of,
              std::vector<Position>& centres) {
  constexpr double gap = least_gap + 1.5;  // rounding takes one
  bool moved = true;
  for (int round = 0; moved && round < 200; ++round) {
    moved = false;
    for (std::size_t a = 0; a < boxes.size(); ++a)
      for (std::size_t b = a + 1; b < boxes.size(); ++b) {
        if (theme_of[a] != theme_of[b]) continue;
        const double dx = centres[b].x - centres[a].x, dy = centres[b].y - centres[a].y;
        const double wide = (boxes[a].width + boxes[b].width) / 2 + gap - std::abs(dx);
        const double high = (boxes[a].height + boxes[b].height) / 2 + gap - std::abs(dy);
        if (wide <= 1e-9 || high <= 1e-9) continue;
        moved = true;
        if (wide < high) {
          centres[a].x -= (dx < 0 ? -wide : wide) / 2;
          centres[b].x += (dx < 0 ? -wide : wide) / 2;
        } else {
          centres[a].y -= (dy < 0 ? -high : high) / 2;
          centres[b].y += (dy < 0 ? -high : high) / 2;
        }
      }
  }
}

}  // namespace

void frame_themes(const std::vector<LayoutBox>& boxes, Layout& layout) {
  std::vector<std::size_t> theme_of;
  const std::vector<std::string> titles = themes_of(boxes, theme_of);
  layout.themes.clear();
  for (std::size_t theme = 0; theme < titles.size(); ++theme) {
    layout.themes.push_back(frame_around(boxes, theme_of, theme, layout.centres));
    layout.themes.back().title = titles[theme];
  }
}

bool place_by_theme(const std::vector<LayoutBox>& boxes, const std::vector<LayoutLink>& links,
                    const Spread& spread, Layout& layout) {
  std::vector<std::size_t> theme_of;
  const std::vector<std::string> titles = themes_of(boxes, theme_of);
  std::vector<Call> calls;
  for (std::size_t theme = 0; theme < titles.size(); ++theme)
    calls.push_back({{"neato", "-Tplain"}, graph_of_theme(boxes, links, theme_of, theme, spread)});
  const auto answers = run_children(calls, time_limit);
  layout.centres.assign(boxes.size(), {});
  std::size_t placed = 0;
  for (const auto& answer : answers) {
    if (!answer) return false;
    for (const auto& [i, position] : positions_in(*answer)) {
      if (i >= boxes.size()) return false;
      layout.centres[i] = position;
      ++placed;
    }
  }
  if (placed != boxes.size()) return false;
  separate(boxes, theme_of, layout.centres);
  frame_themes(boxes, layout);
  pack_frames(links, theme_of, spread.shape, layout);
  return true;
}

void place_on_circle(const std::vector<LayoutBox>& boxes, Layout& layout) {
  std::vector<std::size_t> theme_of;
  const std::vector<std::string> titles = themes_of(boxes, theme_of);
  double around = 0, widest = 0;
  for (const LayoutBox& box : boxes) {
    around += std::hypot(box.width, box.height) + 14;
    widest = std::max(widest, box.width);
  }
  const double radius = std::max(120.0, around / (2 * pi));
  layout.centres.assign(boxes.size(), {});
  double passed = 0;
  for (std::size_t theme = 0; theme < titles.size(); ++theme) {
    const double first = passed;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
      if (theme_of[i] != theme) continue;
      const double step = std::hypot(boxes[i].width, boxes[i].height) + 14;
      const double angle = 2 * pi * (passed + step / 2) / around - pi / 2;
      layout.centres[i] = {radius * std::cos(angle), radius * std::sin(angle)};
      passed += step;
    }
    if (titles.size() < 2) continue;
    const double middle = 2 * pi * (first + passed) / 2 / around - pi / 2;
    const double out = radius + widest + 20;
    layout.themes.push_back(
        {titles[theme], out * std::cos(middle), out * std::sin(middle), 0, 0, false});
  }
}

bool route_links(const std::vector<LayoutBox>& boxes, const std::vector<LayoutLink>& links,
                 Layout& layout) {
  layout.routes.clear();
  for (const LayoutLink& link : links) layout.routes.push_back(straight(boxes, link, layout));
  std::string dot =
      "digraph m {\nnode [shape=box,fixedsize=true,label=\"\"];\nedge [arrowhead=none];\n";
  for (std::size_t i = 0; i < boxes.size(); ++i)
    dot += node(i, boxes[i]) + ",pos=\"" + at(layout.centres[i].x) + "," +
           at(-layout.centres[i].y) + "\"];\n";
  std::map<std::pair<std::size_t, std::size_t>, std::size_t> which;
  for (std::size_t k = 0; k < links.size(); ++k) {
    dot += "n" + std::to_string(links[k].from) + " -> n" + std::to_string(links[k].to) + ";\n";
    which[{links[k].from, links[k].to}] = k;
  }
  const std::optional<std::string> plain = routed(dot + "}\n");
  if (!plain) return false;
  const std::map<std::size_t, Position> placed = positions_in(*plain);
  if (placed.size() != boxes.size()) return false;
  const double dx = layout.centres[0].x - placed.at(0).x;
  const double dy = layout.centres[0].y - placed.at(0).y;
  for (const std::string_view line : lines_of(*plain)) {
    if (word_of(line, 0) != "edge") continue;
    const auto from = id_of(word_of(line, 1)), to = id_of(word_of(line, 2));
    const std::vector<double> n = numbers_of(line);
    if (!from || !to || n.empty() || !which.count({*from, *to})) continue;
    const auto count = static_cast<std::size_t>(n[0]);
    if (count < 4 || count % 3 != 1 || n.size() < 1 + 2 * count) continue;
    std::vector<Position> points;
    for (std::size_t k = 0; k < count; ++k)
      points.push_back({n[1 + 2 * k] * inch + dx, -n[2 + 2 * k] * inch + dy});
    layout.routes[which[{*from, *to}]] = points;
  }
  return true;
}

Layout place_boxes(const std::vector<LayoutBox>& boxes, const std::vector<LayoutLink>& links,
                   const Spread& spread) {
  Layout layout;
  if (boxes.empty()) return layout;
  const bool any_kept = std::any_of(boxes.begin(), boxes.end(),
                                    [](const LayoutBox& box) { return box.at.has_value(); });
  if (!any_kept || !place_where_kept(boxes, links, layout)) {
    layout = {};
    if (!place_by_theme(boxes, links, spread, layout)) {
      layout = {};
      layout.on_circle = true;
      place_on_circle(boxes, layout);
    }
    for (Position& centre : layout.centres) centre = {std::round(centre.x), std::round(centre.y)};
    if (!layout.on_circle) frame_themes(boxes, layout);
  }
  to_origin(layout, boxes);
  return layout;
}

namespace {

constexpr const char* straight_lines =
    "Graphviz (neato) is not installed or took over 30 s: links are straight lines";

}  // namespace

Layout lay_out(const std::vector<LayoutBox>& boxes, const std::vector<LayoutLink>& links,
               const Spread& spread) {
  Layout layout = place_boxes(boxes, links, spread);
  if (boxes.empty()) return layout;
  const bool routed = route_links(boxes, links, layout);
  if (layout.on_circle)
    layout.note =
        "Graphviz (neato) is not installed or did not answer: the map is drawn as a plain circle "
        "with straight links";
  else if (!routed)
    layout.note = straight_lines;
  return layout;
}

Layout lay_out_on_grid(const std::vector<LayoutBox>& boxes, const std::vector<LayoutLink>& links,
                       const std::vector<double>& pulls, const Spread& spread) {
  Layout layout;
  if (boxes.empty()) return layout;
  place_on_grid(boxes, links, pulls, spread, layout);
  if (!route_links(boxes, links, layout)) layout.note = straight_lines;
  to_origin(layout, boxes);
  return layout;
}

}  // namespace fcm::reporting
