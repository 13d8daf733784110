// SPDX-License-Identifier: MIT
#include "fcm/attractors.hpp"

#include <catch2/catch.hpp>

#include "small_maps.hpp"

using namespace fcm;
using fcm::test::small_map;

namespace {
std::size_t starts_in(const Attractors& all) {
  std::size_t sum = all.unfinished + all.unbounded;
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

TEST_CASE("attractors: a proven fixed point is gone to, however early the model stops",
          "[simulate]") {
  const Map loop = small_map(2, {{0, 1, 1}, {1, 0, 1}});
  Model model{.transfer = "sigmoid", .start = 1};
  const Simulation end = simulate(loop, model);
  for (const Model& early : {Model{.transfer = "sigmoid", .start = 1, .steps = 2},
                             Model{.transfer = "sigmoid", .start = 1, .max_steps = 3},
                             Model{.transfer = "sigmoid",
                             .start = 1,
                             .stop_by = StopBy::largest_change,
                             .tolerance = 0.1}}) {
    const Attractors all = attractors(loop, early);
    CHECK(all.proof == Proof::slopes);
    REQUIRE(all.found.size() == 1);
    CHECK((all.found[0].state - end.state).cwiseAbs().maxCoeff() <= 1e-11);
  }
}

TEST_CASE("attractors: what grows without bound is no longer on its way to an end", "[simulate]") {
  const Attractors all = attractors(small_map(1, {{0, 0, 1}}), {.transfer = "linear", .lambda = 2});
  CHECK(all.unfinished == 0);
  CHECK(all.unbounded + all.found[0].starts == 46);
  CHECK(all.message.find(" starts grew without bound") != std::string::npos);
}

TEST_CASE("attractors: stopped, it tells of the starts that had ended by then", "[simulate]") {
  const Map loop = small_map(1, {{0, 0, 1}});
  const Model model{.transfer = "tanh", .lambda = 2};
  std::stop_source stop;
  RunOptions run;
  run.stop = stop.get_token();
  run.progress = [&](std::uint64_t done, std::uint64_t of) {
    CHECK(of == 46);
    if (done == 7) stop.request_stop();
  };
  const Attractors all = attractors(loop, model, {}, {}, run);
  CHECK(all.starts == 7);
  CHECK(all.starts_asked == 46);
  CHECK(starts_in(all) == 7);
  CHECK(all.message.find(" from 7 starts of 46, for it was stopped") != std::string::npos);
}

TEST_CASE("attractors: at hand where nothing is proven and trying is cheap", "[simulate]") {
  const Map loop = small_map(1, {{0, 0, 1}});
  const auto at_hand = [&](const Model& model) {
    return attractors_at_hand(loop, model, {}, simulate(loop, model));
  };
  const auto several = at_hand({.transfer = "tanh", .lambda = 2, .start = 0.5});
  REQUIRE(several);
  CHECK(several->found.size() == 3);
  CHECK(several->starts == 46);
  CHECK_FALSE(at_hand({.transfer = "sigmoid"}));                        // proven
  CHECK_FALSE(at_hand({.transfer = "tanh", .lambda = 2, .steps = 5}));  // as asked
  CHECK_FALSE(
      at_hand({.transfer = "tanh", .lambda = 1.2, .start = 0.5, .max_steps = 4}));  // not there yet
}

TEST_CASE("attractors: at hand never where a map is too large for it", "[simulate]") {
  std::vector<fcm::test::Arrow> arrows;
  constexpr Index factors = 2'000;
  for (Index i = 0; i < factors; ++i)
    for (Index k = 1; k <= 5; ++k) arrows.push_back({i, (i + k) % factors, 1});
  const Map large = small_map(factors, arrows);
  const Model model{.transfer = "tanh", .lambda = 2, .start = 0.5};
  const Simulation ended = simulate(large, model);
  REQUIRE(ended.settled());
  REQUIRE_FALSE(ended.certified);
  CHECK_FALSE(attractors_at_hand(large, model, {}, ended));
}

TEST_CASE("attractors: a simulation that is told to stop does, and says so", "[simulate]") {
  std::stop_source stop;
  stop.request_stop();
  const Map loop = small_map(1, {{0, 0, 1}});
  for (const Model& model :
       {Model{}, Model{.steps = 9}, Model{.stop_by = StopBy::largest_change}}) {
    const Simulation s = simulate(loop, model, {}, {.stop = stop.get_token()});
    CHECK(s.ending == Ending::stopped);
    CHECK(s.interrupted);
    CHECK(s.steps == 0);
    CHECK(s.message == "stopped after 0 steps, interrupted");
  }
}
