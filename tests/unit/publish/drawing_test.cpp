// SPDX-License-Identifier: MIT
#include "publish/drawing.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "publish/child.hpp"
#include "publish/layout.hpp"
#include "publish/lettering.hpp"

using namespace fcm;
using namespace fcm::reporting;

namespace {

std::size_t count(const std::string& text, const std::string& what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
  return n;
}

Factor factor(const std::string& id, const std::string& label, const std::string& theme) {
  Factor f;
  f.id = id;
  f.label = label;
  f.theme = theme;
  return f;
}

Link link(Index from, Index to, double weight) {
  Link l;
  l.from = from;
  l.to = to;
  l.weight = weight;
  return l;
}

/// Invented: two themes, both signs, a pair of opposite links, a contested one, a hostile label.
Map town() {
  Link contested = link(1, 2, 0.1);
  contested.evidence = LinkEvidence{};
  contested.evidence->plus = 2;
  contested.evidence->minus = 1;
  Link unsigned_link = link(3, 0, 0);
  unsigned_link.simulated = false;
  return *Map::make(
      {factor("a", "Places to meet", "Place"), factor("b", "Buses", "Place"),
       factor("c", "Loneliness", "People"), factor("d", "</text><svg onload=alert(1)>", "People"),
       factor("e", "\"];x[", "People")},
      {link(0, 2, -0.6), contested, link(2, 0, -0.2), unsigned_link, link(4, 2, 0.4)});
}

/// Every PATH is put back when the test is over.
class NoPrograms {
 public:
  NoPrograms() {
    if (const char* path = std::getenv("PATH")) path_ = path;
    setenv("PATH", "/nowhere", 1);
  }
  ~NoPrograms() { setenv("PATH", path_.c_str(), 1); }

 private:
  std::string path_;
};

bool overlap(const LayoutBox& a, Position p, const LayoutBox& b, Position q) {
  return std::abs(p.x - q.x) < (a.width + b.width) / 2 - 0.5 &&
         std::abs(p.y - q.y) < (a.height + b.height) / 2 - 0.5;
}

}  // namespace

TEST_CASE("drawing: every factor once, links in order, the same bytes twice", "[drawing]") {
  const Map map = town();
  const Drawing once = draw(map, whole(map), "T", "D");
  const std::string svg = in_page(once.picture).bytes();
  CHECK(svg == in_page(draw(map, whole(map), "T", "D").picture).bytes());
  CHECK(count(svg, "<g class=\"factor") == 5);
  CHECK(count(svg, "<g class=\"link\"") == 5);
  CHECK(svg.find("Places to meet lowers Loneliness") < svg.find("Buses raises Loneliness"));
  CHECK(svg.find("Buses raises Loneliness") < svg.find("Loneliness lowers Places to meet"));
  for (const auto& position : once.positions) {
    REQUIRE(position);
    CHECK(position->x == std::round(position->x));
    CHECK(position->y == std::round(position->y));
  }
}

TEST_CASE("drawing: signs are told by end mark and dash, not by colour alone", "[drawing]") {
  const Map map = town();
  const std::string svg = in_page(draw(map, whole(map), "T", "D").picture).bytes();
  CHECK(count(svg, "class=\"line minus\"") == 2);
  CHECK(count(svg, "class=\"bar\"") == 2);
  CHECK(count(svg, "class=\"head plus\"") == 2);
  CHECK(count(svg, "class=\"line unsigned\"") == 1);
  CHECK(count(svg, "class=\"contested\"") == 1);
}

TEST_CASE("drawing: a factor says its name, theme and links to those who cannot see", "[drawing]") {
  const Map map = town();
  View view = whole(map);
  view.outcome = {false, false, true, false, false};
  const std::string svg = in_page(draw(map, view, "T", "D").picture).bytes();
  CHECK(svg.find("aria-label=\"Loneliness, theme People. Influences 1, influenced by 3. An "
                 "outcome\"") != std::string::npos);
}

TEST_CASE("drawing: each factor and each link says which of the map it is", "[drawing]") {
  const Map map = town();  // links sorted: a -> c, b -> c, c -> a, d -> a, e -> c
  View view = whole(map);
  view.links = {1, 2};
  const std::string svg = in_page(draw(map, view, "T", "D").picture).bytes();
  CHECK(count(svg, "<g class=\"link\" data-link=\"1\" data-from=\"1\" data-to=\"2\" ") == 1);
  CHECK(count(svg, "<g class=\"link\" data-link=\"2\" data-from=\"2\" data-to=\"0\" ") == 1);
  for (const char* factor : {"0", "1", "2", "3", "4"})
    CHECK(count(svg, std::string(" data-factor=\"") + factor + "\" ") == 1);
}

TEST_CASE("drawing: a hostile label stays a label", "[drawing]") {
  const Map map = town();
  const std::string svg = in_page(draw(map, whole(map), "T", "D").picture).bytes();
  CHECK(svg.find("<svg onload") == std::string::npos);
  CHECK(count(svg, "</svg>") == 1);
}

TEST_CASE("drawing: the strongest links and the factors they touch", "[drawing]") {
  const Map map = town();
  const View view = strongest(map, {0.6, 0.1, -0.2, 0, 0.4}, 2, 3);
  CHECK(view.links.size() == 2);
  CHECK(view.factors.size() < 5);
  CHECK(strongest(map, {0.6, 0.1, -0.2, 0, 0.4}, 2, 60).factors.size() == 5);
  CHECK(strength_class(0.6, 0.6) == 3);
  CHECK(strength_class(-0.25, 0.6) == 2);
  CHECK(strength_class(0.1, 0.6) == 1);
}

TEST_CASE("layout: boxes do not overlap, with Graphviz and without", "[layout]") {
  std::vector<LayoutBox> boxes;
  std::vector<LayoutLink> links;
  for (std::size_t i = 0; i < 24; ++i) {
    boxes.push_back({110, i % 3 ? 30.0 : 50.0, i % 4 ? "one" : "two", {}});
    if (i > 0) links.push_back({i, i * 7 % i});
  }
  const auto apart = [&](const Layout& layout) {
    for (std::size_t a = 0; a < boxes.size(); ++a)
      for (std::size_t b = 0; b < a; ++b)
        if (overlap(boxes[a], layout.centres[a], boxes[b], layout.centres[b])) return false;
    return true;
  };
  CHECK(apart(lay_out(boxes, links)));
  const NoPrograms none;
  const Layout circle = lay_out(boxes, links);
  CHECK(apart(circle));
  CHECK(circle.note.find("not installed") != std::string::npos);
  REQUIRE(circle.routes.size() == links.size());
  for (const auto& route : circle.routes) CHECK(route.size() == 4);
}

TEST_CASE("layout: many small themes stand side by side, not in a column", "[layout]") {
  std::vector<LayoutBox> boxes;
  for (std::size_t i = 0; i < 20; ++i) boxes.push_back({100, 40, "theme " + std::to_string(i), {}});
  const Layout layout = lay_out(boxes, {{0, 1}, {5, 17}});
  REQUIRE(layout.themes.size() == 20);
  CHECK(layout.width / layout.height > 0.7);
  CHECK(layout.width / layout.height < 2.5);
}

TEST_CASE("layout: positions that a map file keeps are kept", "[layout]") {
  const std::vector<LayoutBox> boxes = {{80, 30, "", Position{100, 50}},
                                        {80, 30, "", Position{400, 250}}};
  const Layout layout = lay_out(boxes, {{0, 1}});
  CHECK(layout.centres[1].x - layout.centres[0].x == 300);
  CHECK(layout.centres[1].y - layout.centres[0].y == 200);
}

TEST_CASE("layout: nothing to draw is no error", "[layout]") {
  const Map map;
  CHECK(draw(map, whole(map), "T", "D").positions.empty());
}

TEST_CASE("child: answers come back in order, and a missing program is named", "[child]") {
  using namespace std::chrono_literals;
  const std::string long_text(300'000, 'x');
  const auto answers = run_children(
      {{{"cat"}, "one"}, {{"cat"}, long_text}, {{"no-such-program"}, ""}, {{"false"}, ""}}, 10s);
  REQUIRE(answers.size() == 4);
  CHECK(answers[0].value() == "one");
  CHECK(answers[1].value() == long_text);
  CHECK(answers[2].error().code == "child.not_found");
  CHECK(answers[3].error().code == "child.failed");
}

TEST_CASE("child: a program that takes too long is stopped", "[child]") {
  using namespace std::chrono_literals;
  const auto answers = run_children({{{"sleep", "30"}, ""}}, 50ms);
  CHECK(answers.front().error().code == "child.too_slow");
}

TEST_CASE("lettering: marks and joined emoji take no width of their own", "[lettering]") {
  CHECK(text_width("e\u0301", 12) == text_width("e", 12));
  CHECK(text_width("👩\u200d👩\u200d👧", 12) == text_width("👩", 12));
  CHECK(text_width("孤独", 10) == Approx(20.4));
  CHECK(text_width("ŵ", 12) > 0);
}

TEST_CASE("lettering: a long word is never broken inside a letter or an emoji", "[lettering]") {
  for (const std::string& line : wrapped("👩\u200d👩\u200d👧👩\u200d👩\u200d👧👩\u200d👩\u200d👧", 20, 12))
    CHECK(line == "👩\u200d👩\u200d👧");
  for (const std::string& line : wrapped("বিচ্ছিন্নতাবিচ্ছিন্নতাবিচ্ছিন্নতা", 40, 12)) {
    CHECK(text_width(line, 12) <= 40);
    CHECK(line.substr(0, 3) != "\u09bf");  // a vowel sign stays with its letter
    CHECK(line.substr(0, 3) != "\u09cd");
  }
}
