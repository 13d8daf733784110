// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "example.hpp"
#include "fcm/sensitivity.hpp"
#include "small.hpp"

using namespace fcm;
using namespace small;

namespace {

std::vector<WeightRange> tenths(const Map& map, const std::vector<Index>& links) {
  std::vector<WeightRange> ranges;
  for (const Index k : links) ranges.push_back(range_of(map.links()[k]));
  return ranges;
}

Sensitivity by_tenths(const Map& map, const Model& model, const Scenario& scenario, Index outcome,
                      std::size_t most = 10) {
  return sensitivity(
      map, what_if(map, model, {scenario}).value(), {outcome},
      [&map](const std::vector<Index>& links) { return tenths(map, links); }, most);
}

}  // namespace

TEST_CASE("ranges: one voice of ten is none to three when voices are drawn again", "[analyse]") {
  // Of ten drawn from ten, k are that one with probability C(10, k) .1^k .9^(10 - k): at most 2
  // with .930, at most 3 with .987, none with .349.
  const Evidence one = evidence_of({"a", "b"}, 10, {{0, 0, 1, 0.5}});
  const std::vector<WeightRange> ranges = redrawn_ranges(one, {}, {0});
  CHECK(ranges == std::vector<WeightRange>{{0, 3 * 0.5 / 10, RangeFrom::redraws}});
}

TEST_CASE("ranges: what everybody said alike does not move", "[analyse]") {
  const Evidence all = evidence_of({"a", "b"}, 3, {{0, 0, 1, 0.5}, {1, 0, 1, 0.5}, {2, 0, 1, 0.5}});
  CHECK(redrawn_ranges(all, {}, {0}).front() == WeightRange{0.5, 0.5, RangeFrom::redraws});
}

TEST_CASE("ranges: of a map without people they are its bounds, else a tenth", "[analyse]") {
  Link link{.from = 0, .to = 1, .weight = 0.4};
  CHECK(range_of(link) == WeightRange{0.4 - 0.1 * 0.4, 0.4 + 0.1 * 0.4, RangeFrom::tenth});
  link.fields = {{"lower", "0.2"}, {"upper", "0.9"}};
  CHECK(range_of(link) == WeightRange{0.2, 0.9, RangeFrom::bounds});
  link.fields = {{"lower", "0.9"}, {"upper", "0.2"}};
  CHECK(!stated_range(link));
  link.fields = {{"lower", "much"}, {"upper", "0.2"}};
  CHECK(!stated_range(link));
}

TEST_CASE("tornado: both ends are simulated, the largest swing comes first", "[analyse]") {
  const Map map = map_of({"a", "b", "c", "aside"},
                         {{0, 1, 0.8}, {0, 2, 0.1}, {1, 2, -0.5}, {3, 2, 1}, {2, 3, 0.2}});
  const Model model = tanh_of(0.6);
  const Scenario scenario = scenario_of({more("a")});
  const Tornado found = by_tenths(map, model, scenario, 2).tornados.front();
  REQUIRE(found.swings.size() == 5);
  CHECK(found.links_on_the_way == 5);
  for (std::size_t i = 0; i < found.swings.size(); ++i) {
    const Swing& swing = found.swings[i];
    const Map high = map.with_weight(swing.link, swing.range.high);
    CHECK(swing.at_high == run_scenario(high, model, simulate(high, model), scenario)->effect[2]);
    if (i > 0) CHECK(swing.size() <= found.swings[i - 1].size());
    // A tenth either way: the slope foretells the swing to a few percent.
    const double foretold = *swing.slope * (swing.range.high - swing.range.low);
    CHECK(*swing.at_high - *swing.at_low == Approx(foretold).epsilon(0.05));
  }
  CHECK(found.swings.front().link == 2);
  CHECK(by_tenths(map, model, scenario, 2, 2).tornados.front().swings.size() == 2);
}

TEST_CASE("tornado: where functions are discrete the swings are simulated all the same",
          "[analyse]") {
  // b is on while .55 - .5 > 0.
  const Map map = map_of({"a", "b", "c"}, {{0, 1, 0.55}, {2, 1, -0.5}});
  Model model{.transfer = "bivalent"};
  model.start = 1;
  model.hold_sources = true;
  const Scenario off = scenario_of({move(Intervention::Kind::clamp, "a", 0)});
  const Tornado found = by_tenths(map, model, off, 1).tornados.front();
  CHECK(!found.no_gradient_because.empty());
  CHECK(found.effect == -1);
  REQUIRE(found.swings.size() == 2);
  CHECK(found.swings[0].at_low == 0);
  CHECK(found.swings[0].at_high == -1);
  CHECK(!found.swings[0].slope);
}

TEST_CASE("tornado: an effect that no chain carries hangs on nothing", "[analyse]") {
  const Map map = map_of({"a", "b", "c"}, {{0, 1, 0.5}});
  const Tornado found = by_tenths(map, tanh_of(1), scenario_of({more("a")}), 2).tornados.front();
  CHECK(!found.effect);
  CHECK(found.swings.empty());
}

TEST_CASE("tornado: on the example most effects hang on links that one voice told", "[analyse]") {
  const Map& map = public_documents_map();
  const Model model = anchored_model(map);
  const WhatIf all = what_if(map, model, {scenario_of({more("vcse_infrastructure")})}).value();
  const Index isolation = map.require("social_isolation").value();
  const Tornado found = sensitivity(map, all, {isolation}, [](const std::vector<Index>& links) {
                          return redrawn_ranges(public_documents(), {}, links);
                        }).tornados.front();
  REQUIRE(found.swings.size() == 10);
  const Link& first = map.links()[found.swings[0].link];
  CHECK(map.factors()[first.from].id == "codesign");
  CHECK(map.factors()[first.to].id == "social_isolation");
  CHECK(first.evidence->voices == 1);
}
