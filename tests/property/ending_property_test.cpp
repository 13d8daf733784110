// SPDX-License-Identifier: MIT
//
// What an ending promises, held against what happens when the iteration goes on.
#include <catch2/catch.hpp>
#include <cstring>

#include "random_map.hpp"

using namespace fcm;
using namespace fcm::property;

namespace {

/// A model of a continuous function that is often, not always, a proven contraction.
Model often_proven() {
  return {.rule = *rc::gen::element<std::string>("kosko", "modified_kosko"),
          .transfer = *rc::gen::element<std::string>("sigmoid", "tanh", "saturation", "linear"),
          .lambda = *hundredths(5, 80),
          .max_steps = 20'000};
}

bool same_bits(const Eigen::VectorXd& a, const Eigen::VectorXd& b) {
  return a.size() == b.size() &&
         std::memcmp(a.data(), b.data(), static_cast<std::size_t>(a.size()) * sizeof(double)) == 0;
}

}  // namespace

TEST_CASE("property: the proven bound encloses the distance to the fixed point") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    Model model = often_proven();
    const Interventions said = any_interventions(m.map);
    RC_PRE(contraction(m.map, model, said).q < 0.98);
    model.tolerance = *rc::gen::element(1e-1, 1e-3, 1e-6, 1e-9, 1e-12);
    const auto s = simulate(m.map, model, said, {.start = any_state(m.map)});
    RC_ASSERT(s.settled());
    RC_ASSERT(s.certified);
    RC_ASSERT(s.error_bound <= model.tolerance);
    const auto far = simulate(m.map, exactly(model, 4'000), said, {.start = s.state});
    RC_ASSERT(distance(s.state, far.state) <= s.error_bound + far.error_bound);
    const auto early = simulate(m.map, exactly(model, 3), said, {.start = any_state(m.map)});
    RC_ASSERT(distance(early.state, far.state) <= early.error_bound + far.error_bound + 1e-300);
  }));
}

TEST_CASE("property: a state that is proven or repeats itself stays when the iteration goes on") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    const Model model = any_model();
    const auto s = simulate(m.map, model, {}, {.start = any_state(m.map)});
    RC_PRE(s.settled() && (s.certified || s.residual == 0));
    RC_ASSERT(s.residual <= 1e-12);
    const auto on = simulate(m.map, exactly(model, 100), {}, {.start = s.state});
    RC_ASSERT(relative_distance(s.state, on.state) < 1e-9);
  }));
}

TEST_CASE("property: a cycle comes back after its period and not before") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    Model model = any_model();
    model.transfer = *rc::gen::element<std::string>("bivalent", "trivalent", "tanh", "saturation");
    model.lambda = *hundredths(100, 500);
    const auto s = simulate(m.map, model, {}, {.start = any_state(m.map)});
    RC_PRE(s.ending == Ending::cycle);
    const auto round =
        simulate(m.map, exactly(model, s.period), {}, {.trajectory = true, .start = s.state});
    RC_ASSERT(s.period > 1);
    const double missed_by = distance(round.state, s.state);
    RC_ASSERT(missed_by < 1e-7);
    for (std::size_t t = 1; t < s.period; ++t)
      RC_ASSERT(distance(round.trajectory[t], s.state) > 100 * missed_by);
  }));
}

TEST_CASE("property: so many steps are the beginning of the whole trajectory, to the bit") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    const Model model = any_model();
    const Interventions said = any_interventions(m.map);
    const Eigen::VectorXd start = any_state(m.map);
    const auto whole = simulate(m.map, model, said, {.trajectory = true, .start = start});
    const auto some = *rc::gen::inRange<std::size_t>(0, whole.steps + 1);
    const auto part = simulate(m.map, exactly(model, some), said, {.start = start});
    RC_ASSERT(same_bits(part.state, whole.trajectory[some]));
    RC_ASSERT(part.steps == some);
  }));
}

TEST_CASE("property: the limit of steps changes no step before it") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    Model model = any_model();
    const auto long_run = simulate(m.map, model, {}, {.trajectory = true});
    model.max_steps = *rc::gen::inRange<std::size_t>(1, 60);
    const auto short_run = simulate(m.map, model, {}, {.trajectory = true});
    RC_ASSERT(short_run.steps <= model.max_steps);
    for (std::size_t t = 0; t <= std::min(short_run.steps, long_run.steps); ++t)
      RC_ASSERT(same_bits(short_run.trajectory[t], long_run.trajectory[t]));
    if (long_run.steps <= model.max_steps) RC_ASSERT(short_run.ending == long_run.ending);
  }));
}

TEST_CASE("property: the same question gives the same bits twice") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    const Model model = any_model();
    const Interventions said = any_interventions(m.map);
    const auto one = simulate(m.map, model, said), other = simulate(m.map, model, said);
    RC_ASSERT(same_bits(one.state, other.state));
    RC_ASSERT(one.steps == other.steps);
    RC_ASSERT(one.error_bound == other.error_bound);
    RC_ASSERT(one.message == other.message);
  }));
}

TEST_CASE("property: every simulation ends within its limit, with a reason that fits") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    Model model = any_model();
    model.max_steps = *rc::gen::inRange<std::size_t>(1, 600);
    const auto s = simulate(m.map, model, any_interventions(m.map), {.start = any_state(m.map)});
    RC_ASSERT(s.ending != Ending::stopped);
    RC_ASSERT(s.steps <= model.max_steps);
    RC_ASSERT(s.state.allFinite());
    RC_ASSERT((s.ending == Ending::cycle) == (s.period > 1));
    RC_ASSERT(s.settled() == (s.period == 1));
    if ((*transfer_named(model.transfer))->discrete)
      RC_ASSERT(
          (s.ending == Ending::settled || s.ending == Ending::cycle || s.steps == model.max_steps));
    if (s.certified) RC_ASSERT((s.settled() || s.ending == Ending::slow));
  }));
}
