// SPDX-License-Identifier: MIT
#include "core/random_kernels.hpp"

#include <algorithm>
#include <atomic>

#include "core/targets.hpp"

#define HWY_TARGET_INCLUDE "core/random_kernels.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

#include "core/philox-inl.hpp"

// Highway's vectors of one lane are not for half words; plain_random_kernels() stands in.
#if HWY_TARGET != HWY_SCALAR
HWY_BEFORE_NAMESPACE();
namespace fcm::core::HWY_NAMESPACE {

void uniform_rows(const Draws& draws, std::uint32_t first_row, std::size_t rows, double* out) {
  const Philox philox(draws);
  const std::size_t end = first_row + rows;
  for (std::size_t position = first_row / 2; 2 * position < end; ++position)
    for (std::size_t lane = 0; lane < draws.lanes; lane += width) {
      const Four four = philox.at(static_cast<std::uint32_t>(position), lane);
      for (std::size_t which = 0; which < 2; ++which) {
        const std::size_t row = 2 * position + which;
        if (row < first_row || row >= end) continue;
        store(uniform(four, which), draws.lanes - lane,
              out + (row - first_row) * draws.lanes + lane);
      }
    }
}

void word_rows(const Draws& draws, std::uint32_t first, std::size_t positions, std::uint32_t* out) {
  const Philox philox(draws);
  for (std::size_t at = 0; at < positions; ++at)
    for (std::size_t lane = 0; lane < draws.lanes; lane += width) {
      const Four four = philox.at(static_cast<std::uint32_t>(first + at), lane);
      for (std::size_t which = 0; which < 4; ++which) {
        HWY_ALIGN std::uint64_t whole[width];
        hn::Store(four.word[which], Bits(), whole);
        std::uint32_t* row = out + (4 * at + which) * draws.lanes + lane;
        for (std::size_t i = 0; i < std::min(width, draws.lanes - lane); ++i)
          row[i] = static_cast<std::uint32_t>(whole[i]);
      }
    }
}

using I = hn::Vec<Signed>;

HWY_INLINE I one_more_where(hn::Mask<Signed> where, I count) {
#if HWY_TARGET <= HWY_AVX3  // masks of their own
  return hn::IfThenElse(where, hn::Add(count, hn::Set(Signed(), 1)), count);
#else
  return hn::Sub(count, hn::VecFromMask(Signed(), where));
#endif
}

/// Most words pass the first few thresholds at most.
HWY_INLINE I passed(I words, const std::int32_t* thresholds, std::size_t how_many) {
  constexpr std::size_t at_once = 4;
  I count = hn::Zero(Signed());
  for (std::size_t k = 0; k < how_many; ++k) {
    const auto beyond = hn::Gt(words, hn::Set(Signed(), thresholds[k]));
    if (k >= at_once && hn::AllFalse(Signed(), beyond)) break;
    count = one_more_where(beyond, count);
  }
  return count;
}

void count_rows(const Draws& draws, const std::int32_t* thresholds, std::size_t how_many,
                std::size_t rows, double* out, double* sums) {
  const Philox philox(draws);
  for (std::size_t lane = 0; lane < draws.lanes; lane += width) {
    const std::size_t left = draws.lanes - lane;
    V sum = hn::Zero(D());
    for (std::size_t row = 0; row < rows; row += 4) {
      const Four four = philox.at(static_cast<std::uint32_t>(row / 4), lane);
      for (std::size_t pair = 0; pair < 2; ++pair) {
        const I words = hn::BitCast(Signed(), pack(four.word[2 * pair + 1], four.word[2 * pair]));
        const B counts = hn::BitCast(Bits(), passed(words, thresholds, how_many));
        const V both[2] = {to_double(hn::And(counts, bits(0xffffffffu))),
                           to_double(hn::ShiftRight<32>(counts))};
        for (std::size_t i = 0; i < 2 && row + 2 * pair + i < rows; ++i) {
          sum = hn::Add(sum, both[i]);
          store(both[i], left, out + (row + 2 * pair + i) * draws.lanes + lane);
        }
      }
    }
    store(sum, left, sums + lane);
  }
}

void exponential_rows(const Draws& draws, std::size_t rows, double* out, double* sums) {
  const Philox philox(draws);
  for (std::size_t lane = 0; lane < draws.lanes; lane += width) {
    const std::size_t left = draws.lanes - lane;
    V sum = hn::Zero(D());
    for (std::size_t row = 0; row < rows; row += 2) {
      const Four four = philox.at(static_cast<std::uint32_t>(row / 2), lane);
      for (std::size_t which = 0; which < 2 && row + which < rows; ++which) {
        const V value = hn::Neg(log(uniform(four, which)));
        sum = hn::Add(sum, value);
        store(value, left, out + (row + which) * draws.lanes + lane);
      }
    }
    store(sum, left, sums + lane);
  }
}

const RandomKernels& random_table() {
  static const RandomKernels kernels{hwy::TargetName(HWY_TARGET), uniform_rows, word_rows,
                                     count_rows, exponential_rows};
  return kernels;
}

}  // namespace fcm::core::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif

#if HWY_ONCE
namespace fcm::core {
namespace {

/// Those that this processor runs, the best first.
const std::vector<const RandomKernels*>& runnable() {
  static const std::vector<const RandomKernels*> found = [] {
    std::vector<const RandomKernels*> all;
#if HWY_TARGETS & HWY_AVX3
    if (runs(HWY_AVX3)) all.push_back(&N_AVX3::random_table());
#endif
#if HWY_TARGETS & HWY_AVX2
    if (runs(HWY_AVX2)) all.push_back(&N_AVX2::random_table());
#endif
#if HWY_TARGETS & HWY_SSE4
    if (runs(HWY_SSE4)) all.push_back(&N_SSE4::random_table());
#endif
#if (HWY_STATIC_TARGET & (HWY_AVX3 | HWY_AVX2 | HWY_SSE4 | HWY_SCALAR)) == 0
    all.push_back(&HWY_NAMESPACE::random_table());
#endif
    all.push_back(&plain_random_kernels());
    return all;
  }();
  return found;
}

std::atomic<const RandomKernels*> chosen = nullptr;

}  // namespace

std::vector<std::string_view> random_targets() {
  std::vector<std::string_view> names;
  for (const RandomKernels* each : runnable()) names.push_back(each->name);
  return names;
}

bool use_random_target(std::string_view name) {
  for (const RandomKernels* each : runnable())
    if (each->name == name) {
      chosen = each;
      return true;
    }
  return false;
}

const RandomKernels& random_kernels() {
  const RandomKernels* now = chosen.load(std::memory_order_relaxed);
  return now ? *now : *runnable().front();
}

}  // namespace fcm::core
#endif
