// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "fcm/sensitivity.hpp"
#include "small.hpp"

using namespace fcm;
using namespace small;

namespace {

// a -> b -> c by .8 and -.5, tanh, lambda .6; a pushed by .5.
const Map chain = map_of({"a", "b", "c"}, {{0, 1, 0.8}, {1, 2, -0.5}});
const double lambda = 0.6;

double slope_at(double state) { return lambda * (1 - state * state); }

std::string reason(const Map& map, const Model& model, const Interventions& said = {}) {
  return state_gradients(map, model, said, simulate(map, model, said), {map.size() - 1})
      .front()
      .none_because;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("gradient: along a chain it is the product of slopes and weights", "[analyse]") {
  const Model model = tanh_of(lambda);
  const Interventions push = {.inputs = {{0, 0.5}}};
  const Gradient c = state_gradients(chain, model, push, simulate(chain, model, push), {2})[0];
  const double a = std::tanh(0.6 * 0.5), b = std::tanh(0.6 * 0.8 * a), end = std::tanh(-0.3 * b);
  REQUIRE(c.known());
  CHECK(c.value == Approx(end).epsilon(1e-14));
  CHECK(c.by_input[2] == Approx(slope_at(end)).epsilon(1e-14));
  CHECK(c.by_input[1] == Approx(slope_at(end) * -0.5 * slope_at(b)).epsilon(1e-14));
  CHECK(c.by_link[1] == Approx(slope_at(end) * b).epsilon(1e-14));
  CHECK(c.by_link[0] == Approx(c.by_input[1] * a).epsilon(1e-14));
  CHECK(c.by_clamp == std::vector<double>{0, 0, 0});
}

TEST_CASE("gradient: a held factor passes on what it is held at, and nothing that leads into it",
          "[analyse]") {
  const Model model = tanh_of(lambda);
  const Interventions hold = {.clamps = {{1, 0.25}}, .inputs = {{0, 0.5}}};
  const Gradient c = state_gradients(chain, model, hold, simulate(chain, model, hold), {2})[0];
  CHECK(c.by_clamp[1] == Approx(slope_at(std::tanh(-0.3 * 0.25)) * -0.5).epsilon(1e-14));
  CHECK(c.by_input[1] == 0);
  CHECK(c.by_input[0] == 0);
  CHECK(c.by_link[0] == 0);
}

TEST_CASE("gradient: a loop comes in with all its rounds", "[analyse]") {
  // a = .5 b + u, b = .5 a: a = u / (1 - .25).
  const Map loop = map_of({"a", "b"}, {{0, 1, 0.5}, {1, 0, 0.5}});
  const Model model{.transfer = "linear"};
  const Interventions push = {.inputs = {{0, 0.3}}};
  const Gradient a = state_gradients(loop, model, push, simulate(loop, model, push), {0})[0];
  CHECK(a.by_input[0] == Approx(4.0 / 3).epsilon(1e-12));
  // d/dw of u / (1 - w v) at w = v = .5.
  CHECK(a.by_link[0] == Approx(0.3 * 0.5 / (0.75 * 0.75)).epsilon(1e-12));
}

TEST_CASE("gradient: where there is none it says why", "[analyse]") {
  CHECK(has(reason(chain, {.transfer = "trivalent"}), "no slope"));
  CHECK(has(reason(chain, {.transfer = "tanh", .steps = 3}), "did not settle"));
  const Map strong = map_of({"a", "b"}, {{0, 1, 1}, {1, 0, 1}});
  CHECK(has(reason(strong, tanh_of(2)), "not proven"));
  CHECK(has(reason(chain, {.transfer = "saturation_unit", .lambda = 0.5}), "kink"));
  CHECK(reason(chain, {.transfer = "saturation", .lambda = 0.5}).empty());
}

TEST_CASE("gradient: the effect of what ends does not hang on anything", "[analyse]") {
  Intervention pulse = more("a");
  pulse.when = {.from = 1, .until = 3};
  const Model model = tanh_of(lambda);
  const Simulation baseline = simulate(chain, model);
  const auto result = run_scenario(chain, model, baseline, scenario_of({pulse})).value();
  const Gradient c = effect_gradients(chain, model, baseline, result, {2})[0];
  REQUIRE(c.known());
  CHECK(c.by_link == std::vector<double>{0, 0});
}

TEST_CASE("gradient: nothing hangs on links that the scenario does not reach", "[analyse]") {
  const Model model = tanh_of(lambda);
  const Simulation baseline = simulate(chain, model);
  const auto result = run_scenario(chain, model, baseline, scenario_of({more("b")})).value();
  const auto both = effect_gradients(chain, model, baseline, result, {2, 0});
  CHECK(both[0].by_link[0] == 0);
  CHECK(both[0].by_link[1] > 0);
  CHECK(has(both[1].none_because, "no connection leads"));
}
