// SPDX-License-Identifier: MIT
//
// The kernels of random numbers without vectors: one lane after the other, by Random.
#include <algorithm>

#include "core/random.hpp"
#include "core/random_kernels.hpp"

namespace fcm::core {
namespace {

/// out[row * lanes + lane] = next(random, lane), each lane with its own Random from a word on.
template <typename Out, typename Next>
void fill(const Draws& draws, std::uint64_t first_word, std::size_t rows, Out* out, Next next) {
  for (std::size_t lane = 0; lane < draws.lanes; ++lane) {
    Random random(draws.seed, draws.first_draw + lane, draws.stream);
    random.go_to(first_word);
    for (std::size_t row = 0; row < rows; ++row) out[row * draws.lanes + lane] = next(random, lane);
  }
}

void spread_rows(const Draws& draws, const Spread& spread) {
  for (std::size_t lane = 0; lane < draws.lanes; ++lane) {
    Random random(draws.seed, draws.first_draw + lane, draws.stream);
    for (std::size_t row = 0; row < spread.rows; ++row) {
      const double off = spread.by * (2 * random.uniform() - 1);
      if (double* to = spread.to[row])
        to[lane] = std::clamp(spread.centre[row] + off, -spread.bound, spread.bound);
    }
  }
}

void word_rows(const Draws& draws, std::uint32_t first, std::size_t positions, std::uint32_t* out) {
  fill(draws, std::uint64_t{4} * first, 4 * positions, out,
       [](Random& random, std::size_t) { return random.word(); });
}

void count_rows(const Draws& draws, const std::int32_t* thresholds, std::size_t how_many,
                std::size_t rows, std::uint16_t* out, double* sums) {
  std::fill_n(sums, draws.lanes, 0.0);
  fill(draws, 0, rows, out, [&](Random& random, std::size_t lane) {
    const auto word = static_cast<std::int32_t>(random.word());
    const auto beyond = std::lower_bound(thresholds, thresholds + how_many, word);
    const auto count = static_cast<std::uint16_t>(beyond - thresholds);
    sums[lane] += count;
    return count;
  });
}

}  // namespace

const RandomKernels& plain_random_kernels() {
  static constexpr RandomKernels kernels{"plain", spread_rows, word_rows, count_rows};
  return kernels;
}

}  // namespace fcm::core
