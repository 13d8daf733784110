// SPDX-License-Identifier: MIT
#include "core/random.hpp"

#include <algorithm>
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "core/random_kernels.hpp"
#include "core/redraw.hpp"

using namespace fcm;
using namespace fcm::core;

namespace {

/// Runs `check` under every instruction set that this processor has.
template <typename Check>
void on_every_target(Check check) {
  for (const std::string_view target : random_targets()) {
    INFO("instruction set " << target);
    REQUIRE(use_random_target(target));
    check();
  }
  REQUIRE(use_random_target(random_targets().front()));
}

using Counts = std::vector<std::uint16_t>;

Counts counts(std::uint64_t first, std::size_t voices, std::size_t lanes) {
  Counts out(voices * lanes);
  detail::redraw_counts(1, first, voices, lanes, out.data());
  return out;
}

/// Redraws that come in blocks of other sizes, put side by side.
template <typename Redraw>
Counts in_blocks(Redraw redraw, std::size_t voices, std::size_t lanes, std::size_t of) {
  Counts out(voices * lanes);
  for (std::size_t first = 0; first < lanes; first += of) {
    const std::size_t here = std::min(of, lanes - first);
    const auto block = redraw(first, voices, here);
    for (std::size_t voice = 0; voice < voices; ++voice)
      for (std::size_t lane = 0; lane < here; ++lane)
        out[voice * lanes + first + lane] = block[voice * here + lane];
  }
  return out;
}

}  // namespace

// Random123's tests/kat_vectors, lines "philox4x32 10".
TEST_CASE("random: Philox4x32-10 gives the known answers", "[core]") {
  CHECK(philox(0, 0, 0, 0) == Words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8});
  CHECK(philox(~0ull, ~0u, ~0ull, ~0u) == Words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd});
  CHECK(philox(0x299f31d0'a4093822, 0x85a308d3, 0x03707344'13198a2e, 0x243f6a88) ==
        Words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1});
}

TEST_CASE("random: every instruction set gives the words of the plain generator", "[core]") {
  on_every_target([] {
    for (const std::size_t lanes : {1, 3, 8, 13, 32}) {
      const Draws draws{0x123456789abcdef0, 7, 0xfffffffd, lanes};  // the draw passes 2^32
      std::vector<std::uint32_t> words(12 * lanes);
      random_kernels().words(draws, 5, 3, words.data());
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        Random random(draws.seed, draws.first_draw + lane, draws.stream);
        random.go_to(20);
        for (std::size_t row = 0; row < 12; ++row)
          REQUIRE(words[row * lanes + lane] == random.word());
      }
    }
  });
}

TEST_CASE("random: numbers spread round centres are those of Random, bit for bit", "[core]") {
  on_every_target([] {
    for (const std::size_t lanes : {1, 5, 8, 16, 27, 32})
      for (const std::size_t count : {1, 2, 9}) {
        std::vector<double> centres, out(count * lanes, 9);
        std::vector<double*> rows;
        for (std::size_t row = 0; row < count; ++row) {
          centres.push_back(0.15 * static_cast<double>(row) - 0.7);
          rows.push_back(row == 4 ? nullptr : &out[row * lanes]);
        }
        spread_evenly(42, 3, 100, lanes, centres, 0.3, 0.8, rows);
        for (std::size_t lane = 0; lane < lanes; ++lane) {
          Random random(42, 100 + lane, 3);
          for (std::size_t row = 0; row < count; ++row) {
            const double number = centres[row] + 0.3 * (2 * random.uniform() - 1);
            REQUIRE(out[row * lanes + lane] == (row == 4 ? 9 : std::clamp(number, -0.8, 0.8)));
          }
        }
      }
  });
}

TEST_CASE("random: uniform numbers fill (0, 1) evenly", "[core]") {
  Random random(1, 0);
  std::vector<int> bins(100);
  double sum = 0, squares = 0;
  constexpr int count = 1'000'000;
  for (int i = 0; i < count; ++i) {
    const double u = random.uniform();
    REQUIRE((u > 0 && u < 1));
    sum += u;
    squares += (u - 0.5) * (u - 0.5);
    ++bins[static_cast<std::size_t>(u * 100)];
  }
  CHECK(std::abs(sum / count - 0.5) < 5 * std::sqrt(1.0 / 12 / count));
  CHECK(std::abs(squares / count - 1.0 / 12) < 5 * std::sqrt(1.0 / 180 / count));
  double chi = 0;
  for (const int n : bins) chi += (n - 10'000.0) * (n - 10'000.0) / 10'000;
  CHECK(chi < 160);  // 99 degrees of freedom: beyond it 1 seed in 10,000
}

TEST_CASE("random: below gives each number as often", "[core]") {
  Random random(2, 0);
  std::vector<int> times(7);
  for (int i = 0; i < 700'000; ++i) ++times[random.below(7)];
  for (const int n : times) CHECK(std::abs(n - 100'000) < 5 * std::sqrt(700'000.0 * 6 / 49));
  CHECK(random.below(1) == 0);
}

TEST_CASE("redraw: counts do not depend on blocks or instruction sets", "[core]") {
  for (const std::size_t voices : {1, 2, 3, 20, 333}) {
    const auto whole = counts(0, voices, 100);
    on_every_target([&] {
      for (const std::size_t of : {1, 8, 13, 100})
        REQUIRE(in_blocks(counts, voices, 100, of) == whole);
    });
  }
}

TEST_CASE("redraw: every draw has as many voices as there are", "[core]") {
  for (const std::size_t voices : {1, 2, 7, 50, 2'000}) {
    const auto out = counts(0, voices, 500);
    for (std::size_t lane = 0; lane < 500; ++lane) {
      double total = 0;
      for (std::size_t voice = 0; voice < voices; ++voice) total += out[voice * 500 + lane];
      REQUIRE(total == static_cast<double>(voices));
    }
  }
}

// Multinomial with n = 20 trials: mean 1, variance 1 - 1/n, covariance -1/n, P(0) = (1 - 1/n)^n,
// P(1) = (1 - 1/n)^(n - 1). With 20 voices about two draws in five need balls taken away.
TEST_CASE("redraw: counts are multinomial", "[core]") {
  constexpr std::size_t voices = 20, lanes = 200'000;
  const auto out = counts(0, voices, lanes);
  double zeros = 0, ones = 0, squares = 0, products = 0;
  for (std::size_t voice = 0; voice < voices; ++voice) {
    double mean = 0;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const double count = out[voice * lanes + lane];
      const double next = out[(voice + 1) % voices * lanes + lane];
      mean += count / lanes;
      zeros += count == 0;
      ones += count == 1;
      squares += (count - 1) * (count - 1);
      products += (count - 1) * (next - 1);
    }
    CHECK(std::abs(mean - 1) < 5 / std::sqrt(static_cast<double>(lanes)));
  }
  const double all = voices * lanes, close = 5 / std::sqrt(all / 2);
  CHECK(std::abs(squares / all - 0.95) < 2 * close);
  CHECK(std::abs(products / all + 0.05) < 2 * close);
  CHECK(std::abs(zeros / all - std::pow(0.95, 20)) < close / 2);
  CHECK(std::abs(ones / all - std::pow(0.95, 19)) < close / 2);
}

TEST_CASE("redraw: two voices fall 1 : 2 : 1", "[core]") {
  constexpr std::size_t lanes = 100'000;
  const auto out = counts(0, 2, lanes);
  const auto both = std::count(out.begin(), out.begin() + lanes, 1.0);
  const auto none = std::count(out.begin(), out.begin() + lanes, 0.0);
  CHECK(std::abs(static_cast<double>(both) - lanes / 2.0) < 5 * std::sqrt(lanes / 4.0));
  CHECK(std::abs(static_cast<double>(none) - lanes / 4.0) < 5 * std::sqrt(lanes * 3.0 / 16));
}
