// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "formats/graph_check.hpp"

using namespace fcm;

namespace {

Map good(const std::string& file) {
  return read_map(std::string(FCM_SOURCE_DIR) + "/tests/formats/gexf/good/" + file).value().value;
}

}  // namespace

TEST_CASE("gexf: versions 1.1 to 1.3 of one map read to one map, whatever they call themselves",
          "[formats]") {
  check_good_files("gexf", 5);
  const Map map = good("town-11.gexf");
  REQUIRE(map.size() == 3);
  CHECK(map.factors()[1].id == "Outings & visits");
  CHECK(map.factors()[0].position == Position{10, 20.5});
  CHECK(map.factors()[0].fields == Fields{{"colour", "#ff0010"}, {"units", "%"}});
  CHECK(map.factors()[2].fields == Fields{{"units", "hours"}});
  CHECK(map.source().title == "Mill Lane");
  CHECK(map.links()[*map.find_link(1, 2)].weight == -0.75);
  CHECK(map.links()[*map.find_link(2, 0)].weight == 1);  // GEXF leaves a weight of 1 out
}

TEST_CASE("gexf: a weight that the format takes where none is said is told", "[formats]") {
  const auto read = read_map(std::string(FCM_SOURCE_DIR) + "/tests/formats/gexf/good/town-12.gexf");
  REQUIRE(read);
  REQUIRE(read->account.problems().size() == 1);
  CHECK(read->account.problems()[0].code == "weight.default");
}

TEST_CASE("gexf: parents are themes, and factors where a link ends at them", "[formats]") {
  const Map map = good("lane-nested.gexf");
  REQUIRE(map.size() == 4);
  CHECK(map.factors()[0].id == "Bus");
  CHECK(map.factors()[0].theme == "Place");
  CHECK(map.factors()[2].theme == "People");
  CHECK(map.factors()[3].id == "People");
  CHECK(map.find_link(0, 1));
  CHECK(map.find_link(1, 0));
  CHECK(map.links()[*map.find_link(0, 2)].weight == -0.5);
  CHECK_FALSE(map.links()[*map.find_link(1, 3)].simulated);
}

TEST_CASE("gexf: what is written reads back as it was", "[formats]") {
  check_written("gexf", full_map());
  check_written("gexf", hostile_map());
}
