// SPDX-License-Identifier: MIT
#include "fcm/communities.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <numeric>
#include <stdexcept>

using namespace fcm;

namespace {

Map map_of(Index size, std::vector<Link> links) {
  std::vector<Factor> factors(size);
  for (Index i = 0; i < size; ++i) factors[i].id = "C" + std::to_string(i + 1);
  return *Map::make(std::move(factors), std::move(links));
}

// The karate club of Zachary (1977), Journal of Anthropological Research 33: who met whom.
Map karate() {
  const std::vector<std::vector<Index>> met = {
      {1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31},
      {2, 3, 7, 13, 17, 19, 21, 30},
      {3, 7, 8, 9, 13, 27, 28, 32},
      {7, 12, 13},
      {6, 10},
      {6, 10, 16},
      {16},
      {},
      {30, 32, 33},
      {33},
      {},
      {},
      {},
      {33},
      {32, 33},
      {32, 33},
      {},
      {},
      {32, 33},
      {33},
      {32, 33},
      {},
      {32, 33},
      {25, 27, 29, 32, 33},
      {25, 27, 31},
      {31},
      {29, 33},
      {33},
      {31, 33},
      {32, 33},
      {32, 33},
      {32, 33},
      {33}};
  std::vector<Link> links;
  for (Index i = 0; i < met.size(); ++i)
    for (const Index j : met[i]) links.push_back({i, j, 1});
  return map_of(34, links);
}

}  // namespace

// Brandes et al. (2008), IEEE Transactions on Knowledge and Data Engineering 20: the highest there
// is, found exactly, is 0.4198.
TEST_CASE("communities: the karate club comes to the highest modularity there is",
          "[communities]") {
  const Map map = karate();
  REQUIRE(map.links().size() == 78);
  const Communities found = communities(map);
  CHECK(found.modularity == Approx(.4198).margin(5e-5));
  CHECK(found.count == 4);
  CHECK(modularity(map, found.of) == found.modularity);
  // The two camps into which the club broke up, as networkx 3 computes it.
  std::vector<Index> camps(34, 1);
  for (const Index i : {0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 16, 17, 19, 21}) camps[i] = 0;
  CHECK(modularity(map, camps) == Approx(.3582).margin(5e-5));
}

// Two triangles and a bridge: 2m = 14, inside 6 each, degrees 7 each: 2 (6/14 - 1/4).
TEST_CASE("communities: neither signs nor directions matter, weights do", "[communities]") {
  const Map two = map_of(
      6, {{0, 1, -.5}, {1, 2, .5}, {2, 0, .5}, {3, 4, .5}, {5, 4, -.5}, {5, 3, .5}, {2, 3, .5}});
  const Communities found = communities(two);
  CHECK(found.of == std::vector<Index>{0, 0, 0, 1, 1, 1});
  CHECK(found.modularity == Approx(2 * (6.0 / 14 - .25)));
  const Map bridge = map_of(4, {{0, 1, .1}, {1, 2, 1}, {2, 3, .1}});
  CHECK(communities(bridge).of[1] == communities(bridge).of[2]);
}

TEST_CASE("communities: factors without links are alone, and self-links bind nobody",
          "[communities]") {
  const Communities found = communities(map_of(4, {{0, 1, .5}, {2, 2, .9}, {3, 2, 0}}));
  CHECK(found.count == 3);
  CHECK(found.of == std::vector<Index>{0, 0, 1, 2});
  CHECK(communities(Map()).count == 0);
  CHECK(communities(map_of(2, {})).modularity == 0);
}

TEST_CASE("communities: the adjusted Rand index is that of Hubert and Arabie", "[communities]") {
  CHECK(*adjusted_rand({0, 0, 1, 1}, {7, 7, 3, 3}) == 1);
  const std::vector<Index> a = {0, 0, 0, 0, 1, 1}, b = {0, 0, 1, 1, 1, 2};
  // a: 6 + 1 = 7 pairs together; b: 1 + 3 = 4; both: 1 + 1 = 2.
  CHECK(*adjusted_rand(a, b) == Approx((2 - 28.0 / 15) / (5.5 - 28.0 / 15)));
  CHECK_FALSE(adjusted_rand({0, 0}, {1, 1}));
  CHECK_FALSE(adjusted_rand({}, {}));
  CHECK_THROWS_AS(adjusted_rand({0}, {0, 1}), std::logic_error);
}

TEST_CASE("communities: better than all alone or all together, and no factor gains by leaving",
          "[communities]") {
  CHECK(rc::check("locally highest", [] {
    const Index size = *rc::gen::inRange<Index>(2, 12);
    std::vector<Link> links;
    for (Index i = 0; i < size; ++i)
      for (Index j = 0; j < size; ++j)
        if (i != j && *rc::gen::inRange(0, 4) == 0)
          links.push_back({i, j, *rc::gen::element(-.75, -.25, .25, 1.0)});
    const Map map = map_of(size, links);
    const Communities found = communities(map);
    std::vector<Index> alone(size);
    std::iota(alone.begin(), alone.end(), Index{0});
    RC_ASSERT(found.modularity >= modularity(map, alone) - 1e-12);
    RC_ASSERT(found.modularity >= modularity(map, std::vector<Index>(size, 0)) - 1e-12);
    RC_ASSERT(found.modularity < 1);
    for (Index i = 0; i < size; ++i) {
      std::vector<Index> split = found.of;
      split[i] = found.count;
      RC_ASSERT(modularity(map, split) <= found.modularity + 1e-9);
    }
  }));
}

TEST_CASE("communities: the same twice", "[communities]") {
  const Communities once = communities(karate()), again = communities(karate());
  CHECK(once == again);
}
