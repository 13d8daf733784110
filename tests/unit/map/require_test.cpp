// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "fcm/map.hpp"

namespace {

const fcm::Map& town() {
  static const fcm::Map map = *fcm::Map::make({{.id = "groups", .label = "Small groups"},
                                               {.id = "groups2", .label = "Small groups"},
                                               {.id = "trust", .label = "Trust in neighbours"},
                                               {.id = "Trust in neighbours", .label = "Other"}},
                                              {});
  return map;
}

}  // namespace

TEST_CASE("map: a factor is required by id first, then by label, then nearly so", "[map]") {
  CHECK(*town().require("trust") == 2);
  CHECK(*town().require("Trust in neighbours") == 3);
  CHECK(*town().require("other") == 3);
  CHECK(*town().require("GROUPS2") == 1);
}

TEST_CASE("map: a label of two factors names neither", "[map]") {
  const auto found = town().require("Small groups");
  REQUIRE_FALSE(found);
  CHECK(found.error().code == "factor.ambiguous");
  CHECK(found.error().hint == "name one by its id: \"groups\", \"groups2\"");
}

TEST_CASE("map: an unknown factor gets a suggestion", "[map]") {
  const auto found = town().require("trsut");
  REQUIRE_FALSE(found);
  CHECK(found.error().code == "factor.unknown");
  CHECK(found.error().hint.find("trust") != std::string::npos);
}
