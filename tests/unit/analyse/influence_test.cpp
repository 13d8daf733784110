// SPDX-License-Identifier: MIT
#include "fcm/influence.hpp"

#include "unit/analyse/example.hpp"
#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

/// The evidence as it is when one voice was never heard.
Evidence without(Evidence evidence, Index voice) {
  evidence.voices.erase(evidence.voices.begin() + static_cast<std::ptrdiff_t>(voice));
  std::vector<Cell> cells;
  for (Cell cell : evidence.cells) {
    if (cell.voice == voice) continue;
    if (cell.voice > voice) --cell.voice;
    cells.push_back(cell);
  }
  evidence.cells = std::move(cells);
  evidence.claims.clear();
  return evidence;
}

}  // namespace

TEST_CASE("influence: leaving a voice out is the study without it, to the bit", "[analyse]") {
  const Evidence& evidence = public_documents();
  const Map& map = public_documents_map();
  const Model model = anchored_model(map);
  std::vector<Index> outcomes;
  for (const std::string& name : public_outcomes()) outcomes.push_back(*map.find(name));
  const WhatIf told =
      what_if(map, model, {scenario_of({more("listening")}), scenario_of({more("signposting")})})
          .value();
  Workers workers(2);
  const EffectsWithout left = effects_without_each(evidence, {}, map, told, outcomes, workers);
  for (Index voice = 0; voice < evidence.voices.size(); ++voice) {
    const Map again = weigh(without(evidence, voice)).value();
    const Simulation baseline = simulate(again, model);
    for (Index s = 0; s < told.scenarios.size(); ++s) {
      const auto result = run_scenario(again, model, baseline, told.scenarios[s].scenario).value();
      for (Index k = 0; k < outcomes.size(); ++k)
        CHECK(left[s][k][voice] == result.effect[outcomes[k]]);
    }
  }
  Workers one(1);
  CHECK(left == effects_without_each(evidence, {}, map, told, outcomes, one));
}

TEST_CASE("influence: without the only voice that told a chain nobody talked about it",
          "[analyse]") {
  const Evidence evidence = evidence_of({"a", "b"}, 3, {{1, 0, 1, 0.5}});
  const Map map = weigh(evidence).value();
  const WhatIf told = what_if(map, anchored_model(map), {scenario_of({more("a")})}).value();
  Workers workers(1);
  const auto left = effects_without_each(evidence, {}, map, told, {1}, workers)[0][0];
  CHECK_FALSE(left[1]);
  REQUIRE(left[0]);
  CHECK(*left[0] > *told.scenarios[0].effect[1]);  // one voice of two, and not of three
  CHECK(left[0] == left[2]);
}
