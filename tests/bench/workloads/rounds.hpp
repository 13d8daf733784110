// SPDX-License-Identifier: MIT
//
// Rounds of one simulation on a program, as fcm runs them and as a plain loop.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "fcm/model.hpp"
#include "simulate/program.hpp"
#include "simulate/sparse/sums.hpp"
#include "workloads/workload.hpp"

namespace fcm::bench {

/// Modified Kosko, sigmoid, lambda 1; links still to be filled in.
inline detail::Program modified_kosko(std::uint32_t factors) {
  detail::Program program;
  program.factors = factors;
  program.self.assign(factors, 1);
  program.transfer.assign(factors, *transfer_named("sigmoid"));
  return program;
}

/// From all ones, `rounds` on.
class Rounds {
 public:
  Rounds(detail::Program program, std::size_t rounds, std::size_t threads)
      : program_(std::move(program)),
        sums_(program_),
        rounds_(rounds),
        workers_(threads),
        none_(program_.factors, 0.0),
        now_(program_.factors),
        next_(program_.factors) {}

  void run() {
    now_.assign(now_.size(), 1);
    for (std::size_t t = 0; t < rounds_; ++t) {
      sums_.values(now_.data(), none_.data(), next_.data(), &workers_);
      now_.swap(next_);
    }
  }

  /// The largest difference from one link after the other.
  double max_error() const {
    std::vector<double> state(now_.size(), 1), next(now_.size());
    for (std::size_t t = 0; t < rounds_; ++t) {
      for (std::uint32_t j = 0; j < program_.factors; ++j) {
        double sum = 0;
        for (std::uint32_t k = program_.into[j]; k < program_.into[j + 1]; ++k)
          sum += program_.weight[k] * state[program_.source[k]];
        sum += program_.self[j] * state[j];
        next[j] = program_.transfer[j]->value(sum, program_.lambda);
      }
      state.swap(next);
    }
    double largest = 0;
    for (std::size_t j = 0; j < state.size(); ++j) {
      const double error = std::abs(state[j] - now_[j]);
      if (!(error <= largest)) largest = error;
    }
    return largest;
  }

  std::size_t links() const { return program_.weight.size(); }
  Workers& workers() { return workers_; }

 private:
  const detail::Program program_;
  const detail::Sums sums_;
  const std::size_t rounds_;
  Workers workers_;
  std::vector<double> none_, now_, next_;
};

}  // namespace fcm::bench
