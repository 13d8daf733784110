// SPDX-License-Identifier: MIT
#include "core/summarise.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <condition_variable>
#include <mutex>
#include <numeric>
#include <stdexcept>
#include <thread>

#include "core/moments.hpp"

using namespace fcm;
using namespace fcm::detail;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();

double figure(std::uint64_t draw, std::size_t j) {
  if (j == 2) return none;                   // a figure that no draw has
  if (j == 1 && draw % 3 == 0) return none;  // one that some have not
  return std::sin(static_cast<double>(draw * 7 + j)) + 0.1;
}

void run_block(std::uint64_t first, Figures& figures) {
  for (std::size_t j = 0; j < 3; ++j)
    for (std::size_t lane = 0; lane < figures.lanes(); ++lane)
      figures.row(j)[lane] = figure(first + lane, j);
}

Summary run(std::uint64_t draws, std::size_t threads, const RunOptions& options = {}) {
  const Blocks blocks{draws, 16};
  Workers workers(threads);
  return summarise(
      blocks, 3,
      [&](std::uint64_t block, std::size_t, Figures& figures) {
        run_block(blocks.first(block), figures);
      },
      workers, options);
}

/// Ranks that are threads of this process.
class Hall {
 public:
  explicit Hall(std::size_t size) : parts_(size) {}
  Ranks ranks(std::size_t rank) {
    return {rank, parts_.size(), [this, rank](const std::string& part) {
              std::unique_lock lock(mutex_);
              parts_[rank] = part;
              if (++here_ == parts_.size()) all_here_.notify_all();
              all_here_.wait(lock, [&] { return here_ == parts_.size(); });
              return parts_;
            }};
  }

 private:
  std::mutex mutex_;
  std::condition_variable all_here_;
  std::size_t here_ = 0;
  std::vector<std::string> parts_;
};

std::vector<Summary> run_on_ranks(std::uint64_t draws, std::size_t size,
                                  const std::vector<RunOptions>& options) {
  Hall hall(size);
  std::vector<Summary> summaries(size);
  std::vector<std::thread> threads;
  for (std::size_t rank = 0; rank < size; ++rank)
    threads.emplace_back([&, rank] {
      RunOptions own = options[rank];
      own.ranks = hall.ranks(rank);
      summaries[rank] = run(draws, 1, own);
    });
  for (std::thread& thread : threads) thread.join();
  return summaries;
}

}  // namespace

TEST_CASE("summarise: figures are those of the draws, one by one", "[core]") {
  const Summary summary = run(10'001, 2);
  CHECK(summary.complete());
  CHECK(summary.draws == 10'001);
  for (std::size_t j = 0; j < 2; ++j) {
    std::vector<long double> values;
    for (std::uint64_t draw = 0; draw < 10'001; ++draw)
      if (const double value = figure(draw, j); value == value) values.push_back(value);
    const long double mean = std::accumulate(values.begin(), values.end(), 0.0L) / values.size();
    long double squares = 0;
    for (const long double value : values) squares += (value - mean) * (value - mean);
    const Distribution& of = summary.figures[j];
    CHECK(of.count == values.size());
    CHECK(std::abs(of.mean - mean) < 1e-15L);
    CHECK(std::abs(of.standard_deviation() - std::sqrt(squares / (values.size() - 1))) < 1e-14L);
    CHECK(of.low == *std::min_element(values.begin(), values.end()));
    CHECK(of.quantile(1) == *std::max_element(values.begin(), values.end()));
    const auto positive = std::count_if(values.begin(), values.end(), [](auto v) { return v > 0; });
    CHECK(of.positive == static_cast<std::uint64_t>(positive));
    CHECK(of.negative == values.size() - of.positive);
    CHECK(of.sketch.count() == values.size());
  }
  CHECK(summary.figures[2].count == 0);
  CHECK(std::isnan(summary.figures[2].quantile(0.5)));
  CHECK(std::isnan(summary.figures[2].standard_deviation()));
}

TEST_CASE("summarise: any number of threads and ranks gives the same figures", "[core]") {
  for (const std::uint64_t draws : {0, 1, 15, 16, 17, 5'000}) {
    const Summary one = run(draws, 1);
    for (const std::size_t threads : {2, 3, 8}) CHECK(run(draws, threads) == one);
    for (const std::size_t size : {1, 2, 3, 7})
      for (const Summary& summary : run_on_ranks(draws, size, std::vector<RunOptions>(size)))
        CHECK(summary == one);
  }
}

TEST_CASE("summarise: a stopped run is a shorter run", "[core]") {
  std::stop_source stop;
  RunOptions options;
  options.stop = stop.get_token();
  options.progress = [&](std::uint64_t done, std::uint64_t of) {
    CHECK(of == 1'000'000);
    if (done > 3'000) stop.request_stop();
  };
  Summary stopped = run(1'000'000, 2, options);
  CHECK_FALSE(stopped.complete());
  CHECK(stopped.draws_asked == 1'000'000);
  REQUIRE(stopped.draws > 3'000);
  REQUIRE(stopped.draws < 1'000'000);
  CHECK(stopped.figures == run(stopped.draws, 1).figures);
}

TEST_CASE("summarise: of ranks that were stopped the draws without a gap count", "[core]") {
  std::stop_source stop;
  std::vector<RunOptions> options(3);
  options[1].stop = stop.get_token();
  options[1].progress = [&](std::uint64_t, std::uint64_t) { stop.request_stop(); };
  const auto summaries = run_on_ranks(3'000'000, 3, options);
  CHECK(summaries[0].draws > 1'000'000);
  CHECK(summaries[0].draws < 2'000'000);
  CHECK(summaries[0].figures == run(summaries[0].draws, 2).figures);
  CHECK(summaries[1] == summaries[0]);
  CHECK(summaries[2] == summaries[0]);
}

TEST_CASE("summarise: the exception of a block comes out", "[core]") {
  Workers workers(2);
  CHECK_THROWS_AS(summarise({1'000, 8}, 1,
                            [](std::uint64_t block, std::size_t, Figures&) {
                              if (block == 77) throw std::runtime_error("block 77");
                            },
                            workers, {}),
                  std::runtime_error);
}

TEST_CASE("moments: a tree cut anywhere comes to the same bits", "[core]") {
  MomentTree whole;
  for (std::uint64_t block = 0; block < 100; ++block)
    whole.add({block, 0, {3, std::sin(static_cast<double>(block)), 0.1}});
  for (std::uint64_t cut = 0; cut <= 100; ++cut) {
    MomentTree left, right;
    for (std::uint64_t block = 0; block < 100; ++block)
      (block < cut ? left : right).add({block, 0, {3, std::sin(static_cast<double>(block)), 0.1}});
    for (const auto& node : right.nodes()) left.add(node);
    REQUIRE(left.nodes() == whole.nodes());
    REQUIRE(left.total() == whole.total());
  }
  CHECK(whole.nodes().size() == 3);  // 64 + 32 + 4
}
