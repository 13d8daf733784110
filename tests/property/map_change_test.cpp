// SPDX-License-Identifier: MIT
//
// What changes in a map must, or must not, change in the states.
#include <catch2/catch.hpp>

#include "random_map.hpp"

using namespace fcm;
using namespace fcm::property;

TEST_CASE("property: with every factor held nothing moves") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    const Eigen::VectorXd held = any_state(m.map);
    Interventions all;
    for (Index j = 0; j < m.map.size(); ++j)
      all.clamps.push_back({j, held[static_cast<Eigen::Index>(j)]});
    const auto s = simulate(m.map, any_model(), all, {.start = any_state(m.map)});
    RC_ASSERT(s.settled());
    RC_ASSERT(s.state == held);
    RC_ASSERT(s.residual == 0);
  }));
}

TEST_CASE("property: without links every factor goes to the transfer function of its input") {
  CHECK(rc::check([] {
    const auto n = *rc::gen::inRange<Index>(1, 6);
    std::vector<Factor> factors;
    for (Index i = 0; i < n; ++i) factors.push_back({.id = std::to_string(i)});
    const Map map = Map::make(factors, {}).value();
    Model model = any_model();
    model.rule = "kosko";
    const double push = *hundredths(-100, 100);
    const auto s = simulate(map, model, {.inputs = {{0, push}}}, {.start = any_state(map)});
    const TransferFunction& f = **transfer_named(model.transfer);
    RC_ASSERT(s.settled());
    for (Index j = 0; j < n; ++j)
      RC_ASSERT(s.state[static_cast<Eigen::Index>(j)] == f.value(j == 0 ? push : 0, model.lambda));
  }));
}

TEST_CASE("property: a factor without links changes no other, to the bit") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    std::vector<Factor> factors = m.factors;
    factors.push_back({.id = "alone"});
    const Map wider = Map::make(factors, m.links).value();
    const Model model = exactly(any_model(), 12);
    const Interventions said = any_interventions(m.map);
    const Eigen::VectorXd start = any_state(m.map);
    Eigen::VectorXd longer(start.size() + 1);
    longer << start, 0.5;
    const auto one = simulate(m.map, model, said, {.start = start});
    const auto other = simulate(wider, model, said, {.start = longer});
    RC_ASSERT(one.state == other.state.head(start.size()));
  }));
}

TEST_CASE("property: a link of weight 0 changes nothing, to the bit") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    std::vector<Link> links = m.links;
    const auto from = *rc::gen::inRange<Index>(0, m.map.size());
    const auto to = *rc::gen::inRange<Index>(0, m.map.size());
    if (m.map.find_link(from, to)) return;
    links.push_back({.from = from, .to = to, .weight = 0});
    const Map with = Map::make(m.factors, links).value();
    const Model model = any_model();
    const SimulateOptions options{.start = any_state(m.map)};
    const auto one = simulate(m.map, model, {}, options),
               other = simulate(with, model, {}, options);
    RC_ASSERT(one.state == other.state);
    RC_ASSERT(one.message == other.message);
  }));
}

TEST_CASE("property: where every link is positive, more in gives no less out") {
  CHECK(rc::check([] {
    const RandomMap m = any_map({.lowest = 0});
    Model model = exactly(any_model(), 6);
    const auto raised = *rc::gen::inRange<Index>(0, m.map.size());
    const double push = *hundredths(0, 100);
    const Eigen::VectorXd start = any_state(m.map);
    const auto less = simulate(m.map, model, {}, {.start = start});
    const auto more = simulate(m.map, model, {.inputs = {{raised, push}}}, {.start = start});
    const double rounding = 1e-9 * std::max(1.0, more.state.cwiseAbs().maxCoeff());
    RC_ASSERT(((more.state - less.state).array() >= -rounding).all());
  }));
}

TEST_CASE("property: what no chain leads to does not move, to the bit") {
  CHECK(rc::check([] {
    // Links lead upwards only, so nothing leads from the last factor to the others.
    RandomMap m = any_map();
    std::vector<Link> upwards;
    for (const Link& link : m.links)
      if (link.from < link.to) upwards.push_back(link);
    const Map map = Map::make(m.factors, upwards).value();
    const Index last = map.size() - 1;
    const Model model = exactly(any_model(), 9);
    const SimulateOptions options{.start = any_state(map)};
    const auto base = simulate(map, model, {}, options);
    const auto pushed = simulate(map, model, {.inputs = {{last, 0.7}}}, options);
    const auto others = static_cast<Eigen::Index>(last);
    RC_ASSERT(base.state.head(others) == pushed.state.head(others));
  }));
}

TEST_CASE("property: the anchored model is proven for every hold and push") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    const Carry carry = *rc::gen::element(Carry::near, Carry::middle, Carry::far);
    const Model model = anchored_model(m.map, carry);
    const auto s = simulate(m.map, model, any_interventions(m.map));
    RC_ASSERT(s.settled());
    RC_ASSERT(s.certified);
    const auto baseline = simulate(m.map, model);
    RC_ASSERT(baseline.state.isZero(0));
  }));
}
