// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

/// a -> b -> c; d -> a; e apart; c -> f told without a direction.
Map town() {
  Link unsure{2, 5, 0};
  unsure.simulated = false;
  return map_of({"a", "b", "c", "d", "e", "f"}, {{0, 1, 0.4}, {1, 2, -0.5}, {3, 0, 0.3}, unsure});
}

ScenarioResult run(const Map& map, const Model& model, const Scenario& scenario) {
  const auto result = what_if(map, model, {scenario});
  if (!result) FAIL(to_text(result.error()));
  return result->scenarios[0];
}

}  // namespace

TEST_CASE("what-if: an effect is none where no chain leads, and never 0 instead", "[analyse]") {
  const ScenarioResult result = run(town(), tanh_of(1), scenario_of({more("a")}));
  CHECK(result.effect[0]);
  CHECK(*result.effect[1] > 0);
  CHECK(*result.effect[2] < 0);
  CHECK_FALSE(result.effect[3]);
  CHECK_FALSE(result.effect[4]);
  CHECK_FALSE(result.effect[5]);
  REQUIRE(result.doses.size() == 1);
  CHECK(result.doses[0].change == Approx(0.5).epsilon(1e-12));
}

TEST_CASE("what-if: a link of weight 0 that was told still carries a true 0", "[analyse]") {
  const Map map = map_of({"a", "b"}, {{0, 1, 0}});
  CHECK(run(map, tanh_of(1), scenario_of({more("a")})).effect[1] == 0.0);
}

TEST_CASE("what-if: a changed connection that moves nothing has the effect 0", "[analyse]") {
  Intervention gone = change("a", "b");
  gone.gone = true;
  const ScenarioResult result = run(town(), tanh_of(1), scenario_of({gone}));
  CHECK(result.effect[2] == 0.0);
  CHECK_FALSE(result.effect[0]);
  CHECK(result.resolved.notes.size() == 1);
}

TEST_CASE("what-if: nothing is said of effects where a simulation does not settle", "[analyse]") {
  const Map map = map_of({"a", "b"}, {{0, 1, 1}, {1, 0, -1}});
  Model model = tanh_of(3);
  model.start = 0.5;
  const auto result = what_if(map, model, {scenario_of({move(Kind::push, "a", 0.1)})});
  REQUIRE(result);
  REQUIRE_FALSE(result->baseline.settled());
  CHECK_FALSE(result->scenarios[0].effect[0]);
  CHECK(result->scenarios[0].doses.empty());
}

TEST_CASE("what-if: something new rests where it would be alone", "[analyse]") {
  Model model;
  model.transfer = "sigmoid";
  model.start = 1;
  Scenario scenario = scenario_of({more("visits")});
  scenario.new_factor = NewFactor{"visits", "", ""};
  scenario.assumptions = {{{"visits", "c"}, true, {1, 0.75}, ""}};
  const ScenarioResult result = run(town(), model, scenario);
  CHECK(*result.effect[6] == Approx(0.25).epsilon(1e-12));
}

TEST_CASE("what-if: a model that the map cannot have is refused before anything runs",
          "[analyse]") {
  Model model;
  model.rule = "rescaled";
  CHECK(what_if(town(), model, {}).error().code == "model.rescaled_needs_sigmoid");
}

TEST_CASE("paths: reached from and leading to follow simulated links, ends included", "[analyse]") {
  CHECK(reached_from(town(), {0}) == std::vector<bool>{true, true, true, false, false, false});
  CHECK(leading_to(town(), 1) == std::vector<bool>{true, true, false, true, false, false});
  CHECK(leading_to(town(), 5) == std::vector<bool>{false, false, false, false, false, true});
}

TEST_CASE("each lever: drivers are raised and barriers lowered, what is not ours left out",
          "[analyse]") {
  std::vector<Factor> factors(5);
  const std::vector<std::string> kinds = {"driver", "barrier", "context", "outcome", "driver"};
  for (Index i = 0; i < 5; ++i) {
    factors[i].id = "f" + std::to_string(i);
    factors[i].label = "Factor " + std::to_string(i);
    factors[i].kind = kinds[i];
    factors[i].level = "community";
  }
  const Map map = Map::make(factors, {{0, 3, 0.5}, {1, 3, -0.5}, {2, 3, 0.5}}).value();
  const auto levers = each_lever(map, {{"f3", true, {}}}, {"f4"}, 0.75);
  REQUIRE(levers.size() == 2);
  CHECK(levers[0].name == "f0");
  CHECK(levers[0].title == "Factor 0");
  CHECK(levers[0].level == "community");
  CHECK(levers[0].interventions[0].kind == Kind::more);
  CHECK(levers[0].interventions[0].amount == 0.75);
  CHECK(levers[1].interventions[0].kind == Kind::less);
}

TEST_CASE("each lever: without kinds every factor with a link out is raised", "[analyse]") {
  const auto levers = each_lever(town(), {{"b", true, {}}}, {});
  REQUIRE(levers.size() == 2);
  CHECK(levers[0].name == "a");
  CHECK(levers[1].name == "d");
}

TEST_CASE("what-if: effect per dose is over the dose of the one factor moved", "[analyse]") {
  const ScenarioResult down = run(town(), tanh_of(1), scenario_of({move(Kind::less, "a")}));
  CHECK(*effect_per_dose(down, 1) == Approx(std::tanh(-0.2) / -0.5).epsilon(1e-12));
  CHECK(*effect_per_dose(down, 0) == 1);
  CHECK_FALSE(effect_per_dose(down, 4));
}

TEST_CASE("what-if: of several factors moved the sizes of the doses count", "[analyse]") {
  const ScenarioResult both =
      run(town(), tanh_of(1), scenario_of({more("a"), move(Kind::less, "e")}));
  CHECK(*effect_per_dose(both, 1) == Approx(std::tanh(0.2) / (0.5 + 0.5)).epsilon(1e-12));
  CHECK_FALSE(effect_per_dose(run(town(), tanh_of(1), scenario_of({move(Kind::keep, "a")})), 1));
}

TEST_CASE("what-if: a scenario that lasts for a time says why nothing is shown afterwards",
          "[analyse]") {
  Scenario pilot = scenario_of({more("a")});
  CHECK(no_after(pilot).empty());
  pilot.lasts = "2 years";
  CHECK(no_after(pilot).find("lasts 2 years, and nobody said what stays") != std::string::npos);
  pilot.stays = {{"a", 0.25}};
  CHECK(no_after(pilot).empty());
}
