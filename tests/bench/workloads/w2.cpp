// SPDX-License-Identifier: MIT
//
// 10,000 scenarios of one to three clamped factors on one map of 60 factors and 533 links.
#include <algorithm>
#include <cmath>
#include <memory>

#include "fcm/ensemble.hpp"
#include "fcm/formats.hpp"
#include "workloads/workload.hpp"

namespace fcm::bench {
namespace {

constexpr std::size_t scenarios = 10'000, factors = 60, known = 200;

struct Work {
  Map map;
  Model model{.rule = "modified_kosko",
              .transfer = "sigmoid",
              .start = 1,
              .max_steps = 1'000,
              .stop_by = StopBy::largest_change,
              .tolerance = 1e-5};
  std::vector<std::vector<Clamp>> clamps;
  std::vector<double> reference;
  std::vector<double> states;  ///< by factor and scenario
  Workers workers;

  Work(const Data& data, std::size_t threads)
      : reference(data.doubles("w2_ref200.f64", known * factors)),
        states(factors * scenarios),
        workers(threads) {
    const auto read = parse_map(data.text("w2_adj.csv"), "w2_adj.csv");
    if (!read) throw std::runtime_error(read.error().message);
    map = read->value;
    const std::vector<double> values = data.doubles("w2_scen.f64", scenarios * factors);
    for (std::size_t s = 0; s < scenarios; ++s) {
      clamps.emplace_back();
      for (Index j = 0; j < factors; ++j)
        if (!std::isnan(values[s * factors + j]))
          clamps.back().push_back({j, values[s * factors + j], {}});
    }
  }

  void run() {
    const auto block_of_scenarios = [this](Block& block, Figures&) {
      for (std::size_t lane = 0; lane < block.lanes(); ++lane)
        for (const Clamp& each : clamps[block.first() + lane])
          block.clamp(lane, each.factor, each.value);
      block.simulate();
      for (Index j = 0; j < factors; ++j)
        std::copy_n(block.state(j).data(), block.lanes(),
                    states.data() + j * scenarios + block.first());
    };
    Ensemble(map, model).run(scenarios, 0, block_of_scenarios, workers);
  }

  double max_error() const {
    double largest = 0;
    for (std::size_t s = 0; s < known; ++s)
      for (std::size_t j = 0; j < factors; ++j)
        largest =
            std::max(largest, std::fabs(states[j * scenarios + s] - reference[s * factors + j]));
    return largest;
  }
};

}  // namespace

Workload w2_workload() {
  return {.title = "10,000 scenarios on 60 factors",
          .prepare = [](const Data& data, std::size_t threads) {
            const auto work = std::make_shared<Work>(data, threads);
            return Prepared{.run = [work] { work->run(); },
                            .max_error = [work] { return work->max_error(); },
                            .tolerance = 1e-12};
          }};
}

}  // namespace fcm::bench
