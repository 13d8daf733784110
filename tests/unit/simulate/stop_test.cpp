// SPDX-License-Identifier: MIT
#include "simulate/stop.hpp"

#include <catch2/catch.hpp>
#include <cmath>

#include "fcm/simulate.hpp"
#include "small_maps.hpp"

using namespace fcm;
using fcm::test::small_map;

TEST_CASE("stop: each size of a step is what its name says", "[simulate]") {
  const Eigen::Vector4d before(0, 0, 0, 9), now(0.3, -0.4, 0, 0);
  CHECK(detail::step_size(StopBy::largest_change, before, now, 3) == 0.4);
  CHECK(detail::step_size(StopBy::mean_square_change, before, now, 3) == Approx(0.25 / 3));
  CHECK(detail::step_size(StopBy::change_of_the_sum, before, now, 3) == Approx(0.1));
  CHECK(std::isinf(detail::largest_step(before, Eigen::Vector4d(0, NAN, 0, 9))));
}

TEST_CASE("stop: a step of the size asked for ends the simulation, and is called a step size",
          "[simulate]") {
  // a = tanh(0.9 a) from 1: the step is below 1e-5 while the distance to 0 is still above.
  const Map map = small_map(1, {{0, 0, 0.9}});
  Model model{.start = 1, .stop_by = StopBy::largest_change, .tolerance = 1e-5};
  const Simulation s = simulate(map, model, {}, {.trajectory = true});
  CHECK(s.ending == Ending::stopped);
  CHECK(s.met);
  CHECK(s.period == 0);
  const auto step = [&](std::size_t t) { return s.trajectory[t - 1][0] - s.trajectory[t][0]; };
  CHECK(step(s.steps) <= 1e-5);
  CHECK(step(s.steps - 1) > 1e-5);
  CHECK(s.state[0] > 1e-5);
  CHECK(s.error_bound >= s.state[0]);
  CHECK(s.message == "stopped after " + std::to_string(s.steps) +
                         " steps, when no factor moved by more than 1e-05: a step size, not a "
                         "distance from the end");
}

TEST_CASE("stop: JFCM's mean square and py-fcm's sum end sooner than the largest change",
          "[simulate]") {
  const Map loop = small_map(2, {{0, 1, 0.9}, {1, 0, -0.9}});
  Model model{.start_of = {{"a", 1}}, .tolerance = 1e-4};
  model.stop_by = StopBy::largest_change;
  const auto largest = simulate(loop, model);
  model.stop_by = StopBy::mean_square_change;
  const auto square = simulate(loop, model);
  model.stop_by = StopBy::change_of_the_sum;
  const auto sum = simulate(loop, model);
  CHECK(square.steps < largest.steps);
  CHECK(sum.steps <= largest.steps);
  CHECK(square.message.find("the mean squared change was at most 0.0001") != std::string::npos);
  CHECK(sum.message.find("changes may cancel") != std::string::npos);
}

TEST_CASE("stop: a cycle runs to the most steps allowed, and the message says how far it moved",
          "[simulate]") {
  const Map loop = small_map(2, {{0, 1, 1}, {1, 0, -1}});
  const Model model{.transfer = "trivalent",
                    .start = 1,
                    .max_steps = 50,
                    .stop_by = StopBy::largest_change,
                    .tolerance = 1e-5};
  const Simulation s = simulate(loop, model);
  CHECK(s.ending == Ending::stopped);
  CHECK_FALSE(s.met);
  CHECK(s.steps == 50);
  CHECK(s.message == "stopped after 50 steps, the most allowed, while factors still moved by 2");
}

TEST_CASE("stop: every size has a word", "[simulate]") {
  for (const StopBy by : {StopBy::error, StopBy::largest_change, StopBy::mean_square_change,
                          StopBy::change_of_the_sum})
    CHECK(stop_by_named(to_text(by)).value() == by);
  CHECK(stop_by_named("residual").error().code == "stop_by.unknown");
}
