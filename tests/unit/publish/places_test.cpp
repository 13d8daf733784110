// SPDX-License-Identifier: MIT
#include "fcm/places.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "fcm/project.hpp"
#include "publish/drawing.hpp"

using namespace fcm;
using namespace fcm::reporting;

namespace {

Map example() { return load(FCM_SOURCE_DIR "/examples/01-public-documents").value().map; }

Factor factor(const std::string& id) {
  Factor f;
  f.id = id;
  f.label = id;
  return f;
}

/// The map with one factor more, linked with the first.
Map with_one_more(const Map& map) {
  std::vector<Factor> factors = map.factors();
  std::vector<Link> links = map.links();
  Factor added = factor("new");
  added.level = factors[0].level;
  factors.push_back(added);
  links.push_back({.from = factors.size() - 1, .to = 0, .weight = 0.2});
  return Map::make(std::move(factors), std::move(links)).value();
}

bool overlap(const LayoutBox& a, Position p, const LayoutBox& b, Position q) {
  return std::abs(p.x - q.x) < (a.width + b.width) / 2 &&
         std::abs(p.y - q.y) < (a.height + b.height) / 2;
}

bool apart(const std::vector<LayoutBox>& boxes, const Layout& layout) {
  for (std::size_t a = 0; a < boxes.size(); ++a)
    for (std::size_t b = a + 1; b < boxes.size(); ++b)
      if (overlap(boxes[a], layout.centres[a], boxes[b], layout.centres[b])) return false;
  return true;
}

std::string folder(const std::string& name) {
  const auto path = std::filesystem::temp_directory_path() / ("fcm-places-" + name);
  std::filesystem::remove_all(path);
  std::filesystem::create_directory(path);
  return path.string();
}

}  // namespace

TEST_CASE("places: the same map has the same places, and all that it has stay", "[places]") {
  const Map map = example();
  const Places once = placed(map, {}, false);
  REQUIRE(once.size() == map.size());
  CHECK(once == placed(map, {}, false));
  CHECK(placed(map, once, false) == once);
}

TEST_CASE("places: links are routed around boxes, not through them", "[places]") {
  // Graphviz falls back to straight lines everywhere where any two boxes nearly touch.
  const Map map = example();
  View view = whole(map);
  for (const bool upright : {false, true}) {
    view.at = places_on(map, placed(map, {}, upright));
    const Drawing drawing = draw(map, view, "T", "D");
    std::size_t bent = 0;
    for (const reporting::Piece& piece : drawing.picture.pieces)
      bent += piece.kind == reporting::Piece::Kind::link && piece.marks.front().points.size() > 4;
    CHECK(bent > 20);
  }
}

TEST_CASE("places: a new factor finds a free spot, and the others stay", "[places]") {
  const Map map = example(), grown = with_one_more(map);
  const Places before = placed(map, {}, false);
  const Places after = placed(grown, before, false);
  REQUIRE(after.count("new") == 1);
  // To a common shift: a drawing begins at its own corner.
  const Position moved = {after.at("trust").x - before.at("trust").x,
                          after.at("trust").y - before.at("trust").y};
  for (const auto& [id, at] : before) {
    CHECK(after.at(id).x - at.x == moved.x);
    CHECK(after.at(id).y - at.y == moved.y);
  }
}

TEST_CASE("places: who is gone leaves a gap", "[places]") {
  const Map map = example();
  const Places places = placed(map, {}, false);
  View view = whole(map);
  view.factors.erase(view.factors.begin() + 5);
  std::erase_if(view.links,
                [&](Index k) { return map.links()[k].from == 5 || map.links()[k].to == 5; });
  view.at = places_on(map, places);
  const Drawing drawing = draw(map, view, "T", "D");
  const Position first = places.at(map.factors()[0].id), drawn = *drawing.positions[0];
  for (const Index i : view.factors) {
    const Position was = places.at(map.factors()[i].id), is = *drawing.positions[i];
    CHECK(is.x - drawn.x == was.x - first.x);
    CHECK(is.y - drawn.y == was.y - first.y);
  }
}

TEST_CASE("places: a small part is drawn together, in the order it had", "[places]") {
  std::vector<LayoutBox> boxes;
  for (const Position at : {Position{0, 0}, Position{3000, 100}, Position{200, 2000}})
    boxes.push_back({80, 30, "", at});
  const Layout layout = place_boxes(boxes, {});
  CHECK(apart(boxes, layout));
  CHECK(layout.width < 1500);
  CHECK(layout.centres[0].x < layout.centres[2].x);
  CHECK(layout.centres[2].x < layout.centres[1].x);
  CHECK(layout.centres[0].y < layout.centres[1].y);
  CHECK(layout.centres[1].y < layout.centres[2].y);
}

TEST_CASE("places: boxes that have grown push each other apart", "[places]") {
  std::vector<LayoutBox> boxes;
  for (const double x : {0.0, 90.0, 180.0}) boxes.push_back({120, 40, "", Position{x, 10}});
  const Layout layout = place_boxes(boxes, {});
  CHECK(apart(boxes, layout));
  CHECK(layout.centres[1].x - layout.centres[0].x < 140);
}

TEST_CASE("places: a crowd of new factors lies on nobody", "[places]") {
  std::vector<LayoutBox> boxes = {{80, 30, "a", Position{0, 0}}, {80, 30, "b", Position{300, 0}}};
  for (int i = 0; i < 60; ++i) boxes.push_back({90, 30, i % 2 == 0 ? "a" : "b", {}});
  std::vector<LayoutLink> links;
  for (std::size_t i = 2; i < boxes.size(); ++i) links.push_back({i, i % 2});
  const Layout layout = place_boxes(boxes, links);
  CHECK(apart(boxes, layout));
  CHECK(layout.themes.size() == 2);  // framed: the themes stayed apart
}

TEST_CASE("places: two factors on one spot are laid out anew", "[places]") {
  const std::vector<LayoutBox> boxes = {{80, 30, "", Position{5, 5}}, {80, 30, "", Position{5, 5}}};
  CHECK(apart(boxes, place_boxes(boxes, {{0, 1}})));
}

TEST_CASE("places: written and read back; a damaged file says what to do", "[places]") {
  const std::string here = folder("files");
  CHECK(read_places(here).value() == KeptPlaces{});
  const KeptPlaces places{{{"a \"b\"", {12, -7}}, {"ŷ", {0, 400}}}, {{"a", {1, 2}}}};
  REQUIRE(write_places(here, places));
  CHECK(read_places(here).value() == places);
  for (const char* bad : {"{}", "[1]", R"({"schema": "fcm.layout/1", "lying": {"a": [1]}})",
                          R"({"schema": "fcm.layout/1", "lying": {"a": [1, 1e300]}})",
                          R"({"schema": "fcm.layout/1", "upright": 3})"}) {
    std::ofstream(here + "/layout.json") << bad;
    const auto read = read_places(here);
    REQUIRE_FALSE(read);
    CHECK(read.error().code == "layout.schema");
  }
  std::filesystem::remove_all(here);
}

TEST_CASE("places: without Graphviz nothing is kept of the plain circle", "[places]") {
  const char* path = std::getenv("PATH");
  const std::string before = path ? path : "";
  setenv("PATH", "/nowhere", 1);
  const Places none = placed(example(), {}, false);
  setenv("PATH", before.c_str(), 1);
  CHECK(none.empty());
}
