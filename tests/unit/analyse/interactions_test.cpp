// SPDX-License-Identifier: MIT
#include "fcm/interactions.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "fcm/structure.hpp"
#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

/// a -> c .5, b -> c .5; d -> e .5 apart from them.
Map town() { return map_of({"a", "b", "c", "d", "e"}, {{0, 2, 0.5}, {1, 2, 0.5}, {3, 4, 0.5}}); }

WhatIf alone(const Map& map, const Model& model, const std::vector<Scenario>& scenarios) {
  const auto all = what_if(map, model, scenarios);
  if (!all) FAIL(to_text(all.error()));
  return *all;
}

std::vector<Interaction> pairs(const Map& map, const Model& model,
                               const std::vector<Scenario>& scenarios,
                               const std::vector<Index>& outcomes) {
  Workers workers(2);
  return interactions(map, alone(map, model, scenarios), outcomes, workers);
}

Map random_map() {
  const Index size = *rc::gen::inRange<Index>(3, 9);
  std::vector<std::string> ids;
  for (Index i = 0; i < size; ++i) ids.push_back("C" + std::to_string(i + 1));
  std::vector<Link> links;
  for (Index i = 0; i < size; ++i)
    for (Index j = 0; j < size; ++j)
      if (i != j && *rc::gen::inRange(0, 3) == 0)
        links.push_back({i, j, *rc::gen::inRange(-100, 101) / 100.0});
  return map_of(ids, links);
}

}  // namespace

TEST_CASE("interactions: what bends makes two pushes come to less than they add up to",
          "[analyse]") {
  // a and b at .5 each: c is tanh(.25) with one, tanh(.5) with both.
  const auto found = pairs(town(), tanh_of(1),
                           {scenario_of({more("a")}, "A"), scenario_of({more("b")}, "B")}, {2, 4});
  REQUIRE(found.size() == 1);
  REQUIRE(found[0].on[0]);
  CHECK(found[0].on[0]->together == Approx(std::tanh(0.5)).epsilon(1e-12));
  CHECK(found[0].on[0]->beyond == Approx(std::tanh(0.5) - 2 * std::tanh(0.25)).epsilon(1e-12));
  CHECK(found[0].on[0]->beyond < 0);
  CHECK_FALSE(found[0].on[1]);
  CHECK(found[0].ending == Ending::settled);
  CHECK(found[0].certified);
}

TEST_CASE("interactions: a connection grows, and its cause does, and together they reach further",
          "[analyse]") {
  Intervention doubled = change("a", "c");
  doubled.times = 2;
  const auto found = pairs(town(), tanh_of(1),
                           {scenario_of({more("a")}, "A"), scenario_of({doubled}, "twice")}, {2});
  // Alone the link moves nothing; with a at .5 c is tanh(.5) in place of tanh(.25).
  CHECK(found[0].on[0]->beyond == Approx(std::tanh(0.5) - std::tanh(0.25)).epsilon(1e-12));
}

TEST_CASE("interactions: scenarios on parts that do not meet add up exactly", "[analyse]") {
  const auto found = pairs(town(), tanh_of(1),
                           {scenario_of({more("a")}, "A"), scenario_of({more("d")}, "D")}, {2, 4});
  CHECK(found[0].on[0]->beyond == 0);
  CHECK(found[0].on[1]->beyond == 0);
}

TEST_CASE("interactions: pairs that touch one thing twice are none, with the reason", "[analyse]") {
  Intervention gone = change("a", "c"), doubled = change("a", "c");
  gone.gone = true;
  doubled.times = 2;
  const auto found = pairs(town(), tanh_of(1),
                           {scenario_of({more("a")}, "0"),
                            scenario_of({move(Kind::less, "a")}, "1"), scenario_of({gone}, "2"),
                            scenario_of({doubled}, "3"), scenario_of({move(Kind::keep, "c")}, "4")},
                           {2});
  REQUIRE(found.size() == 10);
  const auto reason = [&found](Index first, Index second) {
    for (const Interaction& pair : found)
      if (pair.first == first && pair.second == second) return pair.reason;
    return std::string("no such pair");
  };
  CHECK(reason(0, 1) == "both move \"a\"");
  CHECK(reason(0, 2).empty());
  CHECK(reason(2, 3) == "both change the connection a -> c");
  CHECK(reason(2, 4) == "both move \"c\"");
  CHECK(reason(0, 4).empty());
  for (const Interaction& pair : found)
    if (!pair.reason.empty()) CHECK_FALSE(pair.on[0]);
}

TEST_CASE("interactions: two things that are new stand side by side", "[analyse]") {
  const auto fresh = [](const std::string& id) {
    Scenario scenario = scenario_of({more(id)}, id);
    scenario.new_factor = NewFactor{id, id, ""};
    Assumption assumed;
    assumed.connection = {id, "c"};
    assumed.as_if = {5, 0.5};
    scenario.assumptions = {assumed};
    return scenario;
  };
  const WhatIf all = alone(town(), tanh_of(1), {fresh("x"), fresh("y"), fresh("x")});
  const auto both = combine(town(), all.scenarios[0], all.scenarios[1]);
  REQUIRE(both);
  CHECK(both->map.size() == 7);
  CHECK(both->moved == std::vector<Index>{5, 6});
  CHECK(both->map.links()[*both->map.find_link(6, 2)].weight == 0.25);
  Workers workers(1);
  const auto found = interactions(town(), all, {2}, workers);
  CHECK(found[0].on[0]->together == Approx(std::tanh(0.25)).epsilon(1e-12));
  CHECK(found[1].reason == "both bring in 'x'");
}

TEST_CASE("interactions: two may move the map to another state where neither does alone",
          "[analyse]") {
  // c = tanh(2 (c + h)) loses its lower state where the slope there is 1: at c = -sqrt(1/2), which
  // is h = .2664. Each alone gives .25.
  const Map map = map_of({"a", "b", "c"}, {{0, 2, 0.5}, {1, 2, 0.5}, {2, 2, 1}});
  Model model = tanh_of(2);
  model.start_of["c"] = -0.9;
  const auto held = [](const std::string& id) {
    return scenario_of({move(Kind::hold, id, 0.5)}, id);
  };
  const auto found = pairs(map, model, {held("a"), held("b")}, {2});
  CHECK(found[0].comes_back == false);
  CHECK(found[0].on[0]->together > 1.5);
  const auto proven = pairs(town(), tanh_of(1), {held("a"), held("b")}, {2});
  CHECK(proven[0].comes_back == true);
}

TEST_CASE("interactions: a run that is stopped is the beginning of a whole one", "[analyse]") {
  std::vector<Scenario> scenarios;
  for (const char* id : {"a", "b", "c", "d", "e"}) scenarios.push_back(scenario_of({more(id)}, id));
  const WhatIf all = alone(town(), tanh_of(1), scenarios);
  Workers workers(2);
  const auto whole = interactions(town(), all, {2, 4}, workers);
  REQUIRE(whole.size() == 10);
  std::stop_source stop;
  RunOptions options;
  options.stop = stop.get_token();
  options.progress = [&stop](std::uint64_t done, std::uint64_t of) {
    CHECK(of == 10);
    if (done == 4) stop.request_stop();
  };
  const auto part = interactions(town(), all, {2, 4}, workers, options);
  CHECK(part.size() >= 4);
  CHECK(part.size() < 10);
  for (std::size_t k = 0; k < part.size(); ++k) {
    CHECK(part[k].first == whole[k].first);
    CHECK(part[k].second == whole[k].second);
    CHECK(part[k].on == whole[k].on);
  }
}

TEST_CASE("interactions: nothing is beyond in a linear model", "[analyse]") {
  CHECK(rc::check([] {
    const Map map = random_map();
    Model model;
    model.transfer = "linear";
    const double rho = spectral_radius_abs(map);
    model.lambda = rho > 0 ? 0.5 / rho : 1;
    std::vector<Index> all;
    for (Index i = 0; i < map.size(); ++i) all.push_back(i);
    const auto found = pairs(
        map, model, {scenario_of({more("C1")}, "A"), scenario_of({more("C2", 0.75)}, "B")}, all);
    for (const auto& on : found[0].on)
      if (on) RC_ASSERT(std::abs(on->beyond) < 1e-10);
  }));
}

TEST_CASE("interactions: which of the two comes first does not matter", "[analyse]") {
  CHECK(rc::check([] {
    const Map map = random_map();
    const Scenario one = scenario_of({more("C1")}, "A"), other = scenario_of({more("C3")}, "B");
    std::vector<Index> all;
    for (Index i = 0; i < map.size(); ++i) all.push_back(i);
    const Model model = anchored_model(map);
    RC_ASSERT(pairs(map, model, {one, other}, all)[0].on ==
              pairs(map, model, {other, one}, all)[0].on);
  }));
}

TEST_CASE("interactions: a pair is the scenario that does both", "[analyse]") {
  CHECK(rc::check([] {
    const Map map = random_map();
    const Model model = anchored_model(map);
    const Intervention up = more("C1"), held = move(Kind::hold, "C2", -0.5);
    const auto found = pairs(map, model, {scenario_of({up}), scenario_of({held})}, {2});
    const WhatIf both = alone(map, model, {scenario_of({held, up})});
    RC_ASSERT(found[0].on[0].has_value() == both.scenarios[0].effect[2].has_value());
    if (found[0].on[0]) RC_ASSERT(found[0].on[0]->together == *both.scenarios[0].effect[2]);
  }));
}
