// SPDX-License-Identifier: MIT
//
// 100,000 maps of 60 factors and 584 links, each weight up to 0.1 off and cut at -1 and 1: mean, 5
// and 95 percent of every state.
#include <algorithm>
#include <cmath>
#include <memory>

#include "core/random.hpp"
#include "fcm/ensemble.hpp"
#include "fcm/formats.hpp"
#include "workloads/workload.hpp"

namespace fcm::bench {
namespace {

constexpr std::size_t maps = 100'000, factors = 60, links = 584, stored = 1'000, known = 200;
constexpr std::uint64_t seed = 1;

struct Work {
  Map map;
  Model model{.rule = "modified_kosko",
              .transfer = "sigmoid",
              .start = 1,
              .max_steps = 1'000,
              .stop_by = StopBy::largest_change,
              .tolerance = 1e-5};
  std::vector<double> centres, perturbed, reference;
  Workers workers;
  struct Figure {
    double mean, low, high;
  };
  std::vector<Figure> figures;

  Work(const Data& data, std::size_t threads)
      : perturbed(data.doubles("w3_pert1000.f64", stored * links)),
        reference(data.doubles("w3_ref200.f64", known * factors)),
        workers(threads) {
    const auto read = parse_map(data.text("w3_adj.csv"), "w3_adj.csv");
    if (!read) throw std::runtime_error(read.error().message);
    map = read->value;
    for (const Link& link : map.links()) centres.push_back(link.weight);
  }

  void run() {
    const auto block_of_maps = [this](Block& block, Figures& into) {
      std::vector<double*> rows(links);
      for (Index k = 0; k < links; ++k) rows[k] = block.new_weights(k).data();
      core::spread_evenly(seed, 0, block.first(), block.lanes(), centres, 0.1, 1, rows);
      block.simulate();
      for (Index j = 0; j < factors; ++j) into.take(j, block.state(j));
    };
    const Summary summary = Ensemble(map, model).run(maps, factors, block_of_maps, workers);
    figures.clear();
    for (const Distribution& each : summary.figures)
      figures.push_back({each.mean, each.quantile(0.05), each.quantile(0.95)});
  }

  /// Of the maps whose weights and states are stored.
  double max_error() {
    double largest = 0;
    const auto compare = [&](Block& block, Figures&) {
      for (std::size_t lane = 0; lane < block.lanes(); ++lane)
        for (Index k = 0; k < links; ++k)
          block.weights(k)[lane] = perturbed[(block.first() + lane) * links + k];
      block.simulate();
      for (std::size_t lane = 0; lane < block.lanes(); ++lane)
        for (Index j = 0; j < factors; ++j)
          largest = std::max(largest, std::fabs(block.state(j)[lane] -
                                                reference[(block.first() + lane) * factors + j]));
    };
    Workers alone(1);
    Ensemble(map, model).run(known, 0, compare, alone);
    for (const Figure& each : figures)
      if (!(each.low < each.mean && each.mean < each.high)) return 1;
    return largest;
  }
};

}  // namespace

Workload w3_workload() {
  return {.title = "100,000 maps of 60 factors",
          .prepare = [](const Data& data, std::size_t threads) {
            const auto work = std::make_shared<Work>(data, threads);
            return Prepared{.run = [work] { work->run(); },
                            .max_error = [work] { return work->max_error(); },
                            .tolerance = 1e-12};
          }};
}

}  // namespace fcm::bench
