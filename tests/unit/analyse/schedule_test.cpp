// SPDX-License-Identifier: MIT
//
// In which rounds something is done: windows, pulses, phases, ramps, what fades. The states are
// computed by hand: a chain a -> b -> c under the linear function with lambda 1, where every state
// is the sum of the weighted states before it.
#include <catch2/catch.hpp>

#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

/// a -> b .5, b -> c .5; d stands alone.
Map chain() { return map_of({"a", "b", "c", "d"}, {{0, 1, 0.5}, {1, 2, 0.5}}); }

Model linear() {
  Model model;
  model.transfer = "linear";
  return model;
}

Intervention push(const std::string& factor, double by, const When& when) {
  Intervention said = move(Kind::push, factor, by);
  said.when = when;
  return said;
}

ScenarioResult run(const Scenario& scenario, const Model& model = linear()) {
  const auto all = what_if(chain(), model, {scenario});
  if (!all) FAIL(to_text(all.error()));
  return all->scenarios[0];
}

Problem refused(const Intervention& said) {
  const auto result = resolve(chain(), linear(), Eigen::VectorXd::Zero(4), scenario_of({said}));
  REQUIRE_FALSE(result);
  return result.error();
}

/// The states of one factor, from the start on.
std::vector<double> states(const Scenario& scenario, Index factor, std::size_t rounds) {
  const ScenarioResult result = run(scenario);
  SimulateOptions options;
  options.trajectory = true;
  const auto way =
      simulate(result.resolved.map, linear(), result.resolved.interventions, options).trajectory;
  std::vector<double> one;
  for (std::size_t t = 0; t <= rounds; ++t)
    one.push_back(way[std::min(t, way.size() - 1)][static_cast<Eigen::Index>(factor)]);
  return one;
}

using States = std::vector<double>;

}  // namespace

TEST_CASE("schedule: a pulse passes along the chain and is gone", "[analyse]") {
  const Scenario pulse = scenario_of({push("a", 0.4, {.from = 1, .until = 1})});
  CHECK(states(pulse, 0, 4) == States{0, 0.4, 0, 0, 0});
  CHECK(states(pulse, 1, 4) == States{0, 0, 0.2, 0, 0});
  CHECK(states(pulse, 2, 4) == States{0, 0, 0, 0.1, 0});
}

TEST_CASE("schedule: a pulse has no lasting effect, and the answer says so", "[analyse]") {
  const ScenarioResult result = run(scenario_of({push("a", 0.4, {.from = 1, .until = 1})}));
  CHECK(result.resolved.last_round() == 1);
  CHECK(result.simulation.settled());
  CHECK(result.effect[2] == 0.0);
  CHECK_FALSE(result.effect[3]);
  CHECK_FALSE(effect_per_dose(result, 2));
  REQUIRE(result.resolved.notes.size() == 1);
  CHECK(result.resolved.notes[0].find("nothing of it lasts") != std::string::npos);
}

TEST_CASE("schedule: the course of a pulse is furthest where it passes", "[analyse]") {
  const ScenarioResult result = run(scenario_of({push("a", 0.4, {.from = 3, .until = 3})}));
  const auto baseline = simulate(chain(), linear());
  const auto found = courses(result, linear(), baseline, {2, 3});
  REQUIRE(found[0]);
  CHECK_FALSE(found[0]->arrived);
  CHECK(found[0]->furthest == Approx(0.1).epsilon(1e-15));
  CHECK(found[0]->furthest_round == 5);
  CHECK_FALSE(found[1]);
}

TEST_CASE("schedule: nine tenths arrive when the last link has carried them", "[analyse]") {
  const ScenarioResult result = run(scenario_of({push("a", 0.4, {})}));
  const auto found = courses(result, linear(), simulate(chain(), linear()), {0, 1, 2});
  CHECK(found[0]->arrived == 1u);
  CHECK(found[1]->arrived == 2u);
  CHECK(found[2]->arrived == 3u);
  CHECK(found[2]->furthest == Approx(0.1).epsilon(1e-15));
}

TEST_CASE("schedule: a ramp grows evenly to full", "[analyse]") {
  const Scenario ramp = scenario_of({push("d", 0.4, {.from = 2, .ramp = 4})});
  CHECK(states(ramp, 3, 6) == States{0, 0, 0.1, 0.2, 0.4 * 3 / 4, 0.4, 0.4});
  CHECK(*run(ramp).effect[3] == Approx(0.4));
}

TEST_CASE("schedule: of what fades a share is left each round after the end", "[analyse]") {
  const Scenario fading = scenario_of({push("d", 0.4, {.from = 1, .until = 2, .decay = 0.5})});
  CHECK(states(fading, 3, 6) == States{0, 0.4, 0.4, 0.2, 0.1, 0.05, 0.025});
  CHECK(run(fading).effect[3] == 0.0);
}

TEST_CASE("schedule: phases are entries on one factor for other rounds", "[analyse]") {
  const Scenario phases =
      scenario_of({push("d", 0.1, {.from = 1, .until = 2}), push("d", 0.3, {.from = 3})});
  CHECK(states(phases, 3, 4) == States{0, 0.1, 0.1, 0.3, 0.3});
  CHECK(run(phases).resolved.last_round() == 0);
  CHECK(*run(phases).effect[3] == Approx(0.3));
}

TEST_CASE("schedule: two entries on one factor in the same round are refused", "[analyse]") {
  const auto twice = [](const When& a, const When& b) {
    return resolve(chain(), linear(), Eigen::VectorXd::Zero(4),
                   scenario_of({push("d", 0.1, a), push("d", 0.3, b)}));
  };
  for (const auto& [a, b] : std::vector<std::pair<When, When>>{
           {{}, {}}, {{.from = 1, .until = 3}, {.from = 3}}, {{.from = 9}, {.from = 2}}}) {
    const auto result = twice(a, b);
    REQUIRE_FALSE(result);
    CHECK(result.error().code == "scenario.factor_twice");
  }
  CHECK(twice({.from = 4, .until = 5}, {.from = 1, .until = 3}));
}

TEST_CASE("schedule: what is held is let go when its rounds are over", "[analyse]") {
  Intervention held = move(Kind::clamp, "d", 0.8);
  held.when = {.from = 2, .until = 3};
  CHECK(states(scenario_of({held}), 3, 5) == States{0, 0, 0.8, 0.8, 0, 0});
  CHECK(run(scenario_of({held})).effect[3] == 0.0);
}

TEST_CASE("schedule: rounds that cannot be are refused with the reason", "[analyse]") {
  CHECK(refused(push("a", 1, {.from = 4, .until = 3})).code == "scenario.rounds");
  CHECK(refused(push("a", 1, {.from = 0, .until = 3})).code == "scenario.rounds");
  CHECK(refused(push("a", 1, {.from = 2, .until = 3, .ramp = 3})).hint.find("2 rounds") !=
        std::string::npos);
  CHECK(refused(push("a", 1, {.decay = 0.5})).message.find("for good") != std::string::npos);
  CHECK(refused(push("a", 1, {.until = 3, .decay = 1})).code == "scenario.rounds");
  Intervention held = move(Kind::hold, "a", 0.5);
  held.when = {.until = 3, .decay = 0.5};
  CHECK(refused(held).message.find("let go") != std::string::npos);
  Intervention link = change("a", "b");
  link.gone = true;
  link.when.from = 3;
  CHECK(refused(link).message.find("for good") != std::string::npos);
}

TEST_CASE("schedule: under discrete functions a push of some rounds is a clamp of them",
          "[analyse]") {
  Model model;
  model.transfer = "trivalent";
  Intervention said = more("d");
  said.when = {.from = 2, .until = 3, .decay = 0.5};
  const auto r = resolve(chain(), model, Eigen::VectorXd::Zero(4), scenario_of({said}));
  REQUIRE(r);
  CHECK(r->interventions.clamps == std::vector<Clamp>{{3, 1, {.from = 2, .until = 3}}});
}

TEST_CASE("schedule: rounds are said in words", "[analyse]") {
  CHECK(to_text(When{}).empty());
  CHECK(to_text(When{.from = 3}) == "from round 3 on");
  CHECK(to_text(When{.from = 3, .until = 3}) == "in round 3 alone");
  CHECK(to_text(When{.until = 10, .ramp = 4, .decay = 0.7}) ==
        "in rounds 1 to 10, growing over 4 rounds, then 70 % left each round");
  CHECK(to_text(When{.ramp = 4}) == "growing over 4 rounds");
}

TEST_CASE("schedule: a push that ends can leave a map of two states in the other", "[analyse]") {
  // tanh(2 a) = a has -0.9575, 0 and 0.9575; a pulse lifts it off the unstable 0.
  const Map map = map_of({"a"}, {{0, 0, 1}});
  Model model = tanh_of(2);
  model.start = -0.5;
  const auto all = what_if(map, model, {scenario_of({push("a", 2, {.from = 1, .until = 2})})});
  REQUIRE(all);
  const ScenarioResult& result = all->scenarios[0];
  CHECK(all->baseline.state[0] == Approx(-0.957504).epsilon(1e-6));
  CHECK(*result.effect[0] == Approx(2 * 0.957504).epsilon(1e-6));
  REQUIRE_FALSE(result.resolved.notes.empty());
  CHECK(result.resolved.notes[0].find("another state") != std::string::npos);
  CHECK_FALSE(both_ways(result, model, all->baseline, 0));
}
