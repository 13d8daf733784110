// SPDX-License-Identifier: MIT
#include "simulate/lanes/voice_table.hpp"

#include <catch2/catch.hpp>
#include <stdexcept>
#include <vector>

#include "simulate/lanes/kernels.hpp"

using namespace fcm::detail;

namespace {

constexpr std::size_t voices = 7, links = 3, lanes = 40;

/// Link 2 was told by nobody; voice 6 told nothing.
std::vector<Told> what_was_told(double mentions) {
  return {{.link = 1, .voice = 4, .value = 0.25, .mentions = mentions},
          {.link = 0, .voice = 0, .value = 0.8},
          {.link = 0, .voice = 3, .value = -0.3, .mentions = mentions},
          {.link = 1, .voice = 0, .value = 1}};
}

/// How often each voice counts in each lane: 0 to 3 times; in lane 0 nobody who told anything.
std::vector<double> omega() {
  std::vector<double> counts(voices * lanes);
  for (std::size_t voice = 0; voice < voices; ++voice)
    for (std::size_t lane = 0; lane < lanes; ++lane)
      counts[voice * lanes + lane] =
          lane == 0 ? (voice == 6 ? 7 : 0) : static_cast<double>((voice * 5 + lane * 3) % 4);
  return counts;
}

double by_formula(const std::vector<Told>& told, std::size_t link, std::size_t lane,
                  Silent silent) {
  const std::vector<double> counts = omega();
  double sum = 0, claims = 0, who_told = 0, all = 0;
  for (const Told& each : told) {
    if (each.link != link) continue;
    const double count = counts[each.voice * lanes + lane];
    sum += count * (each.mentions * each.value);
    claims += count * each.mentions;
    who_told += count;
  }
  for (std::size_t voice = 0; voice < voices; ++voice) all += counts[voice * lanes + lane];
  if (claims == 0) return 0;
  return sum / (silent == Silent::left_out ? claims : claims + (all - who_told));
}

}  // namespace

TEST_CASE("voice table: weights are means over those who told, or over all, in every lane",
          "[simulate]") {
  const std::vector<double> counts = omega();
  for (const std::string_view target : lanes_targets()) {
    REQUIRE(use_target(target));
    for (const double mentions : {1.0, 3.0}) {
      const std::vector<Told> told = what_was_told(mentions);
      const VoiceTable table(told, links, voices);
      for (const Silent silent : {Silent::left_out, Silent::count_zero}) {
        std::vector<double> weights(links * lanes, -1);
        std::vector<double*> rows;
        for (std::size_t link = 0; link < links; ++link) rows.push_back(&weights[link * lanes]);
        table.weigh(counts.data(), lanes, silent, rows);
        const std::vector<double> by_numbers = weights;
        const std::vector<std::uint16_t> whole(counts.begin(), counts.end());
        table.weigh(whole.data(), lanes, silent, rows);
        CHECK(weights == by_numbers);
        for (std::size_t link = 0; link < links; ++link)
          for (std::size_t lane = 0; lane < lanes; ++lane)
            CHECK(weights[link * lanes + lane] == by_formula(told, link, lane, silent));
      }
    }
  }
  use_target(lanes_targets().front());
}

TEST_CASE("voice table: the net weight of one voice in four is a quarter of what it said",
          "[simulate]") {
  const VoiceTable table(std::vector<Told>{{.link = 0, .voice = 2, .value = -0.8}}, 1, 4);
  const std::vector<double> once(4 * narrow, 1);
  std::vector<double> weights(narrow);
  double* const row = weights.data();
  table.weigh(once.data(), narrow, Silent::count_zero, {&row, 1});
  CHECK(weights[0] == -0.2);
  table.weigh(once.data(), narrow, Silent::left_out, {&row, 1});
  CHECK(weights[0] == -0.8);
}

TEST_CASE("voice table: voices that say the same come to what each said, to the last bit",
          "[simulate]") {
  std::vector<Told> told;
  for (std::uint32_t voice = 0; voice < 10; ++voice)
    told.push_back({.link = 0, .voice = voice, .value = 0.1});
  const VoiceTable table(told, 1, 10);
  const std::vector<double> once(10 * narrow, 1);
  std::vector<double> weights(narrow);
  double* const row = weights.data();
  table.weigh(once.data(), narrow, Silent::left_out, {&row, 1});
  CHECK(weights == std::vector<double>(narrow, 0.1));  // 0.1 ten times over is a bit less than 1
}

TEST_CASE("voice table: whole numbers may add up to all that 16 bits hold", "[simulate]") {
  for (const std::string_view target : lanes_targets()) {
    REQUIRE(use_target(target));
    const VoiceTable table(
        std::vector<Told>{{.voice = 0, .value = 1}, {.voice = 1, .value = 1}, {.voice = 2}}, 1, 3);
    std::vector<std::uint16_t> counts(3 * wide, 32'767);
    std::fill_n(counts.begin() + 2 * wide, wide, std::uint16_t{1});
    std::vector<double> weights(wide);
    double* const row = weights.data();
    table.weigh(counts.data(), wide, Silent::left_out, {&row, 1});
    CHECK(weights == std::vector<double>(wide, 65'534 / 65'535.0));
  }
  use_target(lanes_targets().front());
}

TEST_CASE("voice table: what does not fit is a caller's bug", "[simulate]") {
  CHECK_THROWS_AS(VoiceTable(std::vector<Told>{{.link = 1}}, 1, 1), std::logic_error);
  CHECK_THROWS_AS(VoiceTable(std::vector<Told>{{.voice = 1}}, 1, 1), std::logic_error);
  double number = 0;
  double* const row = &number;
  const VoiceTable table({}, 1, 1);
  CHECK_THROWS_AS(table.weigh(&number, 1, Silent::left_out, {&row, 1}), std::logic_error);
  CHECK_THROWS_AS(table.weigh(&number, narrow, Silent::left_out, {}), std::logic_error);
}
