// SPDX-License-Identifier: MIT
//
// Two ways to say one thing come to one state.
#include <algorithm>
#include <catch2/catch.hpp>

#include "random_map.hpp"

using namespace fcm;
using namespace fcm::property;

TEST_CASE("property: rescaled sigmoid is modified Kosko tanh at half the lambda, seen as 2a - 1") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    const Eigen::VectorXd b = any_state(m.map);
    Interventions seen, plain;
    for (const Clamp& clamp : any_interventions(m.map).clamps) {
      seen.clamps.push_back(clamp);
      plain.clamps.push_back({clamp.factor, (clamp.value + 1) / 2});
    }
    seen.inputs = plain.inputs = any_interventions(m.map).inputs;
    const double lambda = *hundredths(10, 300);
    const auto steps = static_cast<std::size_t>(*rc::gen::inRange(0, 12));
    const Model rescaled{
        .rule = "rescaled", .transfer = "sigmoid", .lambda = lambda, .steps = steps};
    const Model kosko{
        .rule = "modified_kosko", .transfer = "tanh", .lambda = lambda / 2, .steps = steps};
    const Eigen::VectorXd a = (b.array() + 1) / 2;
    const auto one = simulate(m.map, rescaled, plain, {.start = a});
    const auto other = simulate(m.map, kosko, seen, {.start = b});
    RC_ASSERT(distance(2 * one.state.array() - 1, other.state) < 1e-9);
  }));
}

TEST_CASE("property: modified Kosko is Kosko with a link of 1 from each factor to itself") {
  CHECK(rc::check([] {
    const RandomMap m = any_map({.self_links = false});
    std::vector<Link> links = m.links;
    for (Index j = 0; j < m.map.size(); ++j) links.push_back({.from = j, .to = j, .weight = 1});
    Model model = exactly(any_model(), 10);
    model.transfer = "tanh";
    const Interventions said = any_interventions(m.map);
    const SimulateOptions options{.start = any_state(m.map)};
    model.rule = "modified_kosko";
    const auto memory = simulate(m.map, model, said, options);
    model.rule = "kosko";
    const auto linked = simulate(Map::make(m.factors, links).value(), model, said, options);
    RC_ASSERT(distance(memory.state, linked.state) < 1e-9);
  }));
}

TEST_CASE("property: a stronger lambda is the same as stronger weights and inputs") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    const Model half{.transfer = *rc::gen::element<std::string>("tanh", "sigmoid", "saturation"),
                     .lambda = *hundredths(10, 200),
                     .steps = 9};
    Model whole = half;
    whole.lambda = 2 * half.lambda;
    const Interventions said = any_interventions(m.map);
    Interventions halved = said;
    for (Input& input : halved.inputs) input.value /= 2;
    std::vector<Link> links = m.links;
    for (Link& link : links) link.weight /= 2;
    const SimulateOptions options{.start = any_state(m.map)};
    // Halving is exact, so the states agree to the bit.
    RC_ASSERT(simulate(m.map, half, said, options).state ==
              simulate(Map::make(m.factors, links).value(), whole, halved, options).state);
  }));
}

TEST_CASE("property: an input is a held factor that nobody else hears") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    Model model = exactly(any_model(), 7);
    const auto target = *rc::gen::inRange<Index>(0, m.map.size());
    const double push = *hundredths(-100, 100);
    std::vector<Factor> factors = m.factors;
    factors.push_back({.id = "driver"});
    std::vector<Link> links = m.links;
    links.push_back({.from = m.map.size(), .to = target, .weight = push});
    const Map driven = Map::make(factors, links).value();
    const Eigen::VectorXd start = any_state(m.map);
    Eigen::VectorXd longer(start.size() + 1);
    longer << start, 1;
    const auto input = simulate(m.map, model, {.inputs = {{target, push}}}, {.start = start});
    const auto clamp = simulate(driven, model, {.clamps = {{m.map.size(), 1}}}, {.start = longer});
    if ((*transfer_named(model.transfer))->discrete) return;  // a threshold may tell rounding apart
    RC_ASSERT(relative_distance(input.state, clamp.state.head(start.size())) < 1e-6);
  }));
}

TEST_CASE(
    "property: under tanh, turning every start, clamp and input round turns the states round") {
  CHECK(rc::check([] {
    const RandomMap m = any_map();
    const Model model{
        .rule = *rc::gen::element<std::string>("kosko", "modified_kosko"),
        .transfer = *rc::gen::element<std::string>("tanh", "trivalent", "linear", "saturation"),
        .lambda = *hundredths(10, 300),
        .steps = 10};
    const Interventions said = any_interventions(m.map);
    Interventions turned = said;
    for (Clamp& clamp : turned.clamps) clamp.value = -clamp.value;
    for (Input& input : turned.inputs) input.value = -input.value;
    const Eigen::VectorXd start = any_state(m.map);
    const Eigen::VectorXd against = -start;
    RC_ASSERT(simulate(m.map, model, said, {.start = start}).state ==
              -simulate(m.map, model, turned, {.start = against}).state);
  }));
}

TEST_CASE("property: a linear link is as good as a chain of two that multiply to it") {
  CHECK(rc::check([] {
    const double first = *hundredths(-100, 100), second = *hundredths(-100, 100);
    const Map whole =
        Map::make({{.id = "a"}, {.id = "b"}}, {{.from = 0, .to = 1, .weight = first * second}})
            .value();
    const Map split =
        Map::make({{.id = "a"}, {.id = "b"}, {.id = "between"}},
                  {{.from = 0, .to = 2, .weight = first}, {.from = 2, .to = 1, .weight = second}})
            .value();
    const Model linear{.transfer = "linear", .lambda = 1};
    const double level = *hundredths(-100, 100);
    const auto one = simulate(whole, linear, {.clamps = {{0, level}}});
    const auto other = simulate(split, linear, {.clamps = {{0, level}}});
    RC_ASSERT(one.settled());
    RC_ASSERT(other.settled());
    RC_ASSERT(std::abs(one.state[1] - other.state[1]) < 1e-14);
  }));
}
