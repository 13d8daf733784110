// SPDX-License-Identifier: MIT
#include "fcm/attractors.hpp"

#include <catch2/catch.hpp>

#include "small_maps.hpp"

using namespace fcm;
using fcm::test::small_map;

namespace {
std::size_t starts_in(const Attractors& all) {
  std::size_t sum = all.unfinished;
  for (const Attractor& each : all.found) sum += each.starts;
  return sum;
}
}  // namespace

TEST_CASE("attractors: what is proven unique is not searched", "[simulate]") {
  const Attractors all = attractors(small_map(1, {}), {.transfer = "sigmoid"});
  CHECK(all.proof == Proof::slopes);
  CHECK(all.starts == 1);
  REQUIRE(all.found.size() == 1);
  CHECK(all.found[0].state[0] == 0.5);
  CHECK(all.message == "one fixed point, proven to be the only one (slopes)");
}

TEST_CASE("attractors: both ends of a bistable map are found, and the edge between them",
          "[simulate]") {
  // a = tanh(2 a): 0 and +-0.9575, the root of atanh(a) = 2 a.
  const Attractors all = attractors(small_map(1, {{0, 0, 1}}), {.transfer = "tanh", .lambda = 2});
  CHECK(all.proof == Proof::none);
  CHECK(all.starts == 46);
  CHECK(starts_in(all) == 46);
  REQUIRE(all.found.size() == 3);
  CHECK(std::abs(all.found[0].state[0]) == Approx(0.957504).epsilon(1e-6));
  CHECK(all.found[1].state[0] == Approx(-all.found[0].state[0]));
  CHECK(all.found[2].unstable);
  CHECK(all.found[2].state[0] == 0);
  CHECK(all.found[2].starts == 2);  // the model's start and the middle
  CHECK(all.message ==
        "the end depends on the start: 3 ends found from 46 starts, and there may "
        "be more");
}

TEST_CASE("attractors: one end from all starts is no proof, and is not called one", "[simulate]") {
  // The negative loop of two at lambda 1 closes in like t^-1/2: nothing but 0, and no contraction.
  const Map loop = small_map(2, {{0, 1, 1}, {1, 0, -1}});
  const Attractors all =
      attractors(loop, {.transfer = "tanh", .lambda = 1, .max_steps = 500}, {}, {.scattered = 4});
  CHECK(all.proof == Proof::none);
  CHECK(all.starts == 10);
  CHECK(all.unfinished + all.found[0].starts == 10);
  CHECK(all.message.find("not proven to be the only one") != std::string::npos);
}

TEST_CASE("attractors: a cycle that is entered at different states is one", "[simulate]") {
  const Attractors all = attractors(small_map(1, {{0, 0, -1}}), {.transfer = "tanh", .lambda = 2});
  REQUIRE(all.found.size() == 2);
  CHECK(all.found[0].ending == Ending::cycle);
  CHECK(all.found[0].period == 2);
  CHECK(all.found[0].starts == 44);
  CHECK(all.found[0].state[0] == Approx(-0.957504).epsilon(1e-6));
  CHECK(all.found[1].unstable);
}

TEST_CASE("attractors: a cycle under lags is found at its own states", "[simulate]") {
  const Map late = Map::make({{.id = "a"}}, {{.from = 0, .to = 0, .weight = -1, .lag = 1}}).value();
  const Attractors all = attractors(late, {.transfer = "tanh", .lambda = 2});
  CHECK(all.found[0].ending == Ending::cycle);
  CHECK(all.found[0].period == 4);
  CHECK(all.found[0].state[0] == Approx(-0.957504).epsilon(1e-6));
}

TEST_CASE("attractors: discrete cycles are exact", "[simulate]") {
  // Two factors that copy each other: 9 states, of which (a, b) with a != b swap for ever.
  const Attractors all =
      attractors(small_map(2, {{0, 1, 1}, {1, 0, 1}}), {.transfer = "trivalent"});
  std::size_t cycles = 0;
  for (const Attractor& each : all.found) {
    CHECK(each.period == (each.state[0] == each.state[1] ? 1 : 2));
    cycles += each.ending == Ending::cycle;
  }
  CHECK(cycles >= 1);
}

TEST_CASE("attractors: interventions that end are not there in the end", "[simulate]") {
  const Map loop = small_map(1, {{0, 0, 1}});
  const Model model{.transfer = "tanh", .lambda = 2};
  Interventions pulse;
  pulse.inputs.push_back({0, 1, {.from = 1, .until = 3}});
  CHECK(attractors(loop, model, pulse).found.size() == 3);
  CHECK(attractors(loop, model, {.clamps = {}, .inputs = {{0, 1}}}).found.size() == 1);
}

TEST_CASE("attractors: the same question has the same starts", "[simulate]") {
  const Map map = small_map(3, {{0, 1, 1}, {1, 0, 1}, {1, 2, -1}});
  const Model model{.transfer = "tanh", .lambda = 2};
  const Eigen::MatrixXd one = attractor_starts(map, model), other = attractor_starts(map, model);
  CHECK(one == other);
  CHECK(one.cols() == 46);
  CHECK(one.cwiseAbs().maxCoeff() <= 1 + 1e-12);
  CHECK(attractor_starts(map, model, {}, {.seed = 2}) != one);
}

TEST_CASE("damped: a cycle of factors that only overtake each other goes away", "[simulate]") {
  const Map loop = small_map(1, {{0, 0, -1}});
  const Model model{.transfer = "tanh", .lambda = 2, .start = 0.5};
  const Simulation ended = simulate(loop, model);
  REQUIRE(ended.ending == Ending::cycle);
  const auto found = damped(loop, model, {}, ended);
  REQUIRE(found);
  CHECK(found->applies);
  CHECK_FALSE(found->survives);
  CHECK(found->damping == 0.5);
  CHECK(found->simulation.state[0] == Approx(0).margin(1e-9));
  CHECK(found->message == "an artefact of all factors moving at once: at damping 0.5 it settles");
}

TEST_CASE("damped: three factors that hold each other back in a ring go on", "[simulate]") {
  // In continuous time the ring of three gains oscillates once lambda is above 2.
  const Map ring = small_map(3, {{0, 1, -1}, {1, 2, -1}, {2, 0, -1}});
  const Model model{.transfer = "tanh", .lambda = 5, .start_of = {{"a", 0.5}, {"b", -0.2}}};
  const Simulation ended = simulate(ring, model);
  REQUIRE(ended.ending == Ending::cycle);
  const auto found = damped(ring, model, {}, ended);
  REQUIRE(found);
  CHECK(found->survives);
  CHECK(found->damping == 0.9);
}

TEST_CASE("damped: what settled, and what is discrete, has nothing to damp", "[simulate]") {
  const Map loop = small_map(2, {{0, 1, 1}, {1, 0, 1}});
  const Model calm{.transfer = "tanh", .lambda = 0.5};
  CHECK_FALSE(damped(loop, calm, {}, simulate(loop, calm)));
  const Model discrete{.transfer = "trivalent", .start_of = {{"a", 1}}};
  const Simulation ended = simulate(loop, discrete);
  REQUIRE(ended.ending == Ending::cycle);
  const auto found = damped(loop, discrete, {}, ended);
  REQUIRE(found);
  CHECK_FALSE(found->applies);
}
