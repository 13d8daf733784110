// SPDX-License-Identifier: MIT
#include "core/redraw.hpp"

#include <array>
#include <cmath>
#include <vector>

#include "core/elementary.hpp"
#include "core/random.hpp"
#include "core/random_kernels.hpp"

namespace fcm::detail {
namespace {

constexpr std::uint32_t stream_of_counts = 0x636f756e;  // "coun"

// Counts that are independent and Poisson are multinomial given their sum, so what the sum lacks
// may be added voice by voice, and what it has too many taken away ball by ball. With a mean
// somewhat below 1 there is mostly little to add and seldom anything to take away.
constexpr double mean_count = 0.95;
constexpr std::size_t most = 12;  // P(count > 12) < 2^-32

/// A word as a signed number is above thresholds[i] with the probability that a Poisson count is
/// above i, to 2^-32.
const std::array<std::int32_t, most>& thresholds() {
  static const std::array<std::int32_t, most> all = [] {
    std::array<std::int32_t, most> made{};
    double term = core::exp(-mean_count), up_to = term;
    for (std::size_t i = 0; i < most; ++i) {
      made[i] = static_cast<std::int32_t>(std::floor(up_to * 0x1p32) - 0x1p31 - 1);
      term *= mean_count / static_cast<double>(i + 1);
      up_to += term;
    }
    return made;
  }();
  return all;
}

/// Takes away one of the balls that lie in the voices, each with the same probability.
void take_one(core::Random& random, std::size_t voices, std::size_t lanes, std::uint16_t* lane) {
  for (;;) {
    std::uint16_t& count = lane[random.below(static_cast<std::uint32_t>(voices)) * lanes];
    if (random.below(most + 1) < count) {
      --count;
      return;
    }
  }
}

}  // namespace

void redraw_counts(std::uint64_t seed, std::uint64_t first_draw, std::size_t voices,
                   std::size_t lanes, std::uint16_t* out, std::uint32_t stratum) {
  if (voices == 0) return;
  const std::uint32_t stream = stream_of_counts + stratum;
  const core::Draws draws{seed, stream, first_draw, lanes};
  const core::RandomKernels& kernels = core::random_kernels();
  std::vector<double> lacking(lanes);
  kernels.counts(draws, thresholds().data(), most, voices, out, lacking.data());
  bool lacks = false;
  for (double& lack : lacking) {
    lack = static_cast<double>(voices) - lack;
    lacks = lacks || lack > 0;
  }
  auto position = static_cast<std::uint32_t>((voices + 3) / 4);
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    if (lacking[lane] >= 0) continue;
    core::Random random(seed, first_draw + lane, stream);
    random.go_to(std::uint64_t{4} * position);
    for (; lacking[lane] < 0; ++lacking[lane]) take_one(random, voices, lanes, out + lane);
  }
  // To add is what Random::below() would give, one word a lane and row.
  const auto n = static_cast<std::uint32_t>(voices);
  const std::uint32_t unfair = -n % n;
  std::vector<std::uint32_t> words(32 * lanes);
  while (lacks) {
    kernels.words(draws, position, 8, words.data());
    position += 8;
    lacks = false;
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      for (std::size_t row = 0; row < 32 && lacking[lane] > 0; ++row) {
        const std::uint64_t product = std::uint64_t{words[row * lanes + lane]} * n;
        if (static_cast<std::uint32_t>(product) < unfair) continue;
        ++out[(product >> 32) * lanes + lane];
        --lacking[lane];
      }
      lacks = lacks || lacking[lane] > 0;
    }
  }
}

}  // namespace fcm::detail
