// SPDX-License-Identifier: MIT
#include "simulate/schedule.hpp"

#include <catch2/catch.hpp>
#include <limits>

#include "small_maps.hpp"

using namespace fcm;
using fcm::test::small_map;

namespace {
const Map chain = small_map(3, {{0, 1, 0.8}, {1, 2, -0.5}});
const Map loop = small_map(2, {{0, 1, 0.9}, {1, 0, 0.9}});
const Model model{.transfer = "tanh", .lambda = 1};

Simulation watched(const Map& map, const Model& how, const Interventions& said) {
  return simulate(map, how, said, {.trajectory = true, .start = std::nullopt});
}
}  // namespace

TEST_CASE("schedule: a share ramps up evenly and decays by a constant factor", "[simulate]") {
  const When when{.from = 3, .until = 6, .ramp = 2, .decay = 0.5};
  const double expected[] = {0, 0, 0.5, 1, 1, 1, 0.5, 0.25};
  for (std::size_t t = 1; t <= 8; ++t) CHECK(detail::share_in(when, t) == expected[t - 1]);
  CHECK(detail::share_in(when, 6 + 66) > 0);  // 2^-66 > 1e-20 > 2^-67
  CHECK(detail::share_in(when, 6 + 67) == 0);
  CHECK(detail::last_change(when) == 6 + 67);
}

TEST_CASE("schedule: an end before the ramp is over leaves what was reached", "[simulate]") {
  const When when{.from = 1, .until = 2, .ramp = 4, .decay = 0.5};
  CHECK(detail::share_in(when, 2) == 0.5);
  CHECK(detail::share_in(when, 3) == 0.25);
}

TEST_CASE("schedule: nothing timed changes from the first round on", "[simulate]") {
  CHECK(detail::last_change(When{}) == 1);
  CHECK(detail::last_change(When{.from = 5}) == 5);
  CHECK(detail::last_change(When{.from = 5, .ramp = 3}) == 7);
  CHECK(detail::last_change(When{.from = 5, .until = 5}) == 6);
  CHECK(detail::last_change(When{.until = 1, .decay = std::nextafter(1.0, 0.0)}) > 1'000'000'000);
}

TEST_CASE("schedule: a pulse travels down the chain a round at a time", "[simulate]") {
  const Simulation s =
      watched(chain, {.transfer = "linear"}, {.inputs = {{0, 1, {.from = 2, .until = 2}}}});
  REQUIRE(s.settled());
  const std::vector<std::vector<double>> states{{0, 0, 0},   {0, 0, 0},    {1, 0, 0},
                                                {0, 0.8, 0}, {0, 0, -0.4}, {0, 0, 0}};
  for (std::size_t t = 0; t < states.size(); ++t)
    for (Eigen::Index j = 0; j < 3; ++j)
      CHECK(s.trajectory[t][j] == states[t][static_cast<std::size_t>(j)]);
  CHECK(s.state.isZero(0));
}

TEST_CASE("schedule: where the fixed point is proven nothing of a pulse lasts, and it says so",
          "[simulate]") {
  const Interventions pulse{.inputs = {{0, 2, {.from = 1, .until = 3}}}};
  const Simulation proven = simulate(loop, model, pulse);
  CHECK(proven.settled());
  CHECK(proven.nothing_lasts);
  CHECK(proven.state.cwiseAbs().maxCoeff() <= proven.error_bound);
  CHECK(proven.message.find("so nothing lasts of what has ended") != std::string::npos);
  // Two states hold themselves up at lambda 2: there a pulse may tip the map for good.
  const Simulation tipped = simulate(loop, {.transfer = "tanh", .lambda = 2}, pulse);
  CHECK(tipped.settled());
  CHECK_FALSE(tipped.nothing_lasts);
  CHECK(tipped.state[0] > 0.9);
}

TEST_CASE("schedule: it does not settle before the last intervention has begun", "[simulate]") {
  const Simulation s = watched(chain, model, {.inputs = {{0, 0.5, {.from = 40}}}});
  REQUIRE(s.settled());
  CHECK(s.steps > 40);
  CHECK(s.trajectory[39].isZero(0));
  CHECK(s.state == simulate(chain, model, {.inputs = {{0, 0.5}}}).state);
}

TEST_CASE("schedule: a clamp that ends releases the factor", "[simulate]") {
  const Simulation s = watched(loop, model, {.clamps = {{0, 1, {.from = 2, .until = 4}}}});
  CHECK(s.trajectory[1][0] == 0);
  for (const std::size_t t : {2u, 3u, 4u}) CHECK(s.trajectory[t][0] == 1);
  CHECK(s.trajectory[5][0] == std::tanh(0.9 * s.trajectory[4][1]));
  CHECK(s.certified);  // for the factors that are free in the end
  CHECK(s.state.cwiseAbs().maxCoeff() <= s.error_bound);
}

TEST_CASE("schedule: the certificate is for the factors that are free in the end", "[simulate]") {
  const Model strong{.transfer = "tanh", .lambda = 5};
  CHECK(simulate(loop, strong, {.clamps = {{0, 1, {.from = 9}}}}).certified);
  CHECK_FALSE(simulate(loop, strong, {.clamps = {{0, 1, {.from = 1, .until = 9}}}}).certified);
}

TEST_CASE("schedule: a clamp's ramp leads from where the factor is", "[simulate]") {
  const Model started{.transfer = "tanh", .lambda = 1, .start = 0.2};
  const Simulation s = watched(chain, started, {.clamps = {{0, 1, {.from = 1, .ramp = 4}}}});
  for (std::size_t t = 0; t <= 4; ++t)
    CHECK(s.trajectory[t][0] == Approx(0.2 + 0.2 * static_cast<double>(t)));
  CHECK(s.state[0] == 1);
}

TEST_CASE("schedule: a factor goes through several phases, the last that holds wins",
          "[simulate]") {
  const Simulation s = watched(chain, model,
                               {.clamps = {{0, 0.5, {.from = 1, .until = 6}},
                                           {0, 1, {.from = 3, .until = 4}},
                                           {0, -1, {.from = 8, .ramp = 2}}}});
  const double expected[] = {0.5, 0.5, 0.5, 1, 1, 0.5, 0.5, 0, -0.5, -1, -1};
  for (std::size_t t = 0; t < std::size(expected); ++t) CHECK(s.trajectory[t][0] == expected[t]);
}

TEST_CASE("schedule: what still changes at the last step is said", "[simulate]") {
  Model few = model;
  few.max_steps = 20;
  const Interventions late{.inputs = {{0, 1, {.from = 30}}}};
  const Simulation s = simulate(chain, few, late);
  CHECK(s.ending == Ending::slow);
  CHECK(s.unfinished);
  CHECK_FALSE(s.certified);
  CHECK(s.message == "slow: interventions were still to change after 20 steps");
  few.steps = 7;
  CHECK(simulate(chain, few, late).message ==
        "stopped after 7 steps, as asked, while interventions were still to change");
}

TEST_CASE("schedule: a decay that takes longer than allowed ends at the cap", "[simulate]") {
  const Simulation s =
      simulate(chain, model, {.inputs = {{0, 1, {.from = 1, .until = 1, .decay = 0.9999999}}}});
  CHECK(s.ending == Ending::slow);
  CHECK(s.steps == 20'000);
  CHECK(s.unfinished);
}

TEST_CASE("schedule: a state that repeats before a change is no cycle yet", "[simulate]") {
  const Map ring = small_map(3, {{0, 1, 1}, {1, 2, 1}, {2, 0, 1}});
  const Model on{.transfer = "bivalent", .start_of = {{"a", 1}}};
  const Simulation s = simulate(ring, on, {.clamps = {{1, 0, {.from = 10}}}});
  CHECK(s.settled());
  CHECK(s.state.isZero(0));
}

TEST_CASE("schedule: rounds and decays out of range are refused", "[simulate]") {
  const auto code = [](const Interventions& said) { return check(said, chain).error().code; };
  CHECK(code({.clamps = {{0, std::numeric_limits<double>::infinity(), {}}}}) ==
        "intervention.value");
  CHECK(code({.clamps = {{0, 1, {.from = 0}}}}) == "intervention.rounds");
  CHECK(code({.inputs = {{0, 1, {.from = 3, .until = 2}}}}) == "intervention.rounds");
  CHECK(check(Interventions{.inputs = {{0, 1, {.from = 3, .until = 10, .ramp = 8}}}}, chain));
  CHECK(code({.inputs = {{0, 1, {.from = 3, .until = 10, .ramp = 9}}}}) == "intervention.rounds");
  CHECK(code({.clamps = {{0, 1, {.until = 2, .ramp = 3}}}}) == "intervention.rounds");
  CHECK(code({.inputs = {{0, 1, {.from = 3, .until = 3, .decay = 1}}}}) == "intervention.decay");
  CHECK(code({.inputs = {{0, 1, {.from = 3, .decay = 0.5}}}}) == "intervention.decay");
  CHECK(code({.clamps = {{0, 1, {.until = 3, .decay = 0.5}}}}) == "intervention.decay");
  CHECK(code({.inputs = {{7, 1, {}}}}) == "factor.unknown");
  CHECK_THROWS_AS(simulate(chain, model, {.inputs = {{7, 1, {}}}}), std::logic_error);
}
