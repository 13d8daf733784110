// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "formats/graph_check.hpp"

using namespace fcm;

namespace {

Map good(const std::string& file) {
  return read_map(std::string(FCM_SOURCE_DIR) + "/tests/formats/jfcm/good/" + file).value().value;
}

}  // namespace

TEST_CASE("jfcm: concepts, connections and what JFCM computes with are read, in any namespace",
          "[formats]") {
  check_good_files("jfcm", 3);
  const Map map = good("town-prefix.xml");
  REQUIRE(map.size() == 2);
  const Factor& buses = map.factors()[0];
  CHECK(buses.description == "How often they run");
  CHECK(buses.fields ==
        Fields{{"act", "SIGNUM"}, {"fixed", "true"}, {"output", "1.0"}, {"threshold", "0.1"}});
  CHECK(map.source().title == "Mill Lane");
  const Link& link = map.links()[*map.find_link(0, 1)];
  CHECK(link.weight == -0.5);
  CHECK(link.lag == 2);
  CHECK(map.links()[*map.find_link(1, 0)].weight == 1);  // what JFCM takes where none stands
}
