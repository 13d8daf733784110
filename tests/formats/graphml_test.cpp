// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "formats/graph_check.hpp"

using namespace fcm;

namespace {

Map good(const std::string& file) {
  return read_map(std::string(FCM_SOURCE_DIR) + "/tests/formats/graphml/good/" + file)
      .value()
      .value;
}

}  // namespace

TEST_CASE("graphml: plain keys and a drawing of yEd read to one map", "[formats]") {
  check_good_files("graphml", 4);
  const Map map = good("town-yed.graphml");
  CHECK(map.factors()[1].id == "Outings & visits");
  CHECK(map.factors()[0].position == Position{10, 20.5});
  CHECK_FALSE(map.factors()[2].position);
  REQUIRE(map.links().size() == 2);
  CHECK(map.links()[0].weight == 0.5);
  CHECK(map.links()[1].weight == -0.75);
  CHECK(map.links()[1].fields == Fields{{"notes", "told twice"}});
}

TEST_CASE(
    "graphml: groups of yEd are themes, arrows with two heads lead both ways, bars are no signs",
    "[formats]") {
  const Map map = good("lane-yed.graphml");
  REQUIRE(map.size() == 3);
  CHECK(map.factors()[0].theme == "Place");
  CHECK(map.factors()[1].theme == "Place");
  CHECK(map.factors()[2].theme.empty());
  CHECK(map.links()[*map.find_link(0, 2)].weight == -0.5);
  CHECK(map.links()[*map.find_link(0, 1)].weight == 0.5);
  CHECK(map.links()[*map.find_link(1, 0)].weight == 0.5);
  CHECK_FALSE(map.links()[*map.find_link(1, 2)].simulated);
}

TEST_CASE("graphml: whole numbers without signs are weights only where somebody says so",
          "[formats]") {
  const std::string file =
      std::string(FCM_SOURCE_DIR) + "/tests/formats/graphml/bad/line_widths.graphml";
  CHECK_FALSE(read_map(file).value().value.links()[0].simulated);
  const Map scaled = read_map(file, {.scale = 4}).value().value;
  CHECK(scaled.links()[0].weight == 0.25);
  CHECK(scaled.links()[1].weight == 1);
  CHECK(read_map(file, {.weight = "wieght"}).error().code == "weight.no_field");
}

TEST_CASE("graphml: undirected links are taken both ways where somebody says so", "[formats]") {
  const auto read =
      read_map(std::string(FCM_SOURCE_DIR) + "/tests/formats/graphml/bad/undirected.graphml",
               {.association = true});
  REQUIRE(read);
  CHECK(read->value.links().size() == 4);
  CHECK(read->account.adds_up());
}

TEST_CASE("graphml: what is written reads back as it was", "[formats]") {
  check_written("graphml", full_map());
  check_written("graphml", hostile_map());
}

TEST_CASE("graphml: the map of a real study keeps all factors and links, unscored", "[formats]") {
  const auto read = sample("graphml/ndrdd_DRD_SystemMap.yed.graphml");
  if (!read) return;
  CHECK(read->value.size() == 98);
  CHECK(read->account.read() == 225);
  CHECK(read->account.merged() == 1);
  CHECK(read->value.factors()[0].label == "Traumatising experiences");
  for (const Link& link : read->value.links()) CHECK_FALSE(link.simulated);
}

TEST_CASE("graphml: of several graphs one may be picked", "[formats]") {
  const std::string file =
      "<graphml><graph id=\"north\" edgedefault=\"directed\"><node id=\"a\"/></graph>"
      "<graph edgedefault=\"directed\"><node id=\"b\"/></graph></graphml>";
  CHECK(parse_map(file, "two.graphml")->value.factors()[0].id == "a");
  CHECK(parse_map(file, "two.graphml", {.pick = "2"})->value.factors()[0].id == "b");
  CHECK(parse_map(file, "two.graphml", {.pick = "north"})->value.factors()[0].id == "a");
  CHECK(parse_map(file, "two.graphml", {.pick = "south"}).error().code == "format.pick");
}
