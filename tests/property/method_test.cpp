// SPDX-License-Identifier: MIT
//
// Damping, lags, continuous time and interventions in time against the plain rounds.
#include <catch2/catch.hpp>

#include "random_map.hpp"

using namespace fcm;
using namespace fcm::property;

namespace {

/// Certified and settled, so that there is one fixed point to come to.
Simulation proven(const Map& map, const Model& model, const Interventions& said) {
  const Simulation s = simulate(map, model, said);
  RC_PRE(s.settled() && s.certified);
  return s;
}

Model smooth_model() {
  return {.rule = *rc::gen::element<std::string>("kosko", "modified_kosko", "quasi_nonlinear"),
          .transfer = *rc::gen::element<std::string>("tanh", "sigmoid", "saturation"),
          .lambda = *hundredths(5, 60),
          .start = *hundredths(-100, 100)};
}

RandomMap with_lags(RandomMap m) {
  for (Link& link : m.links) link.lag = static_cast<std::uint32_t>(*rc::gen::inRange(0, 6));
  m.map = Map::make(m.factors, m.links).value();
  return m;
}

bool same_end(const Simulation& a, const Simulation& b) {
  return b.settled() && b.certified && distance(a.state, b.state) <= a.error_bound + b.error_bound;
}

When any_when() {
  const auto up_to = [](int most) {
    return static_cast<std::size_t>(*rc::gen::inRange(0, most + 1));
  };
  When when{.from = 1 + up_to(10), .ramp = up_to(4)};
  if (up_to(1) == 0) when.until = when.from + std::max<std::size_t>(when.ramp, 1) - 1 + up_to(8);
  return when;
}

}  // namespace

TEST_CASE("property: damping and continuous time keep the fixed point and its proof") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    const Interventions said = any_interventions(m.map);
    Model model = smooth_model();
    const Simulation plain = proven(m.map, model, said);
    Model damped = model;
    damped.damping = *hundredths(1, 90);
    RC_ASSERT(same_end(plain, simulate(m.map, damped, said)));
    model.time = Time::continuous;
    model.time_step = *hundredths(10, 100);
    RC_ASSERT(same_end(plain, simulate(m.map, model, said)));
  }));
}

TEST_CASE("property: lags keep the fixed point and its proof") {
  CHECK(rc::check([] {
    // Memory and a link to itself cancel only where the link has no lag.
    const RandomMap m = any_map({.self_links = false});
    const Interventions said = any_interventions(m.map);
    const Model model = smooth_model();
    const Simulation plain = proven(m.map, model, said);
    RC_ASSERT(same_end(plain, simulate(with_lags(m).map, model, said)));
  }));
}

TEST_CASE("property: where the fixed point is proven, when an intervention began does not matter") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    const Model model = smooth_model();
    Interventions timed = any_interventions(m.map), lasting;
    for (Clamp& clamp : timed.clamps) clamp.when = any_when();
    for (Input& input : timed.inputs) input.when = any_when();
    for (const Clamp& clamp : timed.clamps)
      if (!clamp.when.until) lasting.clamps.push_back({clamp.factor, clamp.value, {}});
    for (const Input& input : timed.inputs)
      if (!input.when.until) lasting.inputs.push_back({input.factor, input.value, {}});
    RC_ASSERT(same_end(proven(m.map, model, lasting), simulate(m.map, model, timed)));
  }));
}

TEST_CASE("property: quasi-nonlinear with phi 1 is Kosko's rule, to the bit") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    Model model = exactly(any_model(), 9);
    model.rule = "kosko";
    const Interventions said = any_interventions(m.map);
    const SimulateOptions options{.trajectory = false, .start = any_state(m.map)};
    Model quasi = model;
    quasi.rule = "quasi_nonlinear";
    quasi.phi = 1;
    RC_ASSERT(simulate(m.map, model, said, options).state ==
              simulate(m.map, quasi, said, options).state);
  }));
}
