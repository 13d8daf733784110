// SPDX-License-Identifier: MIT
#include "fcm/simulate.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "small_maps.hpp"

using namespace fcm;
using fcm::test::small_map;

namespace {
const Model tanh_model{.transfer = "tanh", .lambda = 1};
const Map chain = small_map(3, {{0, 1, 0.5}, {1, 2, -0.8}});
}  // namespace

TEST_CASE("simulate: a clamped factor keeps its value from the start on", "[simulate]") {
  const Model model{.transfer = "sigmoid", .lambda = 1, .start = 1};
  const Simulation s = simulate(chain, model, {.clamps = {{1, 0}}}, {.trajectory = true});
  for (const auto& state : s.trajectory) CHECK(state[1] == 0);
  CHECK(s.trajectory.front()[0] == 1);
  CHECK(s.state[2] == 0.5);
}

TEST_CASE("simulate: the trajectory starts with the start and ends with the state", "[simulate]") {
  const Model model{.transfer = "sigmoid", .lambda = 1, .start = 1, .start_of = {{"b", 0.25}}};
  const Simulation s = simulate(chain, model, {.clamps = {{0, 0.5}}}, {.trajectory = true});
  REQUIRE(s.trajectory.size() == s.steps + 1);
  CHECK(s.trajectory.front() == Eigen::Vector3d(0.5, 0.25, 1));
  CHECK(s.trajectory.back() == s.state);
  CHECK(simulate(chain, model, {}).trajectory.empty());
}

TEST_CASE("simulate: several inputs on one factor add up, and the last clamp holds", "[simulate]") {
  const Simulation twice = simulate(chain, tanh_model, {.inputs = {{0, 0.1}, {0, 0.2}}});
  const Simulation once = simulate(chain, tanh_model, {.inputs = {{0, 0.1 + 0.2}}});
  CHECK(twice.state == once.state);
  CHECK(simulate(chain, tanh_model, {.clamps = {{0, 0.1}, {0, 0.7}}}).state[0] == 0.7);
}

TEST_CASE("simulate: a start that is given goes before the model's", "[simulate]") {
  const Eigen::VectorXd given = Eigen::Vector3d(0.3, 0.2, 0.1);
  const Simulation s =
      simulate(chain, {.start = 1, .steps = 0}, {.clamps = {{0, 1}}}, {.start = given});
  CHECK(s.state == Eigen::Vector3d(1, 0.2, 0.1));
}

TEST_CASE("simulate: a map without factors settles", "[simulate]") {
  const Simulation s = simulate(Map(), tanh_model);
  CHECK(s.ending == Ending::settled);
  CHECK(s.state.size() == 0);
}

TEST_CASE("simulate: what no check would let through is the caller's bug", "[simulate]") {
  const double nan = std::nan("");
  CHECK_THROWS_AS(simulate(chain, tanh_model, {.clamps = {{3, 1}}}), std::logic_error);
  CHECK_THROWS_AS(simulate(chain, tanh_model, {.inputs = {{3, 1}}}), std::logic_error);
  CHECK_THROWS_AS(simulate(chain, tanh_model, {.clamps = {{0, nan}}}), std::logic_error);
  CHECK_THROWS_AS(simulate(chain, tanh_model, {.inputs = {{0, nan}}}), std::logic_error);
  CHECK_THROWS_AS(simulate(chain, {.rule = "none"}), std::logic_error);
  CHECK_THROWS_AS(simulate(chain, {.lambda = -1}), std::logic_error);
  CHECK_THROWS_AS(simulate(chain, tanh_model, {}, {.start = Eigen::VectorXd::Zero(2)}),
                  std::logic_error);
}

TEST_CASE("simulate: a map without factors settles at once, on nothing", "[simulate]") {
  const Simulation nothing = simulate(Map{}, Model{});
  CHECK(nothing.settled());
  CHECK(nothing.state.size() == 0);
  CHECK(nothing.error_bound == 0);
}
