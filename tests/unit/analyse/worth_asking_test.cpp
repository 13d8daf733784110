// SPDX-License-Identifier: MIT
#include "fcm/worth_asking.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "fcm/project.hpp"
#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

const std::vector<std::string> ids = {"bus", "club", "trips", "lonely", "rain"};

/// Of 20 voices all say that the club lowers loneliness, weakly; `split` of them say that the bus
/// raises trips, and all that trips lower loneliness: whether the bus or the club comes first hangs
/// on how many say it.
Evidence town(std::size_t split) {
  std::vector<small::Said> said;
  for (Index v = 0; v < 20; ++v) {
    said.push_back({v, 1, 3, -.25});
    said.push_back({v, 2, 3, -.5});
    said.push_back({v, 4, 3, .25});
    if (v < split) said.push_back({v, 0, 2, 1});
  }
  return evidence_of(ids, 20, said);
}

struct Asking {
  Evidence evidence;
  Map map;
  WhatIf told;
  WorthAsking worth;
};

Asking asked_of(std::size_t split) {
  Asking all{.evidence = town(split)};
  all.map = weigh(all.evidence).value();
  const Model model = tanh_of(1);
  all.told = what_if(all.map, model,
                     {scenario_of({move(Kind::push, "bus", .5)}, "bus"),
                      scenario_of({move(Kind::push, "club", .5)}, "club")})
                 .value();
  const Asked asked{
      .outcomes = {{.factor = "lonely", .want_more = false}}, .factors = {3}, .compared = {0, 1}};
  Redraw redraw;
  redraw.by_place = false;
  all.worth = worth_asking(all.evidence, {}, all.map, all.told, asked, redraw);
  return all;
}

}  // namespace

// bus: .5 -> trips by s/20, -> lonely by .5; club: -> lonely by .25. Level at s = 10; at 12 the bus
// is ahead, and in about a fifth of the redraws fewer than ten say so.
TEST_CASE("worth asking: the one connection that the order hangs on is named, and which way",
          "[worth]") {
  const Asking all = asked_of(12);
  REQUIRE(all.worth.first.size() == 1);
  CHECK(*all.worth.first[0] == 0);
  REQUIRE(all.worth.links.size() == 1);
  const LinkWorthAsking& found = all.worth.links[0];
  CHECK(found.link == all.map.find_link(0, 2).value());
  CHECK(found.instead == 1);
  CHECK_FALSE(found.when_more);
  CHECK(found.changes > .05);
  CHECK(found.changes < .35);
  CHECK(found.worth > 0);
}

TEST_CASE("worth asking: where nothing would change who comes first, nothing is named", "[worth]") {
  const Asking all = asked_of(20);
  CHECK(*all.worth.first[0] == 0);
  CHECK(all.worth.links.empty());
  CHECK(all.worth.pairs.empty());
}

// At 11 the bus is ahead of the club by less than what one voice of medium strength, which says
// that the bus itself raises loneliness, takes from it.
TEST_CASE("worth asking: a pair nobody told is named where one voice would change the order",
          "[worth]") {
  const Asking all = asked_of(11);
  REQUIRE_FALSE(all.worth.pairs.empty());
  CHECK(all.worth.pairs_looked_at > 0);
  for (const PairWorthAsking& pair : all.worth.pairs) {
    CHECK_FALSE(all.map.find_link(pair.from, pair.to));
    CHECK(pair.ahead > 0);
    CHECK(pair.instead != *all.worth.first[0]);
  }
  const auto& most = all.worth.pairs.front();
  for (const PairWorthAsking& pair : all.worth.pairs) CHECK(pair.ahead <= most.ahead + 1e-6);
}

TEST_CASE("worth asking: an outcome without a wanted direction has no order to change", "[worth]") {
  const Evidence evidence = town(12);
  const Map map = weigh(evidence).value();
  const auto told = what_if(
      map, tanh_of(1), {scenario_of({more("bus")}, "bus"), scenario_of({more("club")}, "club")});
  const Asked asked{
      .outcomes = {{.factor = "lonely", .directed = false}}, .factors = {3}, .compared = {0, 1}};
  const WorthAsking worth = worth_asking(evidence, {}, map, *told, asked, {});
  CHECK_FALSE(worth.first[0]);
  CHECK(worth.links.empty());
  CHECK(worth.pairs.empty());
}
