// SPDX-License-Identifier: MIT
#include "fcm/vary.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "core/random.hpp"

using namespace fcm;

namespace {

// Three factors, one loop, one weight so near 1 that half of its draws are cut off there.
Map small_map() {
  std::vector<Factor> factors(3);
  for (std::size_t i = 0; i < 3; ++i) factors[i].id = std::string(1, static_cast<char>('a' + i));
  return *Map::make(factors, {{.from = 0, .to = 1, .weight = 0.99},
                              {.from = 1, .to = 2, .weight = -0.4},
                              {.from = 2, .to = 0, .weight = 0.3}});
}

}  // namespace

TEST_CASE("vary: figures are those of the draws, simulated one by one", "[analyse]") {
  const Map map = small_map();
  const Model model = customary_model();
  const Interventions pushed{.clamps = {{0, 0.25}}, .inputs = {{1, 0.5}}};
  constexpr std::uint64_t draws = 200;
  Workers workers(2);
  const Varied varied = vary(map, model, pushed, {.by = 0.1, .draws = draws, .seed = 5}, workers);
  CHECK(varied.draws == draws);
  CHECK(varied.settled == 1);
  CHECK(varied.certified == 1);

  std::vector<double> effects[3], states[3];
  for (std::uint64_t draw = 0; draw < draws; ++draw) {
    core::Random random(5, draw, 0x76617279);
    std::vector<Link> links = map.links();
    for (Link& link : links)
      link.weight = std::clamp(link.weight + 0.1 * (2 * random.uniform() - 1), -1.0, 1.0);
    const Map drawn = *Map::make(map.factors(), links);
    const auto with = simulate(drawn, model, pushed).state, without = simulate(drawn, model).state;
    for (int j = 0; j < 3; ++j) {
      states[j].push_back(with[j]);
      effects[j].push_back(with[j] - without[j]);
    }
  }
  for (std::size_t j = 0; j < 3; ++j) {
    double mean = 0;
    for (const double effect : effects[j]) mean += effect / draws;
    CHECK(varied.effect[j].count == draws);
    CHECK(std::abs(varied.effect[j].mean - mean) < 1e-14);
    CHECK(varied.effect[j].low == *std::min_element(effects[j].begin(), effects[j].end()));
    CHECK(varied.effect[j].high == *std::max_element(effects[j].begin(), effects[j].end()));
    CHECK(varied.state[j].low == *std::min_element(states[j].begin(), states[j].end()));
    CHECK(varied.state[j].high == *std::max_element(states[j].begin(), states[j].end()));
  }
}

TEST_CASE("vary: without interventions there is nothing to compare", "[analyse]") {
  Workers workers(1);
  const Varied varied = vary(small_map(), customary_model(), {}, {.draws = 10}, workers);
  CHECK(varied.state.size() == 3);
  CHECK(varied.effect.empty());
  CHECK(varied.baseline.empty());
}

TEST_CASE("vary: draws that do not settle are counted and give no figures", "[analyse]") {
  // Two factors that switch each other on and off for ever: a cycle in every draw.
  const Map map = *Map::make({{.id = "a"}, {.id = "b"}}, {{.from = 0, .to = 1, .weight = -0.9},
                                                          {.from = 1, .to = 0, .weight = 0.9}});
  Model model = customary_model();
  model.transfer = "tanh";
  model.lambda = 20;
  Workers workers(1);
  const Varied varied = vary(map, model, {}, {.draws = 50}, workers);
  CHECK(varied.draws == 50);
  CHECK(varied.settled == 0);
  CHECK(varied.certified == 0);
  CHECK(varied.state[0].count == 0);
}

TEST_CASE("vary: draws that stopped as asked are none that settled, and give figures",
          "[analyse]") {
  Workers workers(2);
  const auto of = [&workers](const Model& model) {
    return vary(small_map(), model, {.clamps = {{0, 0.25}}}, {.draws = 50}, workers);
  };
  Model model = customary_model();
  model.steps = 3;
  const Varied exactly = of(model);
  CHECK(exactly.settled == 0);
  CHECK(exactly.certified == 0);
  CHECK(exactly.stopped == 1);
  CHECK(exactly.met == 0);
  CHECK(exactly.state[2].count == 50);

  model.steps.reset();
  for (const StopBy size : {StopBy::largest_change, StopBy::mean_square_change}) {
    model.stop_by = size;
    model.tolerance = 1e-6;
    CHECK(of(model).stopped == 1);
    CHECK(of(model).met == 1);
    model.max_steps = 2;
    CHECK(of(model).stopped == 1);
    CHECK(of(model).met == 0);
    model.max_steps = 1'000;
  }
}

TEST_CASE("vary: the bound of the weights is the map's own where it is beyond 1", "[analyse]") {
  Workers workers(1);
  const Map map =
      *Map::make({{.id = "a"}, {.id = "b"}}, {{.from = 0, .to = 1, .weight = -2.5}}, {}, 3);
  CHECK(vary(map, customary_model(), {}, {.draws = 10}, workers).bound == 2.5);
  CHECK(vary(small_map(), customary_model(), {}, {.draws = 10}, workers).bound == 1);
}

TEST_CASE("vary: what it cannot do is the caller's to know", "[analyse]") {
  Workers workers(1);
  const Map map = small_map();
  CHECK_THROWS_AS(vary(map, customary_model(), {}, {.by = 0}, workers), std::logic_error);
  CHECK_THROWS_AS(
      vary(map, customary_model(), {.inputs = {{0, 1, {.from = 2}}}}, {.by = 0.1}, workers),
      std::logic_error);
}

namespace {

Map pair_of(Link link, std::size_t voices = 0) {
  std::vector<Factor> factors(2);
  factors[0].id = "a";
  factors[1].id = "b";
  MapSource source;
  source.voices = voices;
  link.from = 0;
  link.to = 1;
  return Map::make(factors, {link}, source).value();
}

/// b is the weight of the one link, drawn.
Distribution drawn_weight(const Map& map, const std::vector<WeightDraw>& weights) {
  Workers workers(1);
  const Model linear{.transfer = "linear"};
  return vary(map, linear, {.clamps = {{0, 1}}}, {.draws = 20'000, .weights = weights}, workers)
      .state[1];
}

}  // namespace

TEST_CASE("vary: a weight of 1 or -1 varies like any other (T17)", "[analyse]") {
  // InCognitive leaves weights at +-1 as they are, however unsure the rest is said to be.
  Workers workers(1);
  for (const double weight : {1.0, -1.0}) {
    const Map map = pair_of({.weight = weight});
    const Distribution b = vary(map, {.transfer = "linear"}, {.clamps = {{0, 1}}},
                                {.by = 0.2, .draws = 10'000}, workers)
                               .state[1];
    CHECK(std::abs(weight - b.mean) == Approx(0.05).epsilon(0.05));  // half are cut off
    CHECK(b.high - b.low > 0.19);
  }
}

TEST_CASE("vary: bounds are drawn evenly, with a mode as a triangle", "[analyse]") {
  Link link{.weight = 0.3};
  link.fields = {{"lower", "-0.1"}, {"upper", "0.7"}};
  const Map even = pair_of(link);
  const Distribution b = drawn_weight(even, draws_as_stated(even));
  CHECK(b.mean == Approx(0.3).margin(0.006));
  CHECK(b.standard_deviation() == Approx(0.8 / std::sqrt(12)).epsilon(0.02));
  CHECK(b.low >= -0.1);
  CHECK(b.high <= 0.7);

  link.fields = {{"lower", "-0.1"}, {"mode", "0.6"}, {"upper", "0.7"}};
  const Map triangle = pair_of(link);
  const Distribution c = drawn_weight(triangle, draws_as_stated(triangle));
  // Mean (l + m + u) / 3, variance (l^2 + m^2 + u^2 - lm - lu - mu) / 18.
  CHECK(c.mean == Approx(0.4).margin(0.006));
  CHECK(c.standard_deviation() ==
        Approx(std::sqrt((0.01 + 0.36 + 0.49 + 0.06 + 0.07 - 0.42) / 18)).epsilon(0.02));
  CHECK(draw_as_stated({.weight = 0.4}) == WeightDraw{.low = 0.4, .high = 0.4, .mode = 0.4});
}

TEST_CASE("vary: counts of voices are drawn as a share, the sign with its balance", "[analyse]") {
  // 6 of 10 gave it a direction, 4 voices +, 2 -, mean strength .5: net .1.
  LinkEvidence told{.voices = 7, .plus = 4, .minus = 2, .unsigned_ = 1};
  told.balance = 4.0 / 6;
  told.strength = 0.5;
  const Map map = pair_of({.weight = 0.1, .evidence = told}, 10);
  CHECK(draws_as_told(map) == std::vector<WeightDraw>{{.shape = WeightDraw::Shape::beta,
                                                       .high = 0.5,
                                                       .alpha = 6.5,
                                                       .beta = 4.5,
                                                       .plus = 4.0 / 6}});
  const Distribution b = drawn_weight(map, draws_as_told(map));
  const double positive = static_cast<double>(b.positive) / static_cast<double>(b.count);
  CHECK(positive == Approx(2.0 / 3).margin(0.01));
  CHECK(b.mean == Approx(0.5 * 6.5 / 11 / 3).margin(0.01));
  CHECK(b.high <= 0.5);
  CHECK(b.low >= -0.5);
  const Map unknown = pair_of({.weight = 0.1, .evidence = told}, 0);
  CHECK(draws_as_told(unknown).front() == WeightDraw{.low = 0.1, .high = 0.1, .mode = 0.1});
}
