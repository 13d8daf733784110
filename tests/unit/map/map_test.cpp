// SPDX-License-Identifier: MIT
#include "fcm/map.hpp"

#include <catch2/catch.hpp>
#include <limits>
#include <stdexcept>

using fcm::Factor;
using fcm::Link;
using fcm::Map;

namespace {

std::vector<Factor> town() {
  return {{.id = "groups", .label = "Small groups"},
          {.id = "trust", .label = "Trust"},
          {.id = "isolation", .label = "Social isolation"}};
}

std::string code_of(const std::vector<Factor>& factors, const std::vector<Link>& links,
                    const fcm::Limits& limits = {}) {
  const auto map = Map::make(factors, links, {}, 1, limits);
  return map ? "" : map.error().code;
}

}  // namespace

TEST_CASE("map: links are sorted by cause and effect, factors keep their order", "[map]") {
  const auto map = Map::make(town(), {{1, 2, -0.5}, {0, 2, -0.25}, {0, 1, 0.75}});
  REQUIRE(map);
  CHECK(map->factors()[2].id == "isolation");
  REQUIRE(map->links().size() == 3);
  CHECK(map->links()[0].to == 1);
  CHECK(map->links()[2].weight == -0.5);
  CHECK(map->find_link(1, 2) == fcm::Index{2});
  CHECK_FALSE(map->find_link(2, 1));
}

TEST_CASE("map: what is not a map is refused with its code", "[map]") {
  CHECK(code_of({{.id = "a"}, {.id = "a"}}, {}) == "id.duplicate");
  CHECK(code_of({{.id = ""}}, {}) == "id.empty");
  CHECK(code_of({{.id = std::string(1001, 'x')}}, {}) == "limit.id");
  CHECK(code_of({{.id = "a", .label = std::string(1001, 'x')}}, {}) == "limit.label");
  CHECK(code_of(town(), {{0, 1, 0.5}, {0, 1, 0.5}}) == "link.duplicate");
  CHECK(code_of(town(), {{0, 1, std::numeric_limits<double>::quiet_NaN()}}) == "weight.not_finite");
  CHECK(code_of(town(), {{0, 1, 1.5}}) == "weight.range");
  CHECK(code_of(town(), {{.from = 0, .to = 1, .weight = 0.5, .simulated = false}}) ==
        "weight.not_simulated");
  CHECK(code_of(town(), {}, {.factors = 2}) == "limit.factors");
  CHECK(code_of(town(), {{0, 1, 0.5}, {1, 2, 0.5}}, {.links = 1}) == "limit.links");
  CHECK_THROWS_AS(Map::make(town(), {{0, 3, 0.5}}), std::logic_error);
}

TEST_CASE("map: an id of a thousand letters of two bytes is within the limit", "[map]") {
  std::string id;
  for (int i = 0; i < 1000; ++i) id += "\u00e9";
  CHECK(code_of({{.id = id}}, {}).empty());
}

TEST_CASE("map: a scale admits larger weights, and minus zero is zero", "[map]") {
  const auto map = Map::make(town(), {{0, 1, 3}, {0, 2, -0.0}}, {}, 3);
  REQUIRE(map);
  CHECK(map->links()[0].weight == 3);
  CHECK_FALSE(std::signbit(map->links()[1].weight));
}

TEST_CASE("map: edits give a copy and leave the map as it was", "[map]") {
  const auto map = Map::make(town(), {{0, 1, 0.5}, {.from = 1, .to = 2, .simulated = false}});
  REQUIRE(map);
  const Map edited = map->with_weight(1, -0.5);
  CHECK(edited.links()[1].weight == -0.5);
  CHECK(edited.links()[1].simulated);
  CHECK(map->links()[1].weight == 0);
  CHECK(map->with_title("Town").source().title == "Town");
  CHECK(map->with_positions({{1, 2}, {3, 4}, {5, 6}}).factors()[1].position == fcm::Position{3, 4});
  CHECK_THROWS(map->with_weight(2, 0.5));
  CHECK_THROWS(map->with_positions({{1, 2}}));
}

TEST_CASE("map: a factor is found by its id verbatim, and only so", "[map]") {
  const auto map = Map::make(town(), {});
  REQUIRE(map);
  CHECK(map->find("trust") == fcm::Index{1});
  CHECK_FALSE(map->find("Trust"));
  CHECK_FALSE(map->find(""));
}
