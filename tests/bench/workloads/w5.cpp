// SPDX-License-Identifier: MIT
//
// Exactly 100 rounds on 100,000 factors with 1,000,000 links. As scipy's matrix is made before its
// time is taken, so is our storage.
#include <memory>

#include "workloads/rounds.hpp"

namespace fcm::bench {

Workload w5_workload() {
  return {.title = "one map of 100,000 factors and 1,000,000 links, 100 rounds",
          .prepare = [](const Data& data, std::size_t threads) {
            constexpr std::size_t factors = 100'000, links = 1'000'000, rounds = 100;
            detail::Program program = modified_kosko(factors);
            const auto into = data.integers("w5_ptr.i32", factors + 1);
            const auto source = data.integers("w5_col.i32", links);
            program.into.assign(into.begin(), into.end());
            program.source.assign(source.begin(), source.end());
            program.weight = data.doubles("w5_val.f64", links);
            const auto state = std::make_shared<Rounds>(std::move(program), rounds, threads);
            return Prepared{.run = [state] { state->run(); },
                            .max_error = [state] { return state->max_error(); },
                            .tolerance = 0,
                            .also = {}};
          }};
}

}  // namespace fcm::bench
