// SPDX-License-Identifier: MIT
//
// Random numbers that are a function of (seed, draw, stream) and of where they stand among those of
// the draw: Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011, "Parallel random numbers: as easy as
// 1, 2, 3"). So it does not matter which thread or rank makes them, nor in what order.
//
// The key is the seed; the counter is {position, stream, draw, draw >> 32}. A position gives four
// words of 32 bits.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace fcm::core {

using Words = std::array<std::uint32_t, 4>;
Words philox(std::uint64_t seed, std::uint32_t stream, std::uint64_t draw, std::uint32_t position);

class Random {
 public:
  Random(std::uint64_t seed, std::uint64_t draw, std::uint32_t stream = 0)
      : seed_(seed), draw_(draw), stream_(stream) {}

  std::uint32_t word();
  /// (2 k + 1) 2^-53 with k of 52 bits: never 0, never 1. Takes two words of one position.
  double uniform();
  /// Each of 0 .. n - 1 with the same probability, exactly (Lemire 2019). Requires n > 0.
  std::uint32_t below(std::uint32_t n);
  double exponential();  ///< mean 1
  double normal();       ///< mean 0, standard deviation 1 (Marsaglia's polar method)

  /// The next word is this one, counted from 0.
  void go_to(std::uint64_t word);

 private:
  std::uint64_t seed_, draw_;
  std::uint32_t stream_;
  std::uint32_t position_ = 0;
  std::size_t used_ = 4;  ///< of words_
  Words words_{};
};

/// The uniform() number `first_row`, `first_row` + 1, ... of each of the draws first_draw ..
/// first_draw + lanes - 1: out[row * lanes + lane].
void fill_uniform(std::uint64_t seed, std::uint32_t stream, std::uint64_t first_draw,
                  std::size_t lanes, std::uint32_t first_row, std::size_t rows, double* out);

}  // namespace fcm::core
