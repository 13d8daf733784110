// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "fcm/simulate.hpp"
#include "small_maps.hpp"

using namespace fcm;
using fcm::test::small_map;

namespace {
const Map ring = small_map(3, {{0, 1, 1}, {1, 2, 1}, {2, 0, 1}});
const Map negative_loop = small_map(2, {{0, 1, 1}, {1, 0, -1}});
const Map self_loop = small_map(1, {{0, 0, 1}});
}  // namespace

TEST_CASE("ending: a proven contraction settles within its bound and says that it is unique",
          "[simulate]") {
  const Map map = small_map(2, {{0, 1, 0.5}, {1, 0, 0.5}});
  const Simulation s = simulate(map, {.transfer = "tanh", .lambda = 1}, {.inputs = {{0, 0.4}}});
  CHECK(s.ending == Ending::settled);
  CHECK(s.period == 1);
  CHECK(s.certified);
  CHECK(s.error_bound > 0);
  CHECK(s.error_bound <= 1e-12);
  CHECK(s.residual <= 1e-12);
  CHECK(s.message.find("the fixed point is unique (proven)") != std::string::npos);
}

TEST_CASE("ending: a looser tolerance stops earlier, and its bound still holds", "[simulate]") {
  const Map map = small_map(2, {{0, 1, 0.9}, {1, 0, 0.9}});
  const Interventions push{.inputs = {{0, 0.4}}};
  const Simulation fine = simulate(map, {.lambda = 1, .tolerance = 1e-14}, push);
  const Simulation loose = simulate(map, {.lambda = 1, .tolerance = 1e-3}, push);
  CHECK(loose.steps < fine.steps);
  CHECK(loose.error_bound <= 1e-3);
  CHECK((loose.state - fine.state).cwiseAbs().maxCoeff() <= loose.error_bound + fine.error_bound);
}

TEST_CASE("ending: a tolerance below rounding settles at the last bit with the bound there is",
          "[simulate]") {
  const Map map = small_map(2, {{0, 1, 0.9}, {1, 0, -0.9}});
  const Simulation s = simulate(map, {.lambda = 1, .tolerance = 1e-18}, {.inputs = {{0, 0.4}}});
  CHECK(s.ending == Ending::settled);
  CHECK(s.certified);
  CHECK(s.error_bound > 1e-18);
  CHECK(s.error_bound < 1e-13);
}

TEST_CASE("ending: without a proof the distance is an estimate and the message says so",
          "[simulate]") {
  const Simulation s = simulate(self_loop, {.lambda = 2, .start = 0.1});
  CHECK(s.ending == Ending::settled);
  CHECK_FALSE(s.certified);
  CHECK(s.state[0] == Approx(0.9575040240772688).margin(1e-12));  // a = tanh(2 a)
  CHECK(s.message.find("not proven") != std::string::npos);
}

TEST_CASE("ending: a state that reproduces itself is settled with residual 0", "[simulate]") {
  const Simulation s = simulate(self_loop, {.lambda = 2, .start = 0});
  CHECK(s.ending == Ending::settled);
  CHECK(s.steps == 1);
  CHECK(s.residual == 0);
  CHECK_FALSE(s.certified);
}

TEST_CASE("ending: a state that a nudge leads away from is said to be unstable", "[simulate]") {
  const Simulation top = simulate(self_loop, {.lambda = 2, .start = 0});
  CHECK(top.unstable);
  CHECK(top.message == "settled after 1 step, but the smallest nudge leads away from this state");
  CHECK_FALSE(simulate(self_loop, {.lambda = 2, .start = 0.1}).unstable);
  CHECK_FALSE(simulate(self_loop, {.lambda = 0.5, .start = 0}).unstable);
  CHECK_FALSE(simulate(ring, {.transfer = "bivalent"}).unstable);
  CHECK(simulate(negative_loop, {.lambda = 1.1, .start = 0})
            .unstable);  // a pair of complex eigenvalues
}

TEST_CASE("ending: an unstable state that is only passed is not settled on", "[simulate]") {
  // Within 14 steps a is as good as 0, and the steps have shrunk below 1e-12; b still grows by 1.1.
  const Map map = small_map(2, {{0, 0, 0.1}, {1, 1, 1}});
  const Simulation s = simulate(map, {.lambda = 1.1, .start_of = {{"a", 1}, {"b", 1e-15}}});
  CHECK(s.settled());
  CHECK(s.state[1] == Approx(0.5035).margin(1e-3));  // b = tanh(1.1 b)
}

TEST_CASE("ending: discrete states that come again are a cycle of exactly that period",
          "[simulate]") {
  const Simulation round = simulate(ring, {.transfer = "bivalent", .start_of = {{"a", 1}}});
  CHECK(round.ending == Ending::cycle);
  CHECK(round.period == 3);
  CHECK(round.steps == 3);
  const Simulation loop = simulate(negative_loop, {.transfer = "trivalent", .start = 1});
  CHECK(loop.period == 4);
  CHECK(loop.steps == 4);
  // Two rings of 3 and 5 side by side come round together after 15 steps.
  const Map two = small_map(
      8, {{0, 1, 1}, {1, 2, 1}, {2, 0, 1}, {3, 4, 1}, {4, 5, 1}, {5, 6, 1}, {6, 7, 1}, {7, 3, 1}});
  CHECK(simulate(two, {.transfer = "bivalent", .start_of = {{"a", 1}, {"d", 1}}}).period == 15);
}

TEST_CASE("ending: continuous states that come again are a cycle", "[simulate]") {
  const Simulation s = simulate(negative_loop, {.lambda = 1.2, .start = 1});
  CHECK(s.ending == Ending::cycle);
  CHECK(s.period == 4);
  CHECK(std::abs(s.state[0]) == Approx(0.6585696604));  // a = tanh(1.2 a)
  // Three links forward, three back (existing_tools.md 1): other tools never return from it.
  const Map back =
      small_map(3, {{0, 1, 1}, {1, 2, 1}, {0, 2, 1}, {1, 0, -1}, {2, 1, -1}, {2, 0, -1}});
  CHECK(simulate(back, {.lambda = 1, .start = 1}).ending == Ending::cycle);
}

TEST_CASE("ending: a spiral that shrinks slowly is slow and no cycle", "[simulate]") {
  for (const std::size_t most : {300u, 5'000u, 20'000u, 200'000u}) {
    const Simulation s = simulate(negative_loop, {.lambda = 1, .start = 1, .max_steps = most});
    CHECK(s.ending == Ending::slow);
    CHECK(s.steps == most);
    CHECK(s.projected_steps > 1'000'000'000);
    CHECK_FALSE(s.diverges);
  }
  // gt21: the step after 200,000 steps is still 0.0055.
  const Simulation far = simulate(negative_loop, {.lambda = 1, .start = 1, .max_steps = 200'000});
  CHECK(far.residual == Approx(0.005477187496626443).epsilon(1e-4));
  CHECK(far.message ==
        "slow: still moving after 200,000 steps, more than 1,000,000,000 more expected");
}

TEST_CASE("ending: a slow contraction tells how many more steps to expect", "[simulate]") {
  const Model model{.lambda = 0.999, .start = 1};
  const Simulation s = simulate(negative_loop, model);
  REQUIRE(s.ending == Ending::slow);
  CHECK(s.certified);
  Model longer = model;
  longer.max_steps = 1'000'000;
  const Simulation settled = simulate(negative_loop, longer);
  REQUIRE(settled.ending == Ending::settled);
  const double expected = static_cast<double>(s.steps + s.projected_steps);
  CHECK(expected == Approx(static_cast<double>(settled.steps)).epsilon(0.05));
  CHECK(s.error_bound >= s.state.cwiseAbs().maxCoeff());  // the fixed point is 0
}

TEST_CASE("ending: linear maps that grow are slow and never come back", "[simulate]") {
  const Model linear{.transfer = "linear", .lambda = 1.5, .start = 1};
  const Simulation fast = simulate(self_loop, linear);
  CHECK(fast.ending == Ending::slow);
  CHECK(fast.diverges);
  CHECK(fast.state.allFinite());
  CHECK(fast.message.find("growing without bound") != std::string::npos);
  for (const double lambda : {1.0005, 1.0}) {
    Model barely = linear;
    barely.lambda = lambda;
    const Simulation s = simulate(self_loop, barely, {.inputs = {{0, 0.1}}});
    CHECK(s.ending == Ending::slow);
    CHECK(s.diverges);
  }
  Model exact = linear;
  exact.steps = 100'000;
  CHECK(simulate(self_loop, exact).ending == Ending::slow);
}

TEST_CASE("ending: a proven contraction that crawls is slow, never aperiodic", "[simulate]") {
  const Map map = small_map(2, {{0, 1, 0.5}, {1, 0, 0.5}});
  const Simulation s =
      simulate(map, {.transfer = "sigmoid", .start = 1, .damping = 0.999999, .max_steps = 1'000});
  CHECK(s.certified);
  CHECK(s.ending == Ending::slow);
}

TEST_CASE("ending: chaos is aperiodic", "[simulate]") {
  const Map map =
      small_map(3, {{0, 1, 1}, {0, 2, -0.75}, {1, 1, -0.75}, {1, 2, -0.75}, {2, 0, 0.75}});
  const Model model{.lambda = 4, .start = 0.2};
  const Simulation s = simulate(map, model);
  CHECK(s.ending == Ending::aperiodic);
  CHECK(s.projected_steps == 0);
  CHECK(s.message == "aperiodic: no period found in 20,000 steps, and the steps do not shrink");
  // Chaos: a nudge of 1e-10 is everything 400 steps later.
  Eigen::VectorXd nudged = s.state;
  nudged[0] += 1e-10;
  const Model short_run{.lambda = 4, .steps = 400};
  const auto here = simulate(map, short_run, {}, {.start = s.state});
  const auto there = simulate(map, short_run, {}, {.start = nudged});
  CHECK((here.state - there.state).cwiseAbs().maxCoeff() > 0.01);
}

TEST_CASE("ending: so many steps as asked, and not one more", "[simulate]") {
  const Model model{.lambda = 0.5, .start = 1, .steps = 7};
  const Simulation s = simulate(ring, model, {}, {.trajectory = true});
  CHECK(s.ending == Ending::stopped);
  CHECK(s.steps == 7);
  CHECK(s.trajectory.size() == 8);
  CHECK(s.period == 0);
  CHECK(s.certified);
  CHECK(s.error_bound >= s.state.cwiseAbs().maxCoeff());  // the fixed point is 0
  const Simulation none = simulate(ring, {.lambda = 0.5, .start = 1, .steps = 0});
  CHECK(none.steps == 0);
  CHECK(none.error_bound >= 1);
}

TEST_CASE("ending: every ending has a word and a sentence", "[simulate]") {
  CHECK(to_text(Ending::settled) == "settled");
  CHECK(to_text(Ending::cycle) == "cycle");
  CHECK(to_text(Ending::slow) == "slow");
  CHECK(to_text(Ending::aperiodic) == "aperiodic");
  CHECK(to_text(Ending::stopped) == "stopped");
  CHECK(simulate(ring, {.lambda = 0.5, .start = 1, .steps = 1}).message ==
        "stopped after 1 step, as asked");
  CHECK(simulate(ring, {.transfer = "bivalent", .start_of = {{"a", 1}}}).message ==
        "cycle: the same 3 states come again and again, seen after 3 steps");
}
