// SPDX-License-Identifier: MIT
//
// No worked figures of Langfield-Smith and Wirth 1992 or Markoczy and Goldberg 1995 were at hand:
// the cases are computed by hand from their equations, cell by cell.
#include "fcm/distance.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <cmath>
#include <stdexcept>
#include <string>

using fcm::Distances;
using fcm::distances;
using fcm::Index;
using fcm::Link;
using fcm::Map;
using fcm::OneSided;

namespace {

constexpr double to_15_digits = 1e-15;

Map map_of(const std::vector<std::string>& ids, std::vector<Link> links, double scale = 1) {
  std::vector<fcm::Factor> factors;
  for (const std::string& id : ids) factors.push_back({.id = id, .label = "the " + id});
  return *Map::make(std::move(factors), std::move(links), {}, scale);
}

// Common: A, B; first alone: C; second alone: D. Whole strengths, as both papers have them.
Map first() { return map_of({"A", "B", "C"}, {{0, 1, 2}, {1, 0, -1}, {2, 0, 3}}, 3); }
Map second() { return map_of({"A", "D", "B"}, {{0, 2, -3}, {2, 0, -1}, {1, 2, 1}}, 3); }

void check_near(const std::optional<double>& found, double wanted) {
  REQUIRE(found);
  CHECK(*found == Approx(wanted).epsilon(to_15_digits));
}

Map any_map(const std::vector<std::string>& ids, bool whole) {
  std::vector<std::string> had;
  for (const std::string& id : ids)
    if (*rc::gen::inRange(0, 3) > 0) had.push_back(id);
  std::vector<Link> links;
  for (Index i = 0; i < had.size(); ++i)
    for (Index j = 0; j < had.size(); ++j)
      if (*rc::gen::inRange(0, 2) == 1)
        links.push_back(
            {i, j, whole ? *rc::gen::inRange(-3, 4) : *rc::gen::inRange(-1000, 1001) / 1000.0});
  return map_of(had, std::move(links), 3);
}

std::vector<std::optional<double>> all_of(const Distances& d) {
  return {d.lsw4, d.lsw6, d.lsw12, d.markoczy_goldberg, d.factors, d.signed_links, d.weights};
}

}  // namespace

TEST_CASE("distance: Langfield-Smith and Wirth by hand", "[distance]") {
  // A->B turns its sign (2), B->A is the same (0), C->A and D->B are one map's own (1 each): 4.
  // p = 4, pc = 2, pa = pb = 1.
  const Distances d = distances(first(), second());
  check_near(d.lsw4, 4.0 / (2 * (16 - 4)));
  check_near(d.lsw6, 4.0 / (2 * 4 + 2 * 2 * 2 + 1 + 1 - (2 * 2 + 1 + 1)));
  // On strengths A->B differs by 5, B->A by 0, the other two count 1: 7.
  check_near(d.lsw12, 7.0 / (6 * 4 + 2 * 2 * 2 + 1 + 1 - (6 * 2 + 1 + 1)));
}

TEST_CASE("distance: Markoczy and Goldberg by hand, parameter by parameter", "[distance]") {
  const auto with = [](const fcm::DistanceOptions& options) {
    return distances(first(), second(), options).markoczy_goldberg;
  };
  // beta 3, alpha 1, gamma 1, delta 0, epsilon 2: 5 + 1 + 1 over 6*4 + (8 + 2) - (6*2 + 2).
  check_near(with({}), 7.0 / 20);
  check_near(with({.strongest = 5}), 7.0 / (10 * 2 + 8));
  check_near(with({.self_links = true}), 7.0 / (6 * 4 + 10));
  check_near(with({.turned = 1}), 8.0 / (7 * 4 + 10 - (7 * 2 + 2)));
  check_near(with({.one_sided = OneSided::nothing}), 5.0 / (6 * 2));
  // Eight cells that one map alone can have, drawn or not: A, B with C; A, B with D.
  check_near(with({.one_sided = OneSided::always}), (5.0 + 8) / 20);
  CHECK_THROWS_AS(with({.strongest = 2}), std::logic_error);
}

TEST_CASE("distance: Jaccard of factors, signed links and weights by hand", "[distance]") {
  const Distances d = distances(first(), second());
  check_near(d.factors, 1 - 2.0 / 4);
  // {A+B, B-A, C+A} and {A-B, B-A, D+B}: one of five.
  check_near(d.signed_links, 1 - 1.0 / 5);
  // min 2 + 1, max 3 + 1 + 3 + 1.
  check_near(d.weights, 1 - 3.0 / 8);
}

TEST_CASE("distance: links of weight 0 are no links, and empty maps have no distance",
          "[distance]") {
  const Map bare = map_of({"A", "B"}, {}), zero = map_of({"A", "B"}, {{0, 1, 0.0}});
  CHECK(*distances(bare, zero).lsw4 == 0);
  CHECK_FALSE(distances(bare, zero).signed_links);
  CHECK_FALSE(distances(bare, zero).weights);
  for (const auto& value : all_of(distances(Map(), Map()))) CHECK_FALSE(value);
}

TEST_CASE("distance: factors are matched by id, else by a label that is alone", "[distance]") {
  const auto made = [](std::vector<fcm::Factor> factors) {
    return *Map::make(std::move(factors), {});
  };
  const Map a = made({{.id = "trust", .label = "Trust"},
                      {.id = "f2", .label = "Meeting places"},
                      {.id = "f3", .label = "Money"},
                      {.id = "f4", .label = "Money"}});
  const Map b = made({{.id = "x1", .label = "meeting  PLACES"},
                      {.id = "x2", .label = "money"},
                      {.id = "trust", .label = "Confidence"}});
  const fcm::MatchedFactors matched = fcm::match_factors(a, b);
  CHECK(matched.common == std::vector<std::pair<Index, Index>>{{0, 2}, {1, 0}});
  CHECK(matched.only_a == std::vector<Index>{2, 3});
  CHECK(matched.only_b == std::vector<Index>{1});
}

TEST_CASE("distance: 0 to itself, the same both ways, and between 0 and 1", "[distance]") {
  const std::vector<std::string> ids = {"A", "B", "C", "D", "E"};
  CHECK(rc::check([&] {
    const Map a = any_map(ids, false), b = any_map(ids, false);
    for (const OneSided way : {OneSided::nothing, OneSided::where_drawn, OneSided::always})
      for (const bool self_links : {false, true}) {
        const fcm::DistanceOptions options{
            .strongest = 3, .self_links = self_links, .turned = 0.5, .one_sided = way};
        const auto there = all_of(distances(a, b, options)),
                   back = all_of(distances(b, a, options));
        for (Index i = 0; i < there.size(); ++i) {
          RC_ASSERT(there[i].has_value() == back[i].has_value());
          if (!there[i]) continue;
          RC_ASSERT(std::abs(*there[i] - *back[i]) < 1e-12);
          RC_ASSERT(*there[i] >= 0 && *there[i] <= 1 + 1e-12);
        }
        for (const auto& none : all_of(distances(a, a, options))) RC_ASSERT(none.value_or(0) == 0);
      }
  }));
}

TEST_CASE("distance: on whole strengths up to 3 Markoczy and Goldberg's is equation 12",
          "[distance]") {
  // Markoczy and Goldberg 1995: theirs has Langfield-Smith and Wirth's as a special case.
  CHECK(rc::check([] {
    const std::vector<std::string> ids = {"A", "B", "C", "D", "E", "F"};
    const Distances d = distances(any_map(ids, true), any_map(ids, true), {.strongest = 3});
    RC_ASSERT(d.lsw12.has_value() == d.markoczy_goldberg.has_value());
    if (d.lsw12) RC_ASSERT(std::abs(*d.lsw12 - *d.markoczy_goldberg) < 1e-14);
  }));
}
