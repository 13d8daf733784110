// SPDX-License-Identifier: MIT
//
// The example study, weighed. Figures: an independent recomputation of data/public-documents with
// the default weighing (strength words .25, .5, .75; silent coder 0; all voices in the
// denominator).
#include <catch2/catch.hpp>
#include <cmath>

#include "fcm/formats.hpp"
#include "fcm/structure.hpp"
#include "fcm/weigh.hpp"

namespace {

const fcm::Study& documents() {
  static const auto read = *fcm::read_study(std::string(FCM_SOURCE_DIR) + "/data/public-documents");
  return read.value;
}

}  // namespace

TEST_CASE("weigh: the example study gives the published figures", "[weigh]") {
  const auto map = fcm::weigh(fcm::gather(documents()));
  REQUIRE(map);
  CHECK(map->source().voices == 36);
  CHECK(map->source().claims == 279);
  CHECK(map->source().coders == "together");
  CHECK(map->source().places.size() == 5);
  CHECK(map->size() == 38);
  CHECK(map->links().size() == 128);
  CHECK(fcm::spectral_radius_abs(*map) == Approx(0.049398457990859644).epsilon(1e-12));

  struct Published {
    std::string from, to;
    double weight;
    std::size_t voices;
  };
  for (const Published& link :
       {Published{"codesign", "better_services", 0.0763888888888889, 5},
        Published{"sharing_learning", "community_led", 0.05555555555555555, 4},
        Published{"information_access", "awareness", 0.041666666666666664, 3},
        Published{"vcse_infrastructure", "small_group_disconnect", -0.03819444444444445, 3},
        Published{"long_term", "community_led", 0.034722222222222224, 2}}) {
    const auto at = map->find_link(*map->find(link.from), *map->find(link.to));
    REQUIRE(at);
    CHECK(map->links()[*at].weight == Approx(link.weight).epsilon(1e-13));
    CHECK(map->links()[*at].evidence->voices == link.voices);
  }
  double largest = 0;
  for (const fcm::Link& link : map->links()) largest = std::max(largest, std::abs(link.weight));
  CHECK(largest == Approx(0.0763888888888889).epsilon(1e-13));
}

TEST_CASE("weigh: a map says which coder alone was read", "[weigh]") {
  const auto map = fcm::weigh(fcm::gather(documents(), {.only_coder = "B"}));
  REQUIRE(map);
  CHECK(map->source().coders == "B");
  CHECK(map->source().claims == 129);
  CHECK(map->source().voices == 36);
}
