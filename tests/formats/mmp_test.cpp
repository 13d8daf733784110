// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <filesystem>

#include "formats/graph_check.hpp"

using namespace fcm;

namespace {

const Map& town() {
  static const Map map =
      read_map(std::string(FCM_SOURCE_DIR) + "/tests/formats/mmp/good/town-js.mmp").value().value;
  return map;
}

}  // namespace

TEST_CASE("mmp: a model of Mental Modeler gives names, groups, notes, sliders and scenarios",
          "[formats]") {
  const Map& map = town();
  REQUIRE(map.size() == 3);
  const Factor& buses = map.factors()[0];
  CHECK(buses.id == "Bus services");
  CHECK(buses.label == "Bus services");
  CHECK(buses.description == "How often they run");
  CHECK(buses.theme == "Place");
  CHECK(buses.position == Position{167.5, 85});
  CHECK(buses.fields == Fields{{"preferred", "0.5"}, {"units", "per hour"}});
  CHECK(map.factors()[1].theme == "group 2");
  CHECK(map.factors()[2].theme.empty());
  CHECK(map.source().title == "Mill Lane");
  CHECK(map.source().fields == Fields{{"author", "Ward group"}, {"version", "1.1"}});
  CHECK(map.source().scenarios ==
        std::vector<SavedScenario>{{"More buses", {{"Bus services", 1}}}});
  CHECK(map.links()[0].fields == Fields{{"confidence", "-0.6667"}, {"notes", "told twice"}});
}

TEST_CASE("mmp: an unscored influence is no influence of 0", "[formats]") {
  const Map& map = town();
  const Link& zero = map.links()[*map.find_link(1, 0)];
  const Link& unscored = map.links()[*map.find_link(2, 0)];
  CHECK(zero.simulated);
  CHECK(zero.weight == 0);
  CHECK_FALSE(unscored.simulated);
}

TEST_CASE("mmp: XML and JSON, letters and numbers of one model read to one map", "[formats]") {
  check_good_files("mmp", 5);
}

TEST_CASE("mmp: what is written reads back as it was", "[formats]") {
  check_written("mmp", town());
  check_written("mmp", hostile_map());
}

TEST_CASE("mmp: real models are read, with all links and scenarios", "[formats]") {
  const auto fire = sample("mmp/fire_model.mmp");
  if (!fire) return;
  CHECK(fire->value.size() == 24);
  CHECK(fire->account.read() == fire->value.links().size());
  CHECK(fire->account.refused() == 0);
  CHECK(fire->value.source().scenarios.size() == 2);
  CHECK(field(fire->value.source().fields, "author") == "Mary");
  const auto health = sample("mmp/public_health.mmp");
  REQUIRE(health);
  CHECK(health->value.size() == 7);
  CHECK(health->value.factors()[0].description == "Number of people in a city");
  const auto fish = sample("mmp/fish_wetland_ozesmi.json");
  REQUIRE(fish);
  CHECK(fish->value.size() == 5);
  CHECK(fish->account.refused() == 0);
}
