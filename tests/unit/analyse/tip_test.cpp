// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

Map town() { return map_of({"a", "b", "o"}, {{0, 2, -0.1}, {1, 2, -0.3}}); }

Scenario visits() {
  Scenario scenario = scenario_of({more("visits")}, "visits");
  scenario.new_factor = NewFactor{"visits", "", ""};
  scenario.assumptions = {{{"visits", "o"}, true, {1, 0.5}, ""}};
  return scenario;
}

const std::vector<Scenario> others = {scenario_of({more("a")}, "a"), scenario_of({more("b")}, "b")};

}  // namespace

TEST_CASE("tip: the assumption comes first where its weight passes the strongest told",
          "[analyse]") {
  const Model model = tanh_of(1);
  const Simulation baseline = simulate(town(), model);
  const auto found = tip(town(), model, baseline, visits(), {"o", false, {}}, others);
  REQUIRE(found);
  REQUIRE(*found);
  CHECK((*found)->voices == Approx(6).epsilon(1e-6));  // 6 of 10 voices at .5 is .3, that of b
  CHECK((*found)->times == Approx(6).epsilon(1e-6));
}

TEST_CASE("tip: none where it never comes first, or points the unwanted way", "[analyse]") {
  const Model model = tanh_of(1);
  const Simulation baseline = simulate(town(), model);
  CHECK_FALSE(tip(town(), model, baseline, visits(), {"o", false, {}}, others, 5)->has_value());
  CHECK_FALSE(tip(town(), model, baseline, visits(), {"o", true, {}}, others)->has_value());
  CHECK_FALSE(tip(town(), model, baseline, others[0], {"o", false, {}}, others)->has_value());
  CHECK(tip(town(), model, baseline, visits(), {"p", false, {}}, others).error().code ==
        "factor.unknown");
}

// The multiple is halved no further than to a billionth: below, halving a number of the smallest
// size gives 0 and would go on for ever.
TEST_CASE("tip: where no other idea reaches the outcome, next to nothing suffices", "[analyse]") {
  const Map nobody_else = map_of({"a", "b", "o"}, {{0, 1, -0.1}, {1, 2, 0.3}});
  const Model model = tanh_of(1);
  const Simulation baseline = simulate(nobody_else, model);
  const auto found = tip(nobody_else, model, baseline, visits(), {"o", false, {}},
                         {scenario_of({more("b")}, "b")});
  REQUIRE(found);
  REQUIRE(*found);
  CHECK((*found)->times > 0);
  CHECK((*found)->times <= 1e-9);
}
