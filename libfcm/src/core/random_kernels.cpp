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

struct SpreadRows {
  const Draws& draws;
  const Spread& spread;

  template <int R>
  void at(std::size_t lane) const {
    const Philox<R> philox(draws, lane);
    const V by = number(2 * spread.by), bound = number(spread.bound);
    for (std::size_t row = 0; row < spread.rows; row += 2) {
      Four four[R];
      philox.at(static_cast<std::uint32_t>(row / 2), four);
      for (std::size_t which = 0; which < 2 && row + which < spread.rows; ++which) {
        double* to = spread.to[row + which];
        if (!to) continue;
        const V centre = number(spread.centre[row + which]);
        for (std::size_t i = 0; i < R; ++i) {
          const V off = hn::Mul(by, hn::Sub(uniform(four[i], which), number(0.5)));
          const V cut = hn::Min(bound, hn::Max(hn::Neg(bound), hn::Add(centre, off)));
          store(cut, draws.lanes - lane - i * width, to + lane + i * width);
        }
      }
    }
  }
};

void spread_rows(const Draws& draws, const Spread& spread) {
  for_lanes(draws.lanes, SpreadRows{draws, spread});
}

void word_rows(const Draws& draws, std::uint32_t first, std::size_t positions, std::uint32_t* out) {
  for (std::size_t lane = 0; lane < draws.lanes; lane += width) {
    const Philox<1> philox(draws, lane);
    for (std::size_t at = 0; at < positions; ++at) {
      Four four[1];
      philox.at(static_cast<std::uint32_t>(first + at), four);
      for (std::size_t which = 0; which < 4; ++which) {
        HWY_ALIGN std::uint64_t whole[width];
        hn::Store(four[0].word[which], Bits(), whole);
        std::uint32_t* row = out + (4 * at + which) * draws.lanes + lane;
        for (std::size_t i = 0; i < std::min(width, draws.lanes - lane); ++i)
          row[i] = static_cast<std::uint32_t>(whole[i]);
      }
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

struct CountRows {
  const Draws& draws;
  const std::int32_t* thresholds;
  std::size_t how_many, rows;
  std::uint16_t* out;
  double* sums;

  template <int R>
  void at(std::size_t lane) const {
    const Philox<R> philox(draws, lane);
    I sum[R];  // of even and odd rows, in halves
    for (std::size_t i = 0; i < R; ++i) sum[i] = hn::Zero(Signed());
    for (std::size_t row = 0; row < rows; row += 4) {
      Four four[R];
      philox.at(static_cast<std::uint32_t>(row / 4), four);
      for (std::size_t pair = row; pair < std::min(row + 4, rows); pair += 2)
        for (std::size_t i = 0; i < R; ++i) {
          const B* word = four[i].word + (pair - row);
          const I two = passed(hn::BitCast(Signed(), pack(word[1], word[0])), thresholds, how_many);
          const B counts = hn::BitCast(Bits(), two);
          std::uint16_t* to = out + pair * draws.lanes + lane + i * width;
          const std::size_t left = draws.lanes - lane - i * width;
          store(hn::TruncateTo(Shorts(), counts), left, to);
          const B odd = hn::ShiftRight<32>(counts);
          const bool has_odd = pair + 1 < rows;
          if (has_odd) store(hn::TruncateTo(Shorts(), odd), left, to + draws.lanes);
          const B even = hn::And(counts, bits(0xffffffffu));
          sum[i] = hn::Add(sum[i], has_odd ? two : hn::BitCast(Signed(), even));
        }
    }
    for (std::size_t i = 0; i < R; ++i) {
      const B both = hn::BitCast(Bits(), sum[i]);
      const B total = hn::Add(hn::And(both, bits(0xffffffffu)), hn::ShiftRight<32>(both));
      store(to_double(total), draws.lanes - lane - i * width, sums + lane + i * width);
    }
  }
};

void count_rows(const Draws& draws, const std::int32_t* thresholds, std::size_t how_many,
                std::size_t rows, std::uint16_t* out, double* sums) {
  for_lanes(draws.lanes, CountRows{draws, thresholds, how_many, rows, out, sums});
}

const RandomKernels& random_table() {
  static const RandomKernels kernels{hwy::TargetName(HWY_TARGET), spread_rows, word_rows,
                                     count_rows};
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
