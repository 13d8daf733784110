// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "fcm/formats.hpp"
#include "fcm/study.hpp"
#include "fcm/weigh.hpp"
#include "fcm/what_if.hpp"

using namespace fcm;

namespace {

/// Weights among those who named a link: several attractors under tanh at lambda 1.
Map conditional_example() {
  const auto study = read_study(FCM_SOURCE_DIR "/data/public-documents").value().value;
  return weigh(gather(study), {.weighing = Weighing::conditional}).value();
}

Scenario clamp(const std::string& factor, double value) {
  Intervention move;
  move.kind = Intervention::Kind::clamp;
  move.factor = factor;
  move.amount = value;
  Scenario scenario;
  scenario.name = factor;
  scenario.interventions = {move};
  return scenario;
}

bool noted(const ScenarioResult& result) {
  return std::any_of(
      result.resolved.notes.begin(), result.resolved.notes.end(),
      [](const std::string& note) { return note.find("were taken back") != note.npos; });
}

}  // namespace

TEST_CASE("comes_back: on a bistable map the sign of an effect is an accident, and is called one",
          "[what_if]") {
  const Map map = conditional_example();
  const Model model{.rule = "kosko", .transfer = "tanh", .lambda = 1};
  const WhatIf all = what_if(map, model, {clamp("signposting", 1), clamp("listening", 1)}).value();
  const Index isolation = map.require("social_isolation").value();
  // Signposting people raises isolation by half, listening lowers it by three quarters; both are
  // measured from 0, where the smallest nudge leads away.
  CHECK(*all.scenarios[0].effect[isolation] == Approx(0.540).margin(0.001));
  CHECK(*all.scenarios[1].effect[isolation] == Approx(-0.771).margin(0.001));
  CHECK(all.baseline.unstable);
  CHECK_FALSE(all.baseline.certified);
  for (const ScenarioResult& result : all.scenarios) {
    CHECK(result.comes_back == false);
    CHECK(noted(result));
  }
}

TEST_CASE("comes_back: the anchored model always does, and nothing is run", "[what_if]") {
  const Map map = conditional_example();
  const WhatIf all = what_if(map, anchored_model(map), {clamp("signposting", 1)}).value();
  CHECK(all.baseline.certified);
  CHECK(all.scenarios[0].comes_back == true);
  CHECK_FALSE(noted(all.scenarios[0]));
}

TEST_CASE("comes_back: what a strong push upholds goes with it, past a threshold it stays",
          "[what_if]") {
  // a rests at 0.9575 of its own (a = tanh(2 a)) once it is there, b follows.
  const Map map = Map::make({{.id = "a"}, {.id = "b"}}, {{.from = 0, .to = 0, .weight = 1},
                                                         {.from = 0, .to = 1, .weight = 0.5}})
                      .value();
  Model model{.rule = "kosko", .transfer = "tanh", .lambda = 2};
  model.start = 1;
  const auto effect_of = [&](double value) {
    return what_if(map, model, {clamp("a", value)}).value().scenarios[0];
  };
  CHECK(effect_of(0.5).comes_back == true);
  CHECK(effect_of(-0.5).comes_back == false);
  CHECK(*effect_of(-0.5).effect[1] < 0);
}

TEST_CASE("comes_back: it is not known where a simulation did not settle", "[what_if]") {
  const Map map = Map::make({{.id = "a"}}, {{.from = 0, .to = 0, .weight = -1}}).value();
  Model model{.rule = "kosko", .transfer = "tanh", .lambda = 2};
  model.start = 1;
  CHECK_FALSE(what_if(map, model, {clamp("a", 1)}).value().scenarios[0].comes_back.has_value());
}
