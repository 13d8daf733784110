// SPDX-License-Identifier: MIT
#include "fcm/filter.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <stdexcept>

using namespace fcm;

namespace {

Map map_of(Index size, std::vector<Link> links) {
  std::vector<Factor> factors(size);
  for (Index i = 0; i < size; ++i) factors[i].id = std::string(1, static_cast<char>('a' + i));
  return *Map::make(std::move(factors), std::move(links));
}

// a -> b -> c -> d, a -> d, e -> c, c -> b (a loop), d -> f; b -> e without a direction.
Map village() {
  return map_of(6, {{0, 1, .5},
                    {1, 2, .5},
                    {2, 3, -.5},
                    {0, 3, .25},
                    {4, 2, .5},
                    {2, 1, .1},
                    {3, 5, .5},
                    {1, 4, 0, 0, false}});
}

std::string factors_of(const Map& map, const Part& part) {
  std::string text;
  for (Index i = 0; i < map.size(); ++i)
    if (part.factors[i]) text += map.factors()[i].id;
  return text;
}

std::string links_of(const Map& map, const Part& part) {
  std::string text;
  for (Index k = 0; k < map.links().size(); ++k)
    if (part.links[k])
      text += (text.empty() ? "" : " ") + map.factors()[map.links()[k].from].id +
              map.factors()[map.links()[k].to].id;
  return text;
}

Map random_map() {
  const Index size = *rc::gen::inRange<Index>(1, 7);
  std::vector<Link> links;
  for (Index i = 0; i < size; ++i)
    for (Index j = 0; j < size; ++j)
      if (*rc::gen::arbitrary<bool>())
        links.push_back({i, j, *rc::gen::element(-0.5, 0.0, 0.5, 1.0)});
  return map_of(size, links);
}

/// Every way of up to `most` links without a factor twice, tried one by one.
void try_ways(const Map& map, Index to, std::size_t most, std::vector<Index>& way,
              std::set<std::vector<Index>>& found) {
  if (way.size() > most) return;
  for (const Link& link : map.links()) {
    if (link.weight == 0 || link.from != way.back()) continue;
    std::vector<Index> longer = way;
    longer.push_back(link.to);
    if (link.to == to) {
      found.insert(longer);
    } else if (std::find(way.begin(), way.end(), link.to) == way.end()) {
      try_ways(map, to, most, longer, found);
    }
  }
}

}  // namespace

TEST_CASE("filter: upstream is all that leads there, with the loops on the way", "[filter]") {
  const Map map = village();
  const Part all = upstream(map, {3});
  CHECK(factors_of(map, all) == "abcde");
  CHECK(links_of(map, all) == "ab ad bc cb cd ec");
  const Part near_by = upstream(map, {3}, 1);
  CHECK(factors_of(map, near_by) == "acd");
  CHECK(links_of(map, near_by) == "ad cd");
  CHECK(links_of(map, upstream(map, {3}, 2)) == "ad bc cd ec");
}

TEST_CASE("filter: downstream is all that follows", "[filter]") {
  const Map map = village();
  CHECK(factors_of(map, downstream(map, {1})) == "bcdf");
  CHECK(links_of(map, downstream(map, {1})) == "bc cb cd df");
  CHECK(links_of(map, downstream(map, {0}, 1)) == "ab ad");
  CHECK(factors_of(map, downstream(map, {5})) == "f");
  CHECK(links_of(map, downstream(map, {1, 4}, 1)) == "bc ec");
}

TEST_CASE("filter: near looks both ways and keeps every link between those it finds", "[filter]") {
  const Map map = village();
  const Part part = near(map, {2}, 1);
  CHECK(factors_of(map, part) == "bcde");
  CHECK(links_of(map, part) == "bc cb cd ec");
  CHECK(near(map, {2}, 6) == near(map, {0}, 6));
}

TEST_CASE("filter: paths between two factors visit none twice", "[filter]") {
  const Map map = village();
  const Paths paths = paths_between(map, 0, 3);
  CHECK(paths.found == 2);
  CHECK(paths.complete);
  CHECK(links_of(map, paths.part) == "ab ad bc cd");
  CHECK(paths_between(map, 0, 3, 2).found == 1);
  CHECK(paths_between(map, 5, 0).found == 0);
  CHECK(paths_between(map, 5, 0).part.factor_count() == 0);
  CHECK(links_of(map, paths_between(map, 1, 1).part) == "bc cb");
}

TEST_CASE("filter: parts are united and intersected in factors and in links", "[filter]") {
  const Map map = village();
  const Part a = downstream(map, {0}), e = downstream(map, {4});
  CHECK(links_of(map, common(a, e)) == "bc cb cd df");
  CHECK(factors_of(map, common(a, e)) == "bcdf");
  CHECK(links_of(map, either(a, e)) == "ab ad bc cb cd df ec");
  CHECK(common(a, whole(map)) == a);
  CHECK_THROWS_AS(common(a, whole(map_of(1, {}))), std::logic_error);
}

TEST_CASE("filter: weak links, and links that few voices told, are left out", "[filter]") {
  std::vector<Link> links = {{0, 1, .5}, {1, 2, -.1}, {2, 0, .2}};
  links[0].evidence = LinkEvidence{.voices = 1};
  links[2].evidence = LinkEvidence{.voices = 3};
  const Map map = map_of(3, links);
  CHECK(links_of(map, strong(map, {.weight = .2})) == "ab ca");
  CHECK(links_of(map, strong(map, {.weight = 0, .voices = 2})) == "ca");
  CHECK(strong(map, {}) == whole(map));
}

TEST_CASE("filter: a part is a map of its own", "[filter]") {
  Map map = village();
  MapSource source = map.source();
  source.scenarios = {{"both", {{"a", 1}, {"f", .5}}}, {"gone", {{"f", 1}}}};
  map = *Map::make(map.factors(), map.links(), source);
  const Map part = submap(map, upstream(map, {3}, 1));
  REQUIRE(part.size() == 3);
  CHECK(part.factors()[1].id == "c");
  CHECK(part.links().size() == 2);
  CHECK(part.links()[part.find_link(1, 2).value()].weight == -.5);
  REQUIRE(part.source().scenarios.size() == 1);
  CHECK(part.source().scenarios[0].values.size() == 1);
  CHECK(submap(map, whole(map)) == map);
  CHECK(submap(map, Part{std::vector<bool>(6), std::vector<bool>(8)}).size() == 0);
}

TEST_CASE("filter: the paths are those that a search of all ways finds", "[filter]") {
  CHECK(rc::check("paths", [] {
    const Map map = random_map();
    const Index from = *rc::gen::inRange<Index>(0, map.size());
    const Index to = *rc::gen::inRange<Index>(0, map.size());
    const std::size_t most = *rc::gen::inRange<std::size_t>(1, 8);
    std::set<std::vector<Index>> ways;
    std::vector<Index> way{from};
    try_ways(map, to, most, way, ways);
    const Paths paths = paths_between(map, from, to, most);
    RC_ASSERT(paths.found == ways.size());
    std::vector<bool> factors(map.size(), false);
    for (const auto& one : ways)
      for (const Index i : one) factors[i] = true;
    RC_ASSERT(paths.part.factors == factors);
  }));
}

TEST_CASE("filter: what leads from a to b is in what follows from a and in what leads to b",
          "[filter]") {
  CHECK(rc::check("between", [] {
    const Map map = random_map();
    const Index from = *rc::gen::inRange<Index>(0, map.size());
    const Index to = *rc::gen::inRange<Index>(0, map.size());
    const Part walks = common(downstream(map, {from}), upstream(map, {to}));
    const Part paths = paths_between(map, from, to, map.size()).part;
    RC_ASSERT(common(walks, paths) == paths);
    const Part few = upstream(map, {to}, 2);
    RC_ASSERT(common(few, upstream(map, {to})) == few);
  }));
}

TEST_CASE("filter: a map of too many paths says that not all were walked", "[filter]") {
  std::vector<Link> links;
  for (Index i = 0; i < 20; ++i)
    for (Index j = 0; j < 20; ++j)
      if (i != j) links.push_back({i, j, .5});
  const Paths paths = paths_between(map_of(20, links), 0, 1, 20);
  CHECK_FALSE(paths.complete);
  CHECK(paths.found > 1000);
}
