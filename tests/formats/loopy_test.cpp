// SPDX-License-Identifier: MIT
#include "networks.hpp"

using namespace networks;

TEST_CASE("loopy: its link, its saved text and its oldest form hold one loop", "[formats]") {
  check_good_files("loopy");
  const auto loop = read((good("loopy") / "town-link.txt").string());
  CHECK(drawn(loop.value) ==
        "Bus services -> Visits to friends 1\nVisits to friends -> Caf\u00e9 -1\n"
        "Caf\u00e9 -> Bus services 1\n");
  CHECK(loop.value.factors()[1].position == fcm::Position{405, 382});
  CHECK(loop.value.factors()[1].fields == fcm::Fields{{"hue", "5"}, {"start", "0.33"}});
  CHECK(fcm::field(loop.value.source().fields, "notes") == "an invented town");
}

TEST_CASE("loopy: a percent sign that is no escape stays", "[formats]") {
  const auto loop = parse(R"([[[1,0,0,0,"50% more",0],[2,0,0,0,"%FF",0]],[],[],3])");
  CHECK(loop.value.factors()[0].label == "50% more");
  CHECK(loop.value.factors()[1].label == "%FF");
}
