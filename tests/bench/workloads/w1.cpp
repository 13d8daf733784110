// SPDX-License-Identifier: MIT
//
// One simulation of a map of 30 factors and 168 links, from the map to its result: everything that
// simulate() does, the certificate and the message included.
#include <memory>

#include "fcm/formats.hpp"
#include "fcm/simulate.hpp"
#include "workloads/workload.hpp"

namespace fcm::bench {

Workload w1_workload() {
  return {.title = "one map of 30 factors", .prepare = [](const Data& data, std::size_t) {
            const auto read = parse_map(data.text("w1_adj.csv"), "w1_adj.csv");
            if (!read) throw std::runtime_error(read.error().message);
            const Model model{.rule = "modified_kosko",
                              .transfer = "sigmoid",
                              .start = 1,
                              .stop_by = StopBy::largest_change,
                              .tolerance = 1e-5};
            const auto state = std::make_shared<Eigen::VectorXd>();
            constexpr std::size_t times = 200;
            return Prepared{
                .run =
                    [=, map = read->value] {
                      for (std::size_t i = 0; i < times; ++i) *state = simulate(map, model).state;
                    },
                .times = times,
                .max_error =
                    [=, reference = data.doubles("w1_ref.f64", 30)] {
                      return (*state - Eigen::Map<const Eigen::VectorXd>(reference.data(), 30))
                          .cwiseAbs()
                          .maxCoeff();
                    },
                .tolerance = 1e-12};
          }};
}

}  // namespace fcm::bench
