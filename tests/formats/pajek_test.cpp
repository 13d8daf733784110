// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "formats/graph_check.hpp"

using namespace fcm;

namespace {

Map good(const std::string& file) {
  return read_map(std::string(FCM_SOURCE_DIR) + "/tests/formats/pajek/good/" + file).value().value;
}

}  // namespace

TEST_CASE("pajek: arcs and matrices of one network read to one map", "[formats]") {
  check_good_files("pajek", 5);
  const Map map = good("town-matrix.net");
  REQUIRE(map.size() == 3);
  CHECK(map.factors()[0].id == "Bus services");
  CHECK(map.factors()[0].position == Position{100, 200});
  CHECK(map.source().title == "Mill Lane");
  CHECK(map.links()[*map.find_link(1, 2)].weight == -0.75);
  CHECK(map.links()[*map.find_link(2, 0)].weight == 1);
}

TEST_CASE("pajek: vertices may be missing, lists have no weights, relations may be signs",
          "[formats]") {
  const Map map = good("lane-lists.net");
  REQUIRE(map.size() == 4);
  CHECK(map.factors()[3].id == "4");
  CHECK_FALSE(map.links()[*map.find_link(0, 2)].simulated);
  CHECK(map.links()[*map.find_link(1, 3)].weight == -0.5);
}

TEST_CASE("pajek: what is written reads back as it was", "[formats]") {
  check_written("pajek", full_map());
  check_written("pajek", hostile_map());
}

TEST_CASE("pajek: of several networks one may be picked, with the lines of the file", "[formats]") {
  const std::string file =
      "*Vertices 1\n1 \"a\"\n*Network North\n*Vertices 2\n1 \"b\"\n2 \"c\"\n*Arcs\n1 2 0.5\n"
      "*network\n*Vertices 1\n1 \"d\"\n*Arcs\n1 9 1\n";
  const auto usual = parse_map(file, "two.net");
  REQUIRE(usual);
  CHECK(usual->value.factors()[0].id == "a");
  const auto north = parse_map(file, "two.net", {.pick = "north"});
  REQUIRE(north);
  CHECK(north->value.source().title == "North");
  CHECK(north->value.links().at(0).weight == 0.5);
  const auto third = parse_map(file, "two.net", {.pick = "3"});
  REQUIRE(third);
  CHECK(third->value.factors().at(0).id == "d");
  REQUIRE(third->account.rejected.size() == 1);
  CHECK(third->account.rejected[0].line == 13);
  const auto none = parse_map(file, "two.net", {.pick = "south"});
  REQUIRE_FALSE(none);
  CHECK(none.error().code == "format.pick");
  CHECK(none.error().hint.find("\"North\"") != std::string::npos);
}
