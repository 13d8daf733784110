// SPDX-License-Identifier: MIT
//
// Lags, damping and continuous time: other ways through the rounds, the same fixed points.
#include <catch2/catch.hpp>
#include <cmath>

#include "fcm/simulate.hpp"
#include "small_maps.hpp"

using namespace fcm;
using fcm::test::small_map;

namespace {

Map lagged(std::vector<Link> links) {
  return Map::make({{.id = "a"}, {.id = "b"}}, std::move(links)).value();
}
const Map negative_loop = small_map(2, {{0, 1, 1}, {1, 0, -1}});
const Map mild = small_map(3, {{0, 1, 0.6}, {1, 2, -0.5}, {2, 0, 0.7}, {1, 0, 0.4}});
const Interventions push{.inputs = {{0, 0.4, {}}}};

}  // namespace

TEST_CASE("time: a link with a lag is felt so many rounds later, and the start lasts before it",
          "[simulate]") {
  const Map map = lagged({{.from = 0, .to = 1, .weight = 1, .lag = 2}});
  const Model model{.transfer = "linear", .start_of = {{"a", 0.5}}};
  const Simulation s = simulate(map, model, {.clamps = {{0, 1, {.from = 2}}}},
                                {.trajectory = true, .start = std::nullopt});
  // b(t + 1) = a(t - 2), and a is 0.5 before the start, 0 in round 1, then 1.
  const double expected[] = {0, 0.5, 0.5, 0.5, 0, 1, 1};
  for (std::size_t t = 0; t < s.trajectory.size() && t < std::size(expected); ++t)
    CHECK(s.trajectory[t][1] == expected[t]);
  CHECK(s.settled());
  CHECK(s.certified);
  CHECK(s.state[1] == 1);
}

TEST_CASE("time: lags do not move the fixed point, and the bound holds with them", "[simulate]") {
  std::vector<Link> links = mild.links();
  for (std::size_t k = 0; k < links.size(); ++k) links[k].lag = static_cast<std::uint32_t>(3 * k);
  const Map late = Map::make(mild.factors(), links).value();
  const Simulation now = simulate(mild, {.lambda = 1}, push);
  for (const double tolerance : {1e-2, 1e-5, 1e-12}) {
    const Simulation then = simulate(late, {.lambda = 1, .tolerance = tolerance}, push);
    REQUIRE(then.settled());
    CHECK(then.certified);
    CHECK(then.error_bound <= tolerance);
    CHECK((then.state - now.state).cwiseAbs().maxCoeff() <= then.error_bound + now.error_bound);
  }
}

TEST_CASE("time: a cycle of states with lags is found with its exact period", "[simulate]") {
  // b(t + 1) = a(t - 2), a(t + 1) = -b(t): round once in 4 rounds with the sign turned.
  const Map map =
      lagged({{.from = 0, .to = 1, .weight = 1, .lag = 2}, {.from = 1, .to = 0, .weight = -1}});
  const Simulation discrete = simulate(map, {.transfer = "trivalent", .start = 1});
  CHECK(discrete.ending == Ending::cycle);
  CHECK(discrete.period == 8);
  const Simulation smooth = simulate(map, {.transfer = "tanh", .lambda = 3, .start = 1});
  CHECK(smooth.ending == Ending::cycle);
  CHECK(smooth.period == 8);
}

TEST_CASE("time: damping ends the cycle that stepping all at once makes", "[simulate]") {
  const Model model{.transfer = "tanh", .lambda = 1.2, .start = 1};
  CHECK(simulate(negative_loop, model).ending == Ending::cycle);
  Model damped = model;
  damped.damping = 0.5;
  const Simulation s = simulate(negative_loop, damped);
  CHECK(s.settled());
  CHECK(s.state.isZero(1e-11));
  Model flowing = model;
  flowing.time = Time::continuous;
  const Simulation flow = simulate(negative_loop, flowing);
  CHECK(flow.settled());
  CHECK(flow.state.isZero(1e-11));
}

TEST_CASE("time: a damped step is a share of the old state and a share of the new", "[simulate]") {
  const Simulation s = simulate(small_map(1, {{0, 0, 0.5}}),
                                {.transfer = "linear", .start = 1, .damping = 0.75, .steps = 2});
  CHECK(s.state[0] == 0.875 * 0.875);  // 0.75 a + 0.25 * 0.5 a
}

TEST_CASE("time: damped or continuous, the fixed point and its proof are the same", "[simulate]") {
  const Simulation plain = simulate(mild, {.lambda = 1}, push);
  for (Model model : {Model{.damping = 0.9}, Model{.time = Time::continuous},
                      Model{.time = Time::continuous, .time_step = 1}}) {
    for (const double tolerance : {1e-3, 1e-12}) {
      model.tolerance = tolerance;
      const Simulation s = simulate(mild, model, push);
      REQUIRE(s.settled());
      CHECK(s.certified);
      CHECK(s.error_bound <= tolerance);
      CHECK((s.state - plain.state).cwiseAbs().maxCoeff() <= s.error_bound + plain.error_bound);
    }
  }
}

TEST_CASE("time: continuous time follows the differential equation to the fourth order",
          "[simulate]") {
  // One linear factor: da/dt = -0.5 a, so that a(2) = exp(-1).
  const Map map = small_map(1, {{0, 0, 0.5}});
  const auto error = [&](double step) {
    const Model model{.transfer = "linear",
                      .start = 1,
                      .time = Time::continuous,
                      .time_step = step,
                      .steps = static_cast<std::size_t>(std::lround(2 / step))};
    return std::abs(simulate(map, model).state[0] - std::exp(-1));
  };
  CHECK(error(0.5) < 1e-4);
  CHECK(error(0.25) / error(0.125) == Approx(16).epsilon(0.1));
}

TEST_CASE("time: continuous time counts its steps in rounds as well", "[simulate]") {
  const Model model{.transfer = "tanh", .start = 1, .time = Time::continuous, .steps = 25};
  CHECK(simulate(mild, model).message ==
        "stopped after 25 steps of 0.1 rounds, 2.5 in all, as asked");
  // A pulse in round 2 is that of steps 11 to 20.
  const Model still{.transfer = "linear", .time = Time::continuous, .steps = 30};
  const Simulation s =
      simulate(small_map(1, {}), still, {.inputs = {{0, 1, {.from = 2, .until = 2}}}},
               {.trajectory = true, .start = std::nullopt});
  CHECK(s.trajectory[10][0] == 0);
  CHECK(s.trajectory[11][0] > 0);
  CHECK(s.trajectory[20][0] > s.trajectory[19][0]);
  CHECK(s.trajectory[21][0] < s.trajectory[20][0]);
}

TEST_CASE("time: a source that is held stays at its start, unless it is pushed or clamped",
          "[simulate]") {
  const Map chain = small_map(3, {{0, 1, 0.8}, {1, 2, 0.5}});
  Model model{.transfer = "sigmoid", .lambda = 1, .start = 0.3};
  CHECK(simulate(chain, model).state[0] == 0.5);
  model.hold_sources = true;
  CHECK(simulate(chain, model).state[0] == 0.3);
  CHECK(simulate(chain, model, {.clamps = {{0, 0.9, {}}}}).state[0] == 0.9);
  CHECK(simulate(chain, model, {.inputs = {{0, 0, {}}}}).state[0] == 0.5);
}

TEST_CASE("time: quasi-nonlinear with phi 1 is Kosko's rule, and a smaller phi proves more",
          "[simulate]") {
  Model model{.rule = "quasi_nonlinear", .transfer = "tanh", .lambda = 1.2, .start = 0.5};
  model.phi = 1;
  Model kosko = model;
  kosko.rule = "kosko";
  CHECK(simulate(mild, model, push).state == simulate(mild, kosko, push).state);
  CHECK_FALSE(contraction(negative_loop, model).proven());
  model.phi = 0.8;
  CHECK(contraction(negative_loop, model).proven());
  CHECK(simulate(negative_loop, model).certified);
}

TEST_CASE("time: a simulation that begins elsewhere leans on the model's start all the same",
          "[simulate]") {
  const Model model{.rule = "quasi_nonlinear", .lambda = 1, .start = 0.5};
  const Simulation first = simulate(mild, model);
  const Simulation again = simulate(mild, model, {}, {.trajectory = false, .start = first.state});
  CHECK((again.state - first.state).cwiseAbs().maxCoeff() <= first.error_bound + again.error_bound);
}

TEST_CASE("time: a factor's own function bends its own sum", "[simulate]") {
  const Map chain = small_map(2, {{0, 1, 0.8}});
  const Model model{.transfer = "linear", .transfer_of = {{"b", "bivalent_half"}}};
  const Simulation s = simulate(chain, model, {.inputs = {{0, 0.7, {}}}});
  CHECK(s.state[0] == 0.7);
  CHECK(s.state[1] == 1);
  CHECK(s.settled());
}

TEST_CASE("time: steps that rest where the equation does not are stopped, no cycle of one state",
          "[simulate]") {
  // a' = sign(0.3 - a) - a comes to the jump at 0.3 and cannot solve a = sign(0.3 - a) anywhere.
  const Map against_itself = small_map(1, {{0, 0, -1}});
  for (const double size : {0.1, 0.5, 1.0})
    for (const double pushed : {0.0, 0.3}) {
      const Model model{
          .transfer = "trivalent", .start = 1, .time = Time::continuous, .time_step = size};
      const Simulation s = simulate(against_itself, model, {.inputs = {{0, pushed, {}}}});
      CAPTURE(size, pushed, s.message);
      CHECK((s.ending != Ending::cycle || s.period > 1));
      if (s.ending == Ending::stopped) CHECK(s.residual > 0.1);
    }
  const Model whole_rounds{
      .transfer = "trivalent", .start = 1, .time = Time::continuous, .time_step = 1};
  const Simulation s = simulate(against_itself, whole_rounds, {.inputs = {{0, 0.3, {}}}});
  CHECK(s.ending == Ending::stopped);
  CHECK(s.period == 0);
  CHECK(s.message.find("the steps stand still where the equation does not rest") !=
        std::string::npos);
}

TEST_CASE("time: a step so small that rounding ends the way is rest", "[simulate]") {
  Model fine{.transfer = "tanh", .start = 1, .time = Time::continuous, .time_step = 0.01};
  fine.tolerance = 1e-18;
  const Simulation s = simulate(mild, fine, push);
  CHECK(s.settled());
}
