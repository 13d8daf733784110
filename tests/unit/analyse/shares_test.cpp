// SPDX-License-Identifier: MIT
#include "fcm/shares.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <numeric>

#include "unit/analyse/example.hpp"
#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

double sum(const Shares& shares) {
  double all = shares.own;
  for (const LinkShare& link : shares.links) all += link.share;
  return all;
}

double sum(const std::vector<double>& all) { return std::accumulate(all.begin(), all.end(), 0.0); }

Shares shares_of(const Map& map, const Model& model, const Scenario& scenario, Index outcome) {
  const Simulation baseline = simulate(map, model);
  const auto result = run_scenario(map, model, baseline, scenario).value();
  return effect_shares(map, model, result, {outcome})[0];
}

}  // namespace

TEST_CASE("shares: each link of a chain has its part, and the chain is counted once", "[analyse]") {
  // Linear: c = .8 * -.5 * a. Both links have the same part of it: int_0^1 2 t dt / 2.
  const Map chain = map_of({"a", "b", "c"}, {{0, 1, 0.8}, {1, 2, -0.5}});
  const Model model{.transfer = "linear"};
  const Shares shares = shares_of(chain, model, scenario_of({move(Kind::push, "a", 0.3)}), 2);
  REQUIRE(shares.known());
  CHECK(shares.effect == Approx(-0.12).epsilon(1e-12));
  REQUIRE(shares.links.size() == 2);
  CHECK(shares.links[0].share == Approx(-0.06).epsilon(1e-12));
  CHECK(shares.links[1].share == Approx(-0.06).epsilon(1e-12));
  CHECK(shares.own == 0);
}

TEST_CASE("shares: what is done to the outcome itself is apart", "[analyse]") {
  const Map chain = map_of({"a", "b"}, {{0, 1, 0.5}});
  const Model model{.transfer = "linear"};
  const Shares shares = shares_of(
      chain, model, scenario_of({move(Kind::push, "a", 0.2), move(Kind::push, "b", 0.1)}), 1);
  CHECK(shares.own == Approx(0.1).epsilon(1e-12));
  CHECK(shares.links[0].share == Approx(0.1).epsilon(1e-12));
}

TEST_CASE("shares: what a scenario assumes or changes is its own part, and no voice's",
          "[analyse]") {
  const Map chain = map_of({"a", "b", "c"}, {{0, 1, 0.8}, {1, 2, -0.5}});
  const Model model = tanh_of(0.6);
  Intervention stronger = change("b", "c");
  stronger.times = 2;
  stronger.today = 0.5;
  Scenario scenario = scenario_of({more("a"), stronger});
  const Shares changed = shares_of(chain, model, scenario, 2);
  REQUIRE(changed.known());
  CHECK(sum(changed) == Approx(changed.effect).margin(1e-12));
  REQUIRE(changed.links.size() == 2);
  CHECK(changed.links[0].link == Index{0});
  CHECK_FALSE(changed.links[1].link);

  scenario = scenario_of({more("new")});
  scenario.new_factor = NewFactor{"new", "Something new", ""};
  scenario.assumptions = {{.connection = {"new", "b"}, .as_if = {3, 0.5}}};
  const Shares assumed = shares_of(chain, model, scenario, 2);
  REQUIRE(assumed.known());
  CHECK(sum(assumed) == Approx(assumed.effect).margin(1e-12));
  REQUIRE(assumed.links.size() == 2);
  CHECK(assumed.links[0].link == Index{1});
  CHECK_FALSE(assumed.links[1].link);
}

TEST_CASE("shares: where there are none it says why", "[analyse]") {
  const Map chain = map_of({"a", "b", "c"}, {{0, 1, 0.8}, {1, 2, -0.5}});
  const auto reason = [&](const Model& model, const Scenario& scenario, Index outcome) {
    return shares_of(chain, model, scenario, outcome).none_because;
  };
  CHECK(reason(tanh_of(0.6), scenario_of({more("b")}), 0).find("no connection") == 0);
  CHECK(reason({.transfer = "bivalent"}, scenario_of({more("a")}), 2).find("a discrete") == 0);
  Intervention pulse = more("a");
  pulse.when = {.from = 1, .until = 3};
  CHECK(reason(tanh_of(0.6), scenario_of({pulse}), 2).find("what is done ends") == 0);
}

TEST_CASE("shares: a discrete function that makes a push a clamp has none, and harms nothing",
          "[analyse]") {
  const Map chain = map_of({"a", "b", "c"}, {{0, 1, 0.8}, {1, 2, -0.5}});
  Intervention stronger = change("b", "c");
  stronger.times = 2;
  stronger.today = 0.5;
  const Shares shares =
      shares_of(chain, {.transfer = "trivalent"}, scenario_of({more("a"), stronger}), 2);
  CHECK(shares.none_because.find("a discrete") == 0);
}

TEST_CASE("shares: of links, voices and claims add up to every effect of the example",
          "[analyse]") {
  const Map& map = public_documents_map();
  const Evidence& evidence = public_documents();
  const Model model = anchored_model(map);
  const Simulation baseline = simulate(map, model);
  std::vector<Index> outcomes;
  for (const std::string& name : public_outcomes()) outcomes.push_back(*map.find(name));
  std::size_t effects = 0;
  for (const Scenario& lever : each_lever(map, {}, {})) {
    const auto result = run_scenario(map, model, baseline, lever).value();
    for (const Shares& shares : effect_shares(map, model, result, outcomes)) {
      if (!shares.known()) continue;
      ++effects;
      CHECK(std::abs(sum(shares) - shares.effect) < 1e-9);
      const auto people = people_shares(evidence, {}, shares);
      REQUIRE(people);
      CHECK(std::abs(sum(people->voices) + shares.own - shares.effect) < 1e-9);
      for (Index c = 0; c < evidence.cells.size(); ++c)
        CHECK(std::abs(sum(people->claims[c]) - people->cells[c]) < 1e-12);
    }
  }
  CHECK(effects > 50);
}

TEST_CASE("shares: add up on any map, loops, clamps and other models included", "[analyse]") {
  CHECK(rc::check([] {
    const Index size = *rc::gen::inRange<Index>(3, 9);
    std::vector<std::string> ids;
    for (Index i = 0; i < size; ++i) ids.push_back("C" + std::to_string(i + 1));
    std::vector<Link> links;
    for (Index i = 0; i < size; ++i)
      for (Index j = 0; j < size; ++j)
        if (*rc::gen::inRange(0, 3) == 0)
          links.push_back({i, j, *rc::gen::inRange(-100, 101) / 100.0});
    const Map map = map_of(ids, links);
    Model model = anchored_model(map, *rc::gen::element(Carry::near, Carry::middle, Carry::far));
    if (*rc::gen::arbitrary<bool>()) model.transfer = "sigmoid";
    const auto any = [&] { return ids[*rc::gen::inRange<Index>(0, size)]; };
    Scenario scenario = scenario_of({more(any(), 0.75)});
    const std::string other = any();
    if (other != scenario.interventions[0].factor)
      scenario.interventions.push_back(
          move(*rc::gen::element(Kind::keep, Kind::hold, Kind::less), other, 0.5));
    for (Index outcome = 0; outcome < size; ++outcome) {
      const Shares shares = shares_of(map, model, scenario, outcome);
      if (shares.known()) RC_ASSERT(std::abs(sum(shares) - shares.effect) < 1e-9);
    }
  }));
}

TEST_CASE("shares: voices have the same part of a mean over who told a link", "[analyse]") {
  // Two voices say +.75 and -.25 of a -> b; one says +.5 of b -> c.
  const Evidence evidence =
      evidence_of({"a", "b", "c"}, 4, {{0, 0, 1, 0.75}, {1, 0, 1, -0.25}, {2, 1, 2, 0.5}});
  for (const Weighing weighing : {Weighing::net, Weighing::conditional, Weighing::mean}) {
    const WeighOptions options{.weighing = weighing};
    const Map map = weigh(evidence, options).value();
    const Shares shares =
        shares_of(map, anchored_model(map), scenario_of({more("a")}), *map.find("c"));
    const PeopleShares people = people_shares(evidence, options, shares).value();
    CHECK(sum(people.voices) == Approx(shares.effect).epsilon(1e-12));
    CHECK(people.voices[0] == Approx(-3 * people.voices[1]).epsilon(1e-12));
    CHECK(people.voices[3] == 0);
  }
  const WeighOptions median{.weighing = Weighing::median};
  const Map map = weigh(evidence, median).value();
  CHECK_FALSE(people_shares(evidence, median,
                            shares_of(map, anchored_model(map), scenario_of({more("a")}), 2)));
}

TEST_CASE("shares: an effect without a link is that of the map without it", "[analyse]") {
  const Map& map = public_documents_map();
  const Model model = anchored_model(map);
  const Index outcome = *map.find("social_isolation");
  const Scenario scenario = scenario_of({more("listening")});
  const auto result = run_scenario(map, model, simulate(map, model), scenario).value();
  std::vector<Index> all(map.links().size());
  std::iota(all.begin(), all.end(), 0);
  const auto without = effects_without(map, model, result, outcome, all);
  for (const Index cut : all) {
    std::vector<Link> links = map.links();
    links.erase(links.begin() + static_cast<std::ptrdiff_t>(cut));
    const Map rest = Map::make(map.factors(), links, map.source()).value();
    const auto again = run_scenario(rest, model, simulate(rest, model), scenario).value();
    CHECK(without[cut] == again.effect[outcome].value_or(0));
  }
}
