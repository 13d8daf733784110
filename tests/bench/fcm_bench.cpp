// SPDX-License-Identifier: MIT
//
//     fcm_bench --data DIR --workload wK [--threads T] [--repeat R] [--json]
//
// Runs one workload R times, compares the result with the reference, and prints the median of the
// seconds, files not counted. Exit code 0; 1 where data are missing or the result is wrong; 2
// usage.
#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

#include "workloads/workload.hpp"

namespace fcm::bench {

#define FCM_ENTRY(word) Workload word##_workload();
#include "all_workloads.inc"
#undef FCM_ENTRY

namespace {

const std::map<std::string, Workload>& workloads() {
  static const std::map<std::string, Workload> all = {
#define FCM_ENTRY(word) {#word, word##_workload()},
#include "all_workloads.inc"
#undef FCM_ENTRY
  };
  return all;
}

struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Line {
  std::string data, workload;
  std::size_t threads = 1, repeat = 5;
  bool json = false;
};

std::size_t count(const std::string& option, const std::string& word) {
  std::size_t value = 0;
  const auto [end, wrong] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (wrong != std::errc() || end != word.data() + word.size() || value == 0)
    throw UsageError(option + " takes a number from 1 on, not '" + word + "'");
  return value;
}

Line read_line(const std::vector<std::string>& words) {
  Line line;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& option = words[i];
    const auto value = [&]() -> const std::string& {
      if (++i == words.size()) throw UsageError(option + " takes a value");
      return words[i];
    };
    if (option == "--data")
      line.data = value();
    else if (option == "--workload")
      line.workload = value();
    else if (option == "--threads")
      line.threads = count(option, value());
    else if (option == "--repeat")
      line.repeat = count(option, value());
    else if (option == "--json")
      line.json = true;
    else
      throw UsageError("there is no option " + option);
  }
  if (line.data.empty() || !workloads().count(line.workload)) {
    std::string known;
    for (const auto& [word, workload] : workloads()) known += "\n  " + word + "  " + workload.title;
    throw UsageError(
        "fcm_bench --data DIR --workload wK [--threads T] [--repeat R] [--json], with wK of" +
        known);
  }
  return line;
}

double seconds_of(const std::function<void()>& run) {
  const auto begin = std::chrono::steady_clock::now();
  run();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

int run(const Line& line) {
  const Prepared prepared = workloads().at(line.workload).prepare(Data(line.data), line.threads);
  std::vector<double> seconds(line.repeat);
  for (double& each : seconds)
    each = seconds_of(prepared.run) / static_cast<double>(prepared.times);
  std::sort(seconds.begin(), seconds.end());
  const double median = seconds[seconds.size() / 2];
  const double error = prepared.max_error();

  std::vector<std::pair<std::string, double>> also;
  if (prepared.also) also = prepared.also(median);
  const char* begin =
      line.json ? R"({"workload":"%s","threads":%zu,"seconds_median":%.6g,"max_error":%.3g)"
                : "%s, threads: %zu, seconds (median): %.6g, largest error: %.3g";
  std::printf(begin, line.workload.c_str(), line.threads, median, error);
  for (const auto& [name, value] : also)
    std::printf(line.json ? R"(,"%s":%.4g)" : ", %s: %.4g", name.c_str(), value);
  std::printf(line.json ? "}\n" : "\n");
  if (error <= prepared.tolerance) return 0;
  std::fprintf(stderr, "fcm_bench: %s differs from the reference by %.3g; at most %.3g is right\n",
               line.workload.c_str(), error, prepared.tolerance);
  return 1;
}

}  // namespace
}  // namespace fcm::bench

int main(int argc, char** argv) {
  try {
    return fcm::bench::run(fcm::bench::read_line({argv + 1, argv + argc}));
  } catch (const fcm::bench::UsageError& error) {
    std::fprintf(stderr, "fcm_bench: %s\n", error.what());
    return 2;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "fcm_bench: %s\n", error.what());
    return 1;
  }
}
