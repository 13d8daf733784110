// SPDX-License-Identifier: MIT
//
// Tables of cogmapr; the village is invented.
#include <catch2/catch.hpp>

#include "fcm/formats.hpp"

using namespace fcm;

namespace {

const std::string good = std::string(FCM_SOURCE_DIR) + "/tests/formats/cogmapr/good";

}  // namespace

TEST_CASE("cogmapr: concepts, units and documents are found by their ids", "[cogmapr]") {
  const auto read = read_study(good + "/tables", {.scale = 2});
  REQUIRE(read);
  CHECK(read->account.adds_up());
  CHECK_FALSE(read->account.has_errors());
  const Study& study = read->value;
  REQUIRE(study.claims.size() == 3);
  const Claim& second = study.claims[1];
  CHECK(study.factors[second.from].label == "Visits");
  CHECK(study.factors[second.to].label == "Loneliness");
  CHECK(second.polarity == Polarity::minus);
  CHECK(second.strength == 1);
  CHECK(study.claims[0].strength == 0.5);
  CHECK(second.respondent == "r01");
  CHECK(second.document == "ada");
  CHECK(second.quote == "then I am less alone");
  CHECK(second.tags == std::vector<std::string>{"belief"});
  CHECK(study.factors[0].theme == "Getting about");
  CHECK(study.factors[0].description == "Routes and times");
}

TEST_CASE("cogmapr: weights beyond 1 need a scale, and only ones are not stated", "[cogmapr]") {
  CHECK(read_study(good + "/tables")->account.refused() == 2);
  const auto names = read_study(good + "/names.csv");
  REQUIRE(names);
  CHECK_FALSE(names->value.claims[0].strength);
}
