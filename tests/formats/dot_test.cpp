// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "formats/graph_check.hpp"
#include "text/file.hpp"

using namespace fcm;
namespace fs = std::filesystem;

namespace {

Map good(const std::string& file) {
  return read_map(std::string(FCM_SOURCE_DIR) + "/tests/formats/dot/good/" + file).value().value;
}

/// The same through Graphviz, which parses it and writes it anew; nothing where it is absent.
std::optional<std::string> by_graphviz(const std::string& bytes) {
  const fs::path folder = fs::temp_directory_path() / "fcm_dot_test";
  fs::create_directories(folder);
  const std::string in = (folder / "in.dot").string(), out = (folder / "out.dot").string();
  std::ofstream(in, std::ios::binary) << bytes;
  if (std::system("dot -V 2> /dev/null") != 0) {
    WARN("Graphviz is not here; it is not asked");
    return std::nullopt;
  }
  REQUIRE(std::system(("dot -Tcanon '" + in + "' -o '" + out + "'").c_str()) == 0);
  return text::read_file(out).value();
}

std::string written(const Map& map) {
  return (*format_named("dot"))->write_map(publish(map, Audience::working), ".dot")->front().bytes;
}

}  // namespace

TEST_CASE("dot: a drawing reads to one map, however sloppily it was written", "[formats]") {
  check_good_files("dot", 3);
  const Map map = good("town-sloppy.gv");
  REQUIRE(map.size() == 3);
  CHECK(map.factors()[0].id == "Bus services");
  CHECK(map.factors()[1].id == "Outings & visits");
  CHECK(map.factors()[0].position == Position{10, 20.5});
  CHECK(map.factors()[0].fields == Fields{{"units", "%"}});
  CHECK(map.source().title == "Mill Lane");
  REQUIRE(map.links().size() == 4);
  CHECK(map.links()[*map.find_link(1, 2)].weight == -0.75);
}

TEST_CASE("dot: clusters are themes, tee heads are minus, and other bare arrows are unscored",
          "[formats]") {
  const Map map = good("lane-drawn.dot");
  REQUIRE(map.size() == 3);
  CHECK(map.factors()[0].theme == "Place");
  CHECK(map.factors()[2].theme.empty());
  CHECK(map.links()[*map.find_link(0, 1)].weight == 0.5);
  CHECK(map.links()[*map.find_link(0, 2)].weight == -0.5);
  CHECK_FALSE(map.links()[*map.find_link(1, 2)].simulated);
}

TEST_CASE("dot: the weight of the layout is an influence only where somebody says so",
          "[formats]") {
  const std::string drawing = "digraph { a -> b [weight=3] }";
  const auto read = parse_map(drawing, "drawing.dot");
  REQUIRE(read);
  CHECK_FALSE(read->value.links()[0].simulated);
  CHECK(parse_map(drawing, "drawing.dot", {.scale = 4, .weight = "weight"})
            ->value.links()[0]
            .weight == 0.75);
}

TEST_CASE("dot: what is written reads back as it was, by us and through Graphviz", "[formats]") {
  for (const Map& map : {full_map(), hostile_map()}) {
    check_written("dot", map);
    const auto canonical = by_graphviz(written(map));
    if (!canonical) return;
    INFO(*canonical);
    const auto read = parse_map(*canonical, "canonical.dot");
    REQUIRE(read);
    CHECK(read->value.links().size() == map.links().size());
    for (const Link& link : map.links()) {
      const auto from = read->value.find(map.factors()[link.from].id),
                 to = read->value.find(map.factors()[link.to].id);
      REQUIRE(from);
      REQUIRE(to);
      const auto found = read->value.find_link(*from, *to);
      REQUIRE(found);
      CHECK(read->value.links()[*found].weight == link.weight);
      CHECK(read->value.factors()[*from].description == map.factors()[link.from].description);
    }
  }
}

TEST_CASE("dot: of several graphs one may be picked by its name or number", "[formats]") {
  const std::string file =
      "digraph north { a -> b [label=\"+\"] }\nstrict digraph { c -> d [label=\"-\"] }\n";
  CHECK(parse_map(file, "two.dot")->value.factors()[0].id == "a");
  CHECK(parse_map(file, "two.dot", {.pick = "North"})->value.factors()[0].id == "a");
  const auto second = parse_map(file, "two.dot", {.pick = "2"});
  REQUIRE(second);
  CHECK(second->value.links().at(0).weight == -0.5);
  CHECK(parse_map(file, "two.dot", {.pick = "south"}).error().code == "format.pick");
}
