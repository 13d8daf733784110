// SPDX-License-Identifier: MIT
//
// A workload of fcm_bench: a fixed task with a reference to compare with. The file <word>.cpp in
// this folder defines `Workload <word>_workload()`; there is no other list.
//
//     Workload w9_workload() {
//       return {.title = "nine by nine", .prepare = [](const Data& data, std::size_t threads) {
//         auto state = std::make_shared<State>(data.doubles("w9_adj.f64", 81), threads);
//         return Prepared{.run = [state] { state->run(); },
//                         .max_error = [state] { return state->against_reference(); }};
//       }};
//     }
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace fcm::bench {

/// The folder that gen.py has written. Every function throws std::runtime_error, with a sentence
/// for the reader, where a file is missing or not of the size that is expected.
class Data {
 public:
  explicit Data(std::string folder) : folder_(std::move(folder)) {}
  std::string path(const std::string& file) const { return folder_ + "/" + file; }
  std::string text(const std::string& file) const;
  std::vector<double> doubles(const std::string& file, std::size_t count) const;
  std::vector<std::int32_t> integers(const std::string& file, std::size_t count) const;

 private:
  std::string folder_;
};

/// A workload whose files are read and whose inputs stand in memory as numpy's would.
struct Prepared {
  std::function<void()> run;  ///< what is timed, from inputs in memory to results in memory
  std::size_t times = 1;      ///< how often `run` does the work: the seconds are divided by it
  std::function<double()> max_error;  ///< of the last run's results; the reference is not timed
  double tolerance = 0;               ///< the largest error that is right
  /// More figures, if any, from the median seconds; printed after the others.
  std::function<std::vector<std::pair<std::string, double>>(double seconds)> also;
};

struct Workload {
  std::string title;
  std::function<Prepared(const Data&, std::size_t threads)> prepare;
};

}  // namespace fcm::bench
