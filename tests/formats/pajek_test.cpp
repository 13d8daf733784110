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

TEST_CASE("pajek: networkx reads what is written", "[formats]") {
  // Its reader takes a backslash in a label for an escape, which Pajek does not know.
  const Map map = full_map();
  const auto read = by_python("pajek", map, R"py(
import sys, networkx
g = networkx.read_pajek(sys.argv[1], encoding="utf-8-sig")
print(g.number_of_nodes(), g.number_of_edges(), sum(d["weight"] for _, _, d in g.edges(data=True)))
)py");
  if (!read) return;
  const std::vector<double> wanted = totals(map);
  REQUIRE(read->size() == wanted.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) CHECK((*read)[i] == Approx(wanted[i]));
}
