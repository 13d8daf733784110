// SPDX-License-Identifier: MIT
//
// Lanes are simulate(), bit for bit: 20,000 maps in ensembles of 10, under every kind of model, on
// every instruction set of this processor.
#include <bit>
#include <catch2/catch.hpp>
#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "core/random.hpp"
#include "fcm/ensemble.hpp"
#include "simulate/lanes/kernels.hpp"

using namespace fcm;

namespace {

constexpr std::uint64_t seed = 20261121;
constexpr std::size_t lanes = 10;

/// Numbers of ordinary size, as people write them.
class Numbers {
 public:
  explicit Numbers(std::uint64_t draw) : random_(seed, draw) {}
  bool once_in(std::uint32_t n) { return random_.below(n) == 0; }
  std::size_t below(std::size_t n) { return random_.below(static_cast<std::uint32_t>(n)); }
  double hundredths(int low, int high) {
    return (low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1)))) / 100.0;
  }
  template <class T>
  const T& any_of(const std::vector<T>& all) {
    return all[below(all.size())];
  }

 private:
  core::Random random_;
};

Map any_map(Numbers& numbers) {
  std::vector<Factor> factors;
  std::vector<Link> links;
  const bool lags = numbers.once_in(10);
  const Index n = 1 + numbers.below(9);
  for (Index i = 0; i < n; ++i) factors.push_back({.id = "f" + std::to_string(i)});
  for (Index i = 0; i < n; ++i)
    for (Index j = 0; j < n; ++j)
      if (numbers.once_in(3)) {
        const bool simulated = !numbers.once_in(20);
        links.push_back({.from = i,
                         .to = j,
                         .weight = simulated ? numbers.hundredths(-100, 100) : 0,
                         .lag = lags ? static_cast<std::uint32_t>(numbers.below(3)) : 0,
                         .simulated = simulated});
      }
  return Map::make(factors, links).value();
}

Model any_model(Numbers& numbers, const Map& map) {
  Model model;
  model.rule = numbers.any_of(rules()).name;
  model.transfer = model.rule == "rescaled" ? "sigmoid" : numbers.any_of(transfer_functions()).name;
  if (model.rule != "rescaled" && numbers.once_in(5))
    model.transfer_of["f0"] = numbers.any_of(transfer_functions()).name;
  if (numbers.once_in(5)) model.memory_of["f0"] = numbers.hundredths(-100, 100);
  model.lambda = numbers.hundredths(5, numbers.once_in(3) ? 400 : 100);
  model.phi = numbers.hundredths(10, 100);
  model.start = numbers.hundredths(-100, 100);
  if (numbers.once_in(4)) model.damping = numbers.hundredths(0, 90);
  model.hold_sources = numbers.once_in(10);
  if (numbers.once_in(20)) model.time = Time::continuous;
  model.max_steps = 1 + numbers.below(300);
  model.tolerance = numbers.once_in(2) ? 1e-12 : 1e-5;
  const std::size_t stop = numbers.below(6);
  if (stop == 0) model.steps = numbers.below(20);
  if (stop == 1) model.stop_by = StopBy::largest_change;
  if (stop == 2) model.stop_by = StopBy::mean_square_change;
  if (!check(model, map)) return {};  // not every pair of rule, function and time exists
  return model;
}

struct Lane {
  Map map;
  Interventions said;
};

Lane any_lane(Numbers& numbers, const Map& map, bool own_weights) {
  Lane lane;
  std::vector<Link> links = map.links();
  for (Link& link : links)
    if (own_weights && link.simulated)
      link.weight = numbers.once_in(5) ? 0 : numbers.hundredths(-100, 100);
  lane.map = Map::make(map.factors(), links).value();
  for (Index j = 0; j < map.size(); ++j) {
    const std::size_t kind = numbers.below(8);
    if (kind == 0) lane.said.clamps.push_back({j, numbers.hundredths(-100, 100), {}});
    if (kind == 1) lane.said.inputs.push_back({j, numbers.hundredths(-100, 100), {}});
  }
  return lane;
}

struct Ended {
  std::vector<std::uint64_t> state;
  Ending ending = Ending::stopped;
  std::size_t steps = 0;
  bool certified = false;
  bool operator==(const Ended&) const = default;
};

Ended alone(const Lane& lane, const Model& model, const SimulateOptions& options) {
  const Simulation s = simulate(lane.map, model, lane.said, options);
  Ended ended{{}, s.ending, s.steps, s.certified};
  for (const double value : s.state) ended.state.push_back(std::bit_cast<std::uint64_t>(value));
  return ended;
}

Ended of_block(const Block& block, std::size_t lane, const Map& map) {
  Ended ended{{}, block.ending(lane), block.steps(lane), block.certified(lane)};
  for (Index j = 0; j < map.size(); ++j)
    ended.state.push_back(std::bit_cast<std::uint64_t>(block.state(j)[lane]));
  return ended;
}

void say(Block& block, std::size_t number, const Lane& lane, bool own_weights) {
  for (Index k = 0; own_weights && k < lane.map.links().size(); ++k)
    block.weights(k)[number] = lane.map.links()[k].weight;
  for (const Clamp& each : lane.said.clamps) block.clamp(number, each.factor, each.value);
  for (const Input& each : lane.said.inputs) block.input(number, each.factor, each.value);
}

}  // namespace

TEST_CASE("property: lanes are simulate(), bit for bit, on every instruction set") {
  std::deque<Workers> workers;
  for (std::size_t threads = 1; threads <= 3; ++threads) workers.emplace_back(threads);
  std::size_t endings[5] = {};
  for (std::uint64_t draw = 0; draw < 2'000; ++draw) {
    Numbers numbers(draw);
    const Map map = any_map(numbers);
    const Model model = any_model(numbers, map);
    const bool own_weights = numbers.once_in(2), onwards = numbers.once_in(4);
    std::vector<Lane> said;
    std::vector<Ended> expected;
    SimulateOptions options;
    if (onwards) options.start = simulate(map, model).state;
    for (std::size_t i = 0; i < lanes; ++i) {
      said.push_back(any_lane(numbers, map, own_weights));
      expected.push_back(alone(said.back(), model, options));
      ++endings[static_cast<std::size_t>(expected.back().ending)];
    }
    const Ensemble ensemble(map, model);
    for (const std::string_view target : detail::lanes_targets()) {
      INFO("draw " << draw << " on " << target);
      detail::use_target(target);
      std::vector<Ended> found(lanes);
      ensemble.run(
          lanes, 0,
          [&](Block& block, Figures&) {
            if (onwards) block.simulate();
            for (std::size_t i = 0; i < block.lanes(); ++i)
              say(block, i, said[block.first() + i], own_weights);
            if (onwards)
              block.simulate_onwards();
            else
              block.simulate();
            for (std::size_t i = 0; i < block.lanes(); ++i)
              found[block.first() + i] = of_block(block, i, map);
          },
          workers[draw % workers.size()]);
      REQUIRE(found == expected);
    }
  }
  detail::use_target(detail::lanes_targets().front());
  for (const std::size_t count : endings) CHECK(count > 10);  // each of them has been seen
}

TEST_CASE("property: an ensemble of many blocks is the same on any number of threads") {
  Numbers numbers(1'000'000);
  const Map map = any_map(numbers);
  const Model model = anchored_model(map);
  const Ensemble ensemble(map, model);
  std::vector<Summary> found;
  for (const std::size_t threads : {1, 2, 3}) {
    Workers workers(threads);
    found.push_back(ensemble.run(
        5'000, map.size(),
        [&](Block& block, Figures& figures) {
          for (std::size_t lane = 0; lane < block.lanes(); ++lane) {
            Numbers own(block.first() + lane);
            for (Index k = 0; k < map.links().size(); ++k)
              block.weights(k)[lane] = own.hundredths(-100, 100);
            block.input(lane, 0, own.hundredths(-100, 100));
          }
          block.simulate();
          for (Index j = 0; j < map.size(); ++j) figures.take(j, block.state(j));
        },
        workers));
  }
  CHECK(found[0].figures[0].count == 5'000);
  CHECK(found[1] == found[0]);
  CHECK(found[2] == found[0]);
}
