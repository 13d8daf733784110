// SPDX-License-Identifier: MIT
//
// Exactly 100 rounds on 4,000 factors that all act on all. It reads 128 MB a round and does little
// else: what the memory gives to a loop that only reads is measured beside it.
#include <algorithm>
#include <chrono>
#include <memory>

#include "workloads/rounds.hpp"

namespace fcm::bench {
namespace {

constexpr std::uint32_t factors = 4'000;
constexpr std::size_t rounds = 100;
constexpr double gigabytes = double{factors} * factors * 8 * 1e-9;

/// As np_bench.py says: splitmix64 of i * 4000 + j.
double weight(std::uint32_t from, std::uint32_t to) {
  std::uint64_t z = (std::uint64_t{from} * factors + to + 1) * 0x9e3779b97f4a7c15u;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
  z = (z ^ z >> 27) * 0x94d049bb133111ebu;
  z ^= z >> 31;
  return (static_cast<double>(z >> 11) * 0x1p-53 * 2 - 1) * 0.05;
}

detail::Program everything_on_everything() {
  detail::Program program = modified_kosko(factors);
  for (std::uint32_t to = 0; to <= factors; ++to) program.into.push_back(to * factors);
  for (std::uint32_t to = 0; to < factors; ++to)
    for (std::uint32_t from = 0; from < factors; ++from) {
      program.source.push_back(from);
      program.weight.push_back(weight(from, to));
    }
  return program;
}

/// Gigabytes a second that all threads together read of as much memory as a round does: every line
/// of the cache is fetched, one number of it used. The median, as of our own rounds.
double read_bandwidth(Workers& workers) {
  const detail::LargeArray<double> memory(std::size_t{factors} * factors, 1.0);
  constexpr std::size_t part = std::size_t{1} << 18, line = 8;
  const std::size_t parts = (memory.size() + part - 1) / part;
  std::vector<double> sums(parts);
  std::vector<double> seconds(rounds);
  for (double& each : seconds) {
    const auto begin = std::chrono::steady_clock::now();
    workers.for_each(parts, [&](std::size_t i) {
      const std::size_t end = std::min(memory.size(), (i + 1) * part);
      double a = 0, b = 0, c = 0, d = 0;
      for (std::size_t at = i * part; at + 4 * line <= end; at += 4 * line) {
        a += memory[at];
        b += memory[at + line];
        c += memory[at + 2 * line];
        d += memory[at + 3 * line];
      }
      sums[i] = a + b + c + d;
    });
    each = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  }
  std::nth_element(seconds.begin(), seconds.begin() + rounds / 2, seconds.end());
  return gigabytes / seconds[rounds / 2];
}

}  // namespace

Workload w6_workload() {
  return {.title = "one map of 4,000 factors that all act on all, 100 rounds",
          .prepare = [](const Data&, std::size_t threads) {
            const auto state =
                std::make_shared<Rounds>(everything_on_everything(), rounds, threads);
            return Prepared{.run = [state] { state->run(); },
                            .max_error = [state] { return state->max_error(); },
                            .tolerance = 0,
                            .also =
                                [state](double seconds) {
                                  const double read = read_bandwidth(state->workers());
                                  const double ours = gigabytes * rounds / seconds;
                                  return std::vector<std::pair<std::string, double>>{
                                      {"gigabytes_per_second", ours},
                                      {"read_gigabytes_per_second", read},
                                      {"share_of_read", ours / read}};
                                }};
          }};
}

}  // namespace fcm::bench
