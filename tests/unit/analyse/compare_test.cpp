// SPDX-License-Identifier: MIT
#include "fcm/compare.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

#include "analyse/max_t.hpp"
#include "analyse/permuted_labels.hpp"
#include "analyse/sides.hpp"
#include "fcm/group.hpp"
#include "fcm/project.hpp"
#include "unit/analyse/small.hpp"

using namespace fcm;

namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Two factors and an outcome; Hill says the buses help, Dale that they harm, and one voice of Mill
/// says something else. The researcher is the same for odd and for even voices.
Evidence town(std::size_t hill, std::size_t dale, std::size_t mill = 0) {
  std::vector<small::Said> said;
  const std::size_t all = hill + dale + mill;
  for (Index v = 0; v < all; ++v) {
    if (v < hill)
      said.push_back({v, 0, 2, v % 2 ? 0.5 : 0.75});
    else if (v < hill + dale)
      said.push_back({v, 0, 2, -0.25});
    else
      said.push_back({v, 1, 2, 0.5});
  }
  Evidence evidence = small::evidence_of({"buses", "parks", "trust"}, all, said);
  evidence.said.resize(evidence.cells.size());
  for (Index v = 0; v < all; ++v) {
    const std::string place = v < hill ? "Hill" : v < hill + dale ? "Dale" : "Mill";
    evidence.voices[v].places = {place};
    evidence.voices[v].attributes = {{"place", {place}}, {"researcher", {v % 2 ? "K" : "M"}}};
  }
  return evidence;
}

Grouping grouped(const Evidence& evidence, const std::string& attribute) {
  const auto grouping = group_by({}, evidence, attribute);
  if (!grouping) FAIL(to_text(grouping.error()));
  return *grouping;
}

Comparison compared(const Grouping& grouping, const CompareOptions& options = {},
                    std::size_t threads = 1) {
  Workers workers(threads);
  const auto scenarios = {small::scenario_of({small::more("buses")}, "more buses"),
                          small::scenario_of({small::more("parks")}, "more parks")};
  const auto found = compare(grouping, {}, {}, scenarios, {2}, options, workers);
  if (!found) FAIL(to_text(found.error()));
  return *found;
}

const Side& side_named(const Comparison& comparison, const std::string& name) {
  for (const Side& side : comparison.sides)
    if (side.name == name) return side;
  throw std::runtime_error("no side " + name);
}

}  // namespace

TEST_CASE("max-T: by hand on two cells and four permutations", "[compare]") {
  const std::vector<analyse::TestedCell> cells = {{3, {1, -3, 2, 0}},
                                                  {0.2, {0.1, nothing, 0.4, 0.1}, 1}};
  const auto tests = analyse::max_t(cells);
  // Alone: one of four just as far, which counts half; one of three in which the cell is, further.
  CHECK(tests[0]->p == Approx((1 + 0.5) / 5.0));
  CHECK(tests[1]->p == Approx((1 + 1) / 4.0));
  // Scales: sqrt(23 / 5) = 2.145 and sqrt(.22 / 4) = .2345; T is 1.399 and .853; the largest of
  // each permutation .466, 1.399, 1.706, .426.
  CHECK(tests[0]->p_of_all == Approx((1 + 1 + 0.5) / 5.0));
  CHECK(tests[1]->p_of_all == Approx((1 + 2) / 5.0));
}

TEST_CASE("max-T: cells of one measure are compared by size", "[compare]") {
  // The second cell alone is as far out as can be, and small beside the first.
  const auto tests = analyse::max_t({{3, {1, -3, 2, 0}}, {0.4, {0.1, nothing, 0.2, 0.1}}});
  CHECK(tests[1]->p == Approx((1 + 0) / 4.0));
  CHECK(tests[1]->p_of_all == Approx((1 + 3) / 5.0));
}

TEST_CASE("max-T: what is not there is not tested, and what is always the same is in the middle",
          "[compare]") {
  const auto tests = analyse::max_t({{nothing, {1, 2}}, {0, {0, 0}, 1}});
  CHECK_FALSE(tests[0]);
  CHECK(tests[1]->p == Approx((1 + 1) / 3.0));
  CHECK(tests[1]->p_of_all == 1);  // the other cell swings in every permutation
}

TEST_CASE("permuted labels: every voice gets the groups of one other, within its stratum",
          "[compare]") {
  const Grouping by = grouped(town(6, 6), "place");
  const analyse::PermutedLabels labels(by, std::vector<bool>(12, true), {});
  CHECK(labels.within() == "researcher");
  std::set<std::vector<std::uint32_t>> deals;
  for (std::uint64_t p = 0; p < 50; ++p) {
    std::vector<std::uint32_t> from = labels.deal(p);
    deals.insert(from);
    for (std::uint32_t row = 0; row < from.size(); ++row) CHECK(from[row] % 2 == row % 2);
    std::sort(from.begin(), from.end());
    for (std::uint32_t row = 0; row < from.size(); ++row) CHECK(from[row] == row);
  }
  CHECK(deals.size() == 50);
}

TEST_CASE("permuted labels: strata that would hold every label fast are left out", "[compare]") {
  Evidence evidence = town(6, 6);
  for (Voice& voice : evidence.voices)
    voice.attributes["researcher"] = {voice.places[0] == "Hill" ? "K" : "M"};
  const Grouping by = grouped(evidence, "place");
  const std::vector<bool> all(12, true);
  CHECK(analyse::PermutedLabels(by, all, {}).within().empty());
  CHECK(analyse::PermutedLabels(by, all, {.within = "researcher"}).within() == "researcher");
}

TEST_CASE("permuted labels: who was heard twice keeps both halves", "[compare]") {
  Grouping by = grouped(town(6, 6), "place");
  for (Index row = 0; row < 3; ++row) by.voice[6 + row] = row;  // three voices in both places
  const analyse::PermutedLabels labels(by, std::vector<bool>(12, true), {.within = ""});
  CHECK(labels.voices_in_blocks() == 3);
  std::size_t turned = 0;
  for (std::uint64_t p = 0; p < 200; ++p) {
    const auto from = labels.deal(p);
    for (Index row = 0; row < 3; ++row) CHECK((from[row] == row || from[row] == row + 6));
    turned += from[0] == 6;
  }
  CHECK(turned > 70);
  CHECK(turned < 130);
}

TEST_CASE("sides: two groups with each other, more or overlapping ones with everyone else",
          "[compare]") {
  const auto two = analyse::sides_of(grouped(town(6, 7), "place"), 5);
  REQUIRE(two.contrasts.size() == 1);
  CHECK(two.all[0].name == "Dale");
  CHECK(two.all[1].voices == 6);
  const auto three = analyse::sides_of(grouped(town(6, 7, 5), "place"), 5);
  REQUIRE(three.contrasts.size() == 3);
  CHECK(three.all[3].kind == Side::Kind::everyone_else);
  CHECK(three.all[3].voices == 11);
  Evidence both = town(6, 7);
  both.voices[0].attributes["place"] = {"Dale", "Hill"};
  const auto overlapping = analyse::sides_of(grouped(both, "place"), 5);
  REQUIRE(overlapping.contrasts.size() == 2);
  CHECK(overlapping.all[0].voices == 8);
  CHECK(overlapping.all[2].voices == 5);
}

TEST_CASE("sides: a group of fewer than five is named and not shown, nor what would show it",
          "[compare]") {
  const auto sides = analyse::sides_of(grouped(town(6, 7, 2), "place"), 5);
  CHECK(sides.too_small == std::vector<std::string>{"Mill"});
  CHECK(sides.all.size() == 4);
  // Everyone but Hill would be four voices.
  const auto alone = analyse::sides_of(grouped(town(9, 2, 2), "place"), 5);
  CHECK(alone.all.size() == 1);
  CHECK(alone.contrasts.empty());
}

TEST_CASE("compare: a side's effects are those of its own map, at the smallest lambda",
          "[compare]") {
  const Grouping by = grouped(town(6, 7, 5), "place");
  const Comparison found = compared(by, {.permutations = 0});
  double smallest = 1e9;
  for (const Side& side : found.sides) smallest = std::min(smallest, side.lambda);
  CHECK(found.model.lambda == smallest);
  CHECK(side_named(found, "Hill").lambda == Approx(std::atanh(0.5) / 0.625));
  CHECK(smallest == side_named(found, "Hill").lambda);
  for (const Side& side : found.sides) {
    const auto alone = what_if(side.map, found.model, {small::scenario_of({small::more("buses")})});
    if (side.name == "Mill" && side.kind == Side::Kind::group) {
      CHECK_FALSE(side.effect[0][0]);  // nobody there spoke of buses: not 0
      continue;
    }
    REQUIRE(alone);
    CHECK(*side.effect[0][0] == *alone->scenarios[0].effect[*side.map.find("trust")]);
  }
}

TEST_CASE("compare: no difference is made of what one side did not talk about", "[compare]") {
  const Comparison found = compared(grouped(town(6, 7, 5), "place"), {.permutations = 99});
  for (const Contrast& contrast : found.contrasts) {
    const Side& a = found.sides[contrast.a];
    CHECK(contrast.effects[0][0].gap.has_value() == (a.name != "Mill"));
    CHECK(contrast.effects[0][0].test.has_value() == (a.name != "Mill"));
  }
}

TEST_CASE("compare: p of a link is that of all ways to deal the labels", "[compare]") {
  // One link, 5 voices of Hill and 5 of Dale; of 252 ways to choose the five of Hill, the exact
  // share that is further apart, and half of that just as far.
  Evidence evidence = town(5, 5);
  const std::vector<double> values = {0.75, 0.5, 0.25, 0.75, -0.25, 0.25, -0.5, 0.5, 0.25, -0.75};
  for (Index v = 0; v < 10; ++v) {
    evidence.cells[v].value = values[v];
    evidence.cells[v].plus = values[v] > 0;
    evidence.cells[v].minus = values[v] < 0;
  }
  const double observed = std::abs(2 * 0.0 + (2.0 - (-0.25)) / 5);
  std::size_t twice_as_far = 0, ways = 0;
  for (unsigned chosen = 0; chosen < 1024; ++chosen) {
    if (__builtin_popcount(chosen) != 5) continue;
    double gap = 0;
    for (Index v = 0; v < 10; ++v) gap += (chosen >> v & 1 ? values[v] : -values[v]) / 5;
    ++ways;
    twice_as_far += (std::abs(gap) > observed + 1e-12) + (std::abs(gap) >= observed - 1e-12);
  }
  REQUIRE(ways == 252);
  const double exact = static_cast<double>(twice_as_far) / 2 / static_cast<double>(ways);
  const Comparison found =
      compared(grouped(evidence, "place"), {.permutations = 20'000, .within = ""});
  REQUIRE(found.contrasts.size() == 1);
  REQUIRE(found.contrasts[0].links.size() == 1);
  CHECK(found.contrasts[0].links_apart == Approx(observed));
  CHECK(found.contrasts[0].links[0].test->p == Approx(exact).margin(0.01));
  CHECK(found.contrasts[0].test->p == found.contrasts[0].links[0].test->p);
}

TEST_CASE("compare: what two places say against each other is found", "[compare]") {
  const Comparison found = compared(grouped(town(8, 8), "place"));
  const Contrast& contrast = found.contrasts[0];
  CHECK(found.within == "researcher");
  CHECK(*found.sides[0].effect[0][0] < 0);
  CHECK(*found.sides[1].effect[0][0] > 0);
  CHECK(contrast.effects[0][0].test->p < 0.01);
  CHECK(contrast.effects[0][0].test->p_of_all < 0.01);
  CHECK(contrast.links[0].test->p_of_all < 0.01);
  CHECK(contrast.links[0].a->minus == 8);
  CHECK(contrast.links[0].b->plus == 8);
  CHECK(contrast.distances.lsw4.value() == Approx(2.0 / (2 * 2)));
  CHECK(contrast.distances.signed_links == 1.0);
  REQUIRE_FALSE(found.sides[0].drawn.empty());
  CHECK(found.sides[0].drawn[0][0].worth_printing);
  CHECK_FALSE(found.sides[0].drawn[1][0].worth_printing);
}

TEST_CASE("compare: the same bytes for any number of threads", "[compare]") {
  const Grouping by = grouped(town(9, 8, 7), "place");
  const Comparison one = compared(by, {.permutations = 300}, 1);
  const Comparison three = compared(by, {.permutations = 300}, 3);
  for (Index c = 0; c < one.contrasts.size(); ++c) {
    CHECK(one.contrasts[c].test == three.contrasts[c].test);
    CHECK(one.contrasts[c].effects[0][0].test == three.contrasts[c].effects[0][0].test);
    CHECK(one.contrasts[c].links[0].test == three.contrasts[c].links[0].test);
    CHECK(one.sides[c].drawn == three.sides[c].drawn);
  }
}

TEST_CASE("compare: the waves of the invented town are before and after", "[compare]") {
  const auto loaded = load(FCM_SOURCE_DIR "/examples/02-invented-town");
  REQUIRE(loaded);
  const auto by = group_by(loaded->study, loaded->evidence, "wave", loaded->project.evidence);
  REQUIRE(by);
  Workers workers(1);
  const Index isolation = *loaded->map.find("isolation");
  const auto found = compare(*by, loaded->project.weigh, {loaded->model, Carry::middle},
                             loaded->project.scenarios, {isolation}, {}, workers);
  REQUIRE(found);
  CHECK(found->paired);
  CHECK(found->in_both == 8);
  REQUIRE(found->contrasts.size() == 2);
  CHECK(found->sides[0].name == "1");
  CHECK(found->sides[1].name == "2");
  CHECK(found->sides[2].kind == Side::Kind::heard_in_both);
  CHECK(found->sides[2].voices == 8);
}
