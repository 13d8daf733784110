// SPDX-License-Identifier: MIT
#include "fcm/structure.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <set>

using fcm::FactorRole;
using fcm::Index;
using fcm::Link;
using fcm::Map;

namespace {

Map map_of(Index size, std::vector<Link> links) {
  std::vector<fcm::Factor> factors(size);
  for (Index i = 0; i < size; ++i) factors[i].id = "C" + std::to_string(i + 1);
  return *Map::make(std::move(factors), std::move(links));
}

// The example of the R package FCMapper 1.1 (manual page of comp.scenarios).
Map fcmapper() {
  return map_of(7, {{0, 1, -0.5},
                    {0, 4, 1},
                    {0, 6, 1},
                    {1, 0, 1},
                    {1, 2, 1},
                    {1, 3, 0.2},
                    {1, 6, 0.6},
                    {2, 1, 1},
                    {3, 0, 0.6},
                    {3, 3, 1},
                    {3, 6, 0.1},
                    {4, 1, 0.5},
                    {4, 4, 1},
                    {4, 6, -0.6},
                    {5, 2, -1},
                    {6, 3, -0.5},
                    {6, 6, 1}});
}

std::size_t factorial_loops(const Map& map, std::size_t longest) {
  std::set<std::vector<Index>> found;
  std::vector<Index> way;
  const auto walk = [&](auto&& self) -> void {
    for (const Link& link : map.links()) {
      if (link.weight == 0 || link.from != way.back()) continue;
      if (link.to == way.front()) found.insert(way);
      if (link.to > way.front() && way.size() < longest &&
          std::find(way.begin(), way.end(), link.to) == way.end()) {
        way.push_back(link.to);
        self(self);
        way.pop_back();
      }
    }
  };
  for (Index start = 0; start < map.size(); ++start) way = {start}, walk(walk);
  return found.size();
}

}  // namespace

TEST_CASE("structure: FCMapper's own example", "[structure]") {
  const auto structure = fcm::inspect(fcmapper());
  // FCMapper prints 0.01321: it divides by N(N+1)^2 with the sample variance, too small by N+1.
  CHECK(*structure.hierarchy == Approx(0.10571).margin(5e-6));
  CHECK(structure.density_with_self_links == Approx(17.0 / 49));
  CHECK(structure.density_without_self_links == Approx(14.0 / 42));
  CHECK(structure.links_per_factor == Approx(17.0 / 7));
  CHECK(structure.transmitters == 1);
  CHECK(structure.receivers == 0);
  CHECK(structure.ordinary == 6);
  CHECK(*structure.complexity == 0);
  CHECK(structure.factors[0].out == 2.5);
  CHECK(structure.factors[0].in == 1.6);
  CHECK(structure.factors[5].role == FactorRole::transmitter);
}

TEST_CASE("structure: degrees, roles and dead ends", "[structure]") {
  std::vector<fcm::Factor> factors = {{.id = "funding"},
                                      {.id = "groups"},
                                      {.id = "isolation", .kind = "outcome"},
                                      {.id = "noise"},
                                      {.id = "weather"}};
  const Map map =
      *Map::make(factors, {{0, 1, 0.5}, {1, 2, -0.75}, {1, 3, 0.25}, {4, 2, 0, false}, {4, 3, 0}});
  const auto structure = fcm::inspect(map);
  CHECK(structure.factors[1].centrality == 1.5);
  CHECK(structure.factors[1].links_out == 2);
  CHECK(structure.factors[2].role == FactorRole::receiver);
  CHECK_FALSE(structure.factors[2].dead_end);
  CHECK(structure.factors[3].dead_end);
  CHECK(structure.factors[4].role == FactorRole::isolated);
  CHECK(*structure.complexity == 2);
  CHECK(structure.loops.empty());
  CHECK(structure.spectral_radius == 0);
}

TEST_CASE("structure: without transmitters there is no complexity", "[structure]") {
  CHECK_FALSE(fcm::inspect(map_of(2, {{0, 1, 0.5}, {1, 0, 0.5}})).complexity);
  CHECK_FALSE(fcm::inspect(map_of(1, {})).hierarchy);
  CHECK(fcm::inspect(Map()).factors.empty());
}

TEST_CASE("structure: hierarchy runs from 0, all alike, to 1, strictly ordered", "[structure]") {
  CHECK(*fcm::inspect(map_of(3, {{0, 1, 1}, {1, 2, 1}, {2, 0, 1}})).hierarchy == 0);
  // Out-degrees 2, 1, 0: MacDonald's fully hierarchical case of three.
  CHECK(*fcm::inspect(map_of(3, {{0, 1, 1}, {0, 2, 1}, {1, 2, 1}})).hierarchy == Approx(1));
}

TEST_CASE("structure: a strong way round is shorter than a weak direct link", "[structure]") {
  // Distances 1/|w|: 0 -> 1 -> 2 is 2 + 2 = 4, the direct link 0 -> 2 is 10.
  const auto around = fcm::inspect(map_of(3, {{0, 1, 0.5}, {1, 2, -0.5}, {0, 2, 0.1}}));
  CHECK(around.factors[1].betweenness == 1.0);
  const auto direct = fcm::inspect(map_of(3, {{0, 1, 0.5}, {1, 2, -0.5}, {0, 2, 0.5}}));
  CHECK(direct.factors[1].betweenness == 0.0);
  // Two equally short ways share the pair.
  const auto shared = fcm::inspect(map_of(4, {{0, 1, 0.5}, {0, 2, 0.5}, {1, 3, 0.5}, {2, 3, 0.5}}));
  CHECK(shared.factors[1].betweenness == 0.5);
}

TEST_CASE("structure: loops come with sign and gain, shortest and strongest first", "[structure]") {
  const auto structure = fcm::inspect(map_of(
      4, {{0, 1, 0.5}, {1, 0, -0.5}, {1, 2, 0.5}, {2, 1, 0.9}, {2, 3, 1}, {3, 0, 1}, {3, 3, 0.1}}));
  REQUIRE(structure.loops.size() == 4);
  CHECK(structure.loops[0].factors == std::vector<Index>{3});
  CHECK(structure.loops[1].factors == std::vector<Index>{1, 2});
  CHECK(structure.loops[1].gain == Approx(0.45));
  CHECK_FALSE(structure.loops[2].reinforcing);
  CHECK(structure.loops[3].factors == std::vector<Index>{0, 1, 2, 3});
  CHECK(structure.loops_complete);
}

TEST_CASE("structure: loops are found up to the length asked for, and the list says if cut",
          "[structure]") {
  std::vector<Link> links;
  for (Index i = 0; i < 12; ++i)
    for (Index j = 0; j < 12; ++j)
      if (i != j) links.push_back({i, j, 0.5});
  const Map full = map_of(12, links);
  const auto three = fcm::inspect(full, 3);
  CHECK(three.loops.size() == 12 * 11 / 2 + 2 * (12 * 11 * 10 / 6));
  CHECK(three.loops_complete);
  const auto cut = fcm::inspect(full, 12, 100);
  CHECK(cut.loops.size() == 100);
  CHECK(cut.loops[65].factors.size() == 2);
  CHECK_FALSE(cut.loops_complete);
}

// Of 12 factors that are all linked there are C(12, k) (k - 1)! loops of k links.
TEST_CASE("structure: loops are counted though they are not all listed", "[structure]") {
  std::vector<Link> links;
  for (Index i = 0; i < 12; ++i)
    for (Index j = 0; j < 12; ++j)
      if (i != j) links.push_back({i, j, i == 3 && j == 7 ? 1 : .5});
  const auto cut = fcm::inspect(map_of(12, links), 5, 10);
  CHECK(cut.loops.size() == 10);
  CHECK_FALSE(cut.loops_complete);
  CHECK(cut.loops_counted);
  CHECK(cut.loop_counts ==
        std::vector<fcm::LoopCount>{
            {1, 0, true}, {2, 66, true}, {3, 440, true}, {4, 2970, true}, {5, 19008, true}});
  REQUIRE(cut.strongest_loops.size() == 10);
  CHECK(cut.strongest_loops[0].factors == std::vector<Index>{3, 7});
  CHECK(cut.strongest_loops[0].gain == .5);
  CHECK(cut.strongest_loops[1].gain == .25);
}

TEST_CASE("structure: where loops are too many to count it says at least how many", "[structure]") {
  std::vector<Link> links;
  for (Index i = 0; i < 60; ++i)
    for (Index j = 0; j < 60; ++j)
      if (i != j) links.push_back({i, j, .5});
  const auto found = fcm::inspect(map_of(60, links), 8, 10);
  CHECK_FALSE(found.loops_counted);
  CHECK(found.loop_counts[1] == fcm::LoopCount{2, 1770, true});
  CHECK_FALSE(found.loop_counts.back().exact);
  CHECK(found.loop_counts.back().loops > 1'000'000);
  CHECK(found.loop_counts.size() < 8);
}

TEST_CASE("structure: every loop is found, once, as a search of all ways finds them",
          "[structure]") {
  CHECK(rc::check([] {
    const Index size = *rc::gen::inRange<Index>(1, 7);
    std::vector<Link> links;
    for (Index i = 0; i < size; ++i)
      for (Index j = 0; j < size; ++j)
        if (*rc::gen::arbitrary<bool>())
          links.push_back({i, j, *rc::gen::element(-0.5, 0.0, 0.5, 1.0)});
    const Map map = map_of(size, links);
    const std::size_t longest = *rc::gen::inRange<std::size_t>(1, 8);
    const auto structure = fcm::inspect(map, longest);
    RC_ASSERT(structure.loops_complete);
    RC_ASSERT(structure.loops.size() == factorial_loops(map, longest));
  }));
}

TEST_CASE("structure: a ring of many factors does not drown the search", "[structure]") {
  std::vector<Link> links;
  for (Index i = 0; i < 20'000; ++i) links.push_back({i, (i + 1) % 20'000, 0.5});
  const auto structure = fcm::inspect(map_of(20'000, links), 6);
  CHECK(structure.loops.empty());
  CHECK(structure.loops_complete);
  CHECK_FALSE(structure.factors[0].betweenness);
  CHECK(structure.spectral_radius == Approx(0.5));
}
