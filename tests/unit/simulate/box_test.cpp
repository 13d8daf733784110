// SPDX-License-Identifier: MIT
#include "simulate/box.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "fcm/simulate.hpp"
#include "simulate/contraction.hpp"
#include "simulate/system.hpp"
#include "small_maps.hpp"

using namespace fcm;
using fcm::test::small_map;

namespace {

detail::Box narrow(const detail::System& system, int rounds) {
  detail::Box box = detail::whole_range(system.equation());
  for (int round = 0; round < rounds; ++round) box = detail::narrowed(system.equation(), box);
  return box;
}

Proof proof(const Map& map, const Model& model, const Interventions& interventions = {}) {
  return contraction(map, model, interventions).by;
}

}  // namespace

TEST_CASE("box: it proves what the largest slopes cannot", "[simulate]") {
  // a = sigmoid(5 a): L = 5/4, but near its one solution, 0.9930, the slope is 0.03.
  const Map alone = small_map(1, {});
  const Model steep{.rule = "modified_kosko", .transfer = "sigmoid", .lambda = 5};
  CHECK(proof(alone, steep) == Proof::box);
  const Simulation settled = simulate(alone, steep);
  CHECK(settled.certified);
  CHECK(settled.proof == Proof::box);
  CHECK(settled.error_bound <= 1e-12);
  CHECK(settled.state[0] == Approx(0.993073).epsilon(1e-6));
  CHECK(settled.message.find("proven by the box") != std::string::npos);
}

TEST_CASE("box: where the slopes prove it, they are the proof", "[simulate]") {
  CHECK(proof(small_map(1, {}), {.transfer = "sigmoid"}) == Proof::slopes);
}

TEST_CASE("box: what has several fixed points is never proven", "[simulate]") {
  const Map loop = small_map(2, {{0, 1, 1}, {1, 0, 1}});
  CHECK(proof(loop, {.transfer = "tanh", .lambda = 1.01}) == Proof::none);
  // Sigmoid of lambda 10, and -0.5 on each: about 0.007 and 0.993, and 0.5 between them.
  const Interventions pushed{.clamps = {}, .inputs = {{0, -0.5}, {1, -0.5}}};
  CHECK(proof(loop, {.transfer = "sigmoid", .lambda = 10}, pushed) == Proof::none);
  CHECK(proof(small_map(1, {}), {.rule = "rescaled", .transfer = "sigmoid", .lambda = 2.5}) ==
        Proof::none);
}

TEST_CASE("box: under weights above 0 its corners are fixed points themselves", "[simulate]") {
  const Map loop = small_map(2, {{0, 1, 1}, {1, 0, 1}});
  const Model model{.transfer = "sigmoid", .lambda = 10};
  const Interventions pushed{.clamps = {}, .inputs = {{0, -0.5}, {1, -0.5}}};
  const detail::System system(loop, model, pushed);
  const detail::Box box = narrow(system, 200);
  Model from = model;
  from.start = 0;
  CHECK(box.low[0] == Approx(simulate(loop, from, pushed).state[0]).margin(1e-12));
  from.start = 1;
  CHECK(box.high[1] == Approx(simulate(loop, from, pushed).state[1]).margin(1e-12));
  CHECK(box.high[0] - box.low[0] > 0.98);
}

TEST_CASE("box: an input leads tanh away from where it is steep", "[simulate]") {
  const Map loop = small_map(1, {{0, 0, 1}});
  const Model model{.transfer = "tanh", .lambda = 1.5};
  CHECK(proof(loop, model) == Proof::none);
  CHECK(proof(loop, model, {.clamps = {}, .inputs = {{0, 1}}}) == Proof::box);
}

TEST_CASE("box: a discrete function is proven once all it can see is on one side", "[simulate]") {
  const Map chain = small_map(3, {{0, 1, 1}, {1, 2, -0.5}});
  const Model trivalent{.transfer = "trivalent"};
  const Interventions held{.clamps = {{0, 1}}, .inputs = {}};
  CHECK(proof(chain, trivalent, held) == Proof::box);
  const Simulation settled = simulate(chain, trivalent, held);
  CHECK(settled.certified);
  CHECK(settled.state == Eigen::Vector3d(1, 1, -1));
  CHECK(proof(small_map(2, {{0, 1, 1}, {1, 0, 1}}), trivalent) == Proof::none);
}

TEST_CASE("box: it holds for damped models, models with memory and starts that are leant on",
          "[simulate]") {
  const Map map = small_map(3, {{0, 1, 0.9}, {1, 2, -0.7}, {2, 0, 0.8}});
  for (const double damping : {0.0, 0.5, 0.9}) {
    Model model{.rule = "modified_kosko", .transfer = "sigmoid", .lambda = 4, .damping = damping};
    model.start = 5;  // from outside the range
    const Simulation settled = simulate(map, model);
    CHECK(settled.proof == Proof::box);
    CHECK(settled.settled());
    CHECK(settled.error_bound <= 1e-12);
  }
}

TEST_CASE("box: the bound holds before the state is inside, too", "[simulate]") {
  const Map map = small_map(2, {{0, 1, 0.9}, {1, 0, -0.9}});
  Model model{.rule = "modified_kosko", .transfer = "sigmoid", .lambda = 4, .start = 9};
  const Simulation end = simulate(map, model);
  REQUIRE(end.proof == Proof::box);
  for (const std::size_t steps : {0, 1, 2, 5, 20}) {
    model.steps = steps;
    const Simulation early = simulate(map, model);
    CHECK((early.state - end.state).cwiseAbs().maxCoeff() <= early.error_bound + end.error_bound);
    CHECK(early.error_bound < 20);
  }
}

TEST_CASE("box: linear factors have no ends, and do not stand in the way", "[simulate]") {
  const Map map = small_map(2, {{0, 1, 0.5}});
  Model model{.rule = "modified_kosko", .transfer = "sigmoid", .lambda = 1};
  model.transfer_of["b"] = "linear";
  model.memory_of["b"] = 0;
  model.lambda = 5;
  CHECK(proof(map, model) == Proof::box);
  const detail::System system(map, model, {});
  const detail::Box box = narrow(system, 60);
  const Simulation settled = simulate(map, model);
  CHECK(box.low[1] <= settled.state[1] + settled.error_bound);
  CHECK(box.high[1] >= settled.state[1] - settled.error_bound);
  CHECK(box.high[1] - box.low[1] < 1e-6);
}
