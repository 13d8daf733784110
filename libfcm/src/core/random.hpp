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
#include <span>

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
  /// The next word is this one, counted from 0.
  void go_to(std::uint64_t word);

 private:
  std::uint64_t seed_, draw_;
  std::uint32_t stream_;
  std::uint32_t position_ = 0;
  std::size_t used_ = 4;  ///< of words_
  Words words_{};
};

/// Numbers spread evenly within `by` of each centre, cut at -bound and bound: rows[k][lane] of
/// uniform() number k of draw first_draw + lane. A row that is null is left out.
void spread_evenly(std::uint64_t seed, std::uint32_t stream, std::uint64_t first_draw,
                   std::size_t lanes, std::span<const double> centres, double by, double bound,
                   std::span<double* const> rows);

}  // namespace fcm::core
