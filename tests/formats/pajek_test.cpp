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
