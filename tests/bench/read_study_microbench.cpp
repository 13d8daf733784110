// SPDX-License-Identifier: MIT
//
// Goal: a table of 100,000 claims is read, checked, gathered and weighed in under 1 s.
#include <benchmark/benchmark.h>

#include <array>
#include <cstdint>
#include <string>

#include "fcm/evidence.hpp"
#include "fcm/formats.hpp"
#include "fcm/study.hpp"
#include "fcm/weigh.hpp"
#include "text/table.hpp"

namespace {

constexpr std::size_t claims = 100'000;

/// Steele, Lea and Flood 2014, "SplitMix": enough to invent a table.
class SplitMix {
 public:
  std::size_t below(std::size_t n) {
    std::uint64_t z = state_ += 0x9e3779b97f4a7c15u;
    z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
    z = (z ^ z >> 27) * 0x94d049bb133111ebu;
    return static_cast<std::size_t>((z ^ z >> 31) % n);
  }

 private:
  std::uint64_t state_ = 2024;
};

/// Invented: 2,000 people in 500 talks, 200 factors, 2 coders, a quote of some 100 letters.
const std::string& table() {
  static const std::string text = [] {
    constexpr std::array<const char*, 5> polarities = {"+", "-", "+", "none", ""};
    constexpr std::array<const char*, 4> strengths = {"weak", "medium", "strong", "0.6"};
    SplitMix random;
    std::string all =
        "claim_id,coder,respondent,conversation,place,from,to,polarity,strength,quote,tags\n";
    for (std::size_t i = 0; i < claims; ++i) {
      const std::size_t person = random.below(2'000);
      all += "c" + std::to_string(i) + (i % 2 == 0 ? ",A,r" : ",B,r") + std::to_string(person) +
             ",t" + std::to_string(person / 4) + ",Place " + std::to_string(person % 7) +
             ",Factor number " + std::to_string(1'000 + random.below(200)) + ",Factor number " +
             std::to_string(1'000 + random.below(200)) + "," + polarities[random.below(5)] + "," +
             strengths[random.below(4)] +
             ",\"An invented sentence, long enough to be what somebody might have said in a "
             "conversation, \"\"perhaps\"\"\",youth; rural\n";
    }
    return all;
  }();
  return text;
}

void parse_table(benchmark::State& state) {
  for (auto _ : state) {
    fcm::Account account;
    benchmark::DoNotOptimize(fcm::text::parse_table(table(), "claims.csv", account));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * table().size()));
}

void parse_study(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(fcm::parse_study(table(), "claims.csv"));
}

void gather(benchmark::State& state) {
  const fcm::Study study = fcm::parse_study(table(), "claims.csv")->value;
  for (auto _ : state) benchmark::DoNotOptimize(fcm::gather(study));
}

void read_gather_and_weigh(benchmark::State& state) {
  for (auto _ : state) {
    const auto read = fcm::parse_study(table(), "claims.csv");
    if (!read || read->account.kept() != claims) return state.SkipWithError("the table is refused");
    const auto map = fcm::weigh(fcm::gather(read->value));
    if (!map) return state.SkipWithError("no map");
    benchmark::DoNotOptimize(map->links().size());
  }
}

BENCHMARK(parse_table)->Unit(benchmark::kMillisecond);
BENCHMARK(read_claims)->Unit(benchmark::kMillisecond);
BENCHMARK(gather)->Unit(benchmark::kMillisecond);
BENCHMARK(read_gather_and_weigh)->Unit(benchmark::kMillisecond);

}  // namespace
