// SPDX-License-Identifier: MIT
#include "fcm/ensemble.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <mutex>
#include <vector>

using namespace fcm;

namespace {

/// a -> b -> c, and c slows b down.
Map chain() {
  return Map::make({{.id = "a"}, {.id = "b"}, {.id = "c"}}, {{.from = 0, .to = 1, .weight = 0.6},
                                                             {.from = 1, .to = 2, .weight = 0.5},
                                                             {.from = 2, .to = 1, .weight = -0.4}})
      .value();
}

/// One block of so many lanes on this thread.
void with_block(const Map& map, const Model& model, std::uint64_t lanes,
                const std::function<void(Block&)>& look) {
  Workers workers(1);
  Ensemble(map, model)
      .run(
          lanes, 0, [&](Block& block, Figures&) { look(block); }, workers);
}

const Model by_steps{
    .transfer = "sigmoid", .start = 1, .stop_by = StopBy::largest_change, .tolerance = 1e-5};

}  // namespace

TEST_CASE("ensemble: each lane has weights and interventions of its own", "[simulate]") {
  for (const Model& model : {anchored_model(chain()), by_steps}) {
    with_block(chain(), model, 5, [&](Block& block) {
      for (std::size_t lane = 0; lane < block.lanes(); ++lane) {
        block.weights(1)[lane] = 0.1 * static_cast<double>(lane);
        block.input(lane, 0, 0.2);
        block.input(lane, 0, 0.1 * static_cast<double>(lane));
      }
      block.clamp(3, 2, 0.25);
      block.simulate();
      for (std::size_t lane = 0; lane < block.lanes(); ++lane) {
        Interventions said{.inputs = {{0, 0.2}, {0, 0.1 * static_cast<double>(lane)}}};
        if (lane == 3) said.clamps.push_back({2, 0.25});
        const Simulation alone =
            simulate(chain().with_weight(1, 0.1 * static_cast<double>(lane)), model, said);
        for (Index j = 0; j < 3; ++j)
          CHECK(block.state(j)[lane] == alone.state[static_cast<Eigen::Index>(j)]);
        CHECK(block.ending(lane) == alone.ending);
        CHECK(block.steps(lane) == alone.steps);
        CHECK(block.certified(lane) == alone.certified);
      }
    });
  }
}

TEST_CASE("ensemble: weights that are all written anew leave the other links as they are",
          "[simulate]") {
  with_block(chain(), by_steps, 37, [&](Block& block) {
    const std::span<double> row = block.new_weights(1);
    for (std::size_t lane = 0; lane < block.lanes(); ++lane)
      row[lane] = 0.01 * static_cast<double>(block.first() + lane);
    block.simulate();
    for (std::size_t lane = 0; lane < block.lanes(); ++lane) {
      const double weight = 0.01 * static_cast<double>(block.first() + lane);
      const Simulation alone = simulate(chain().with_weight(1, weight), by_steps);
      for (Index j = 0; j < 3; ++j)
        CHECK(block.state(j)[lane] == alone.state[static_cast<Eigen::Index>(j)]);
      CHECK(block.steps(lane) == alone.steps);
      CHECK(block.weights(1)[lane] == weight);
      CHECK(block.weights(0)[lane] == 0.6);
    }
  });
}

TEST_CASE("ensemble: a scenario goes on from where the baseline stands", "[simulate]") {
  with_block(chain(), by_steps, 40, [&](Block& block) {
    block.simulate();
    const double baseline = block.state(2)[7];
    block.input(1, 0.5);
    block.simulate_onwards();
    const Simulation first = simulate(chain(), by_steps);
    const Simulation alone =
        simulate(chain(), by_steps, {.inputs = {{1, 0.5}}}, {.start = first.state});
    CHECK(baseline == first.state[2]);
    CHECK(block.state(2)[7] == alone.state[2]);
    CHECK(block.steps(7) == alone.steps);
    block.clear_interventions();
    block.simulate();
    CHECK(block.state(2)[7] == baseline);
  });
}

TEST_CASE("ensemble: numbers that could overflow a sum are left to simulate()", "[simulate]") {
  const Model linear{.transfer = "linear", .lambda = 3, .steps = 400};
  with_block(chain(), linear, 2, [&](Block& block) {
    block.clamp(0, 0, 1e300);
    block.clamp(1, 0, 1);
    block.simulate();
    CHECK(block.ending(0) == simulate(chain(), linear, {.clamps = {{0, 1e300}}}).ending);
    CHECK(block.state(2)[1] == simulate(chain(), linear, {.clamps = {{0, 1}}}).state[2]);
  });
  const Map loop = Map::make({{.id = "a"}}, {{.from = 0, .to = 0, .weight = 1}}).value();
  const Model doubling{.transfer = "linear", .lambda = 2, .start = 1, .steps = 1'000};
  with_block(loop, doubling, 1, [&](Block& block) {
    block.simulate();
    CHECK(block.ending(0) == Ending::slow);
    CHECK(block.steps(0) == simulate(loop, doubling).steps);
  });
}

TEST_CASE("ensemble: figures are summed up over all draws, on any number of threads",
          "[simulate]") {
  const Ensemble ensemble(chain(), by_steps);
  std::vector<Summary> found;
  for (const std::size_t threads : {1, 2, 3}) {
    Workers workers(threads);
    found.push_back(ensemble.run(
        1'000, 2,
        [](Block& block, Figures& figures) {
          for (std::size_t lane = 0; lane < block.lanes(); ++lane)
            block.input(lane, 0, static_cast<double>(block.first() + lane) / 1'000);
          block.simulate();
          figures.take(0, block.state(0));
          figures.take(1, block.state(2));
        },
        workers));
  }
  CHECK(found[0].draws == 1'000);
  CHECK(found[0].figures[0].count == 1'000);
  // The middle draw has an input of 0.4995 on a factor that nothing leads into.
  CHECK(found[0].figures[0].quantile(0.5) == Approx(1 / (1 + std::exp(-0.4995))).epsilon(1e-3));
  CHECK(found[1] == found[0]);
  CHECK(found[2] == found[0]);
}

TEST_CASE("ensemble: what is off the map or no number is a caller's bug", "[simulate]") {
  with_block(chain(), by_steps, 3, [&](Block& block) {
    CHECK_THROWS_AS(block.weights(3), std::logic_error);
    CHECK_THROWS_AS(block.clamp(0, 3, 0), std::logic_error);
    CHECK_THROWS_AS(block.clamp(3, 0, 0), std::logic_error);
    CHECK_THROWS_AS(block.input(0, 0, std::nan("")), std::logic_error);
  });
  CHECK_THROWS_AS(Ensemble(chain(), Model{.lambda = -1}), std::logic_error);
}
