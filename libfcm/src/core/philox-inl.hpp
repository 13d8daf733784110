// SPDX-License-Identifier: MIT
//
// Philox4x32-10 on vectors: one lane is one draw. Operation by operation those of core/random.cpp.
// Included once for every instruction set.
#if defined(FCM_PHILOX_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef FCM_PHILOX_INL
#undef FCM_PHILOX_INL
#else
#define FCM_PHILOX_INL
#endif

#include "core/random_kernels.hpp"
#include "hwy/highway.h"

#if HWY_TARGET != HWY_SCALAR
HWY_BEFORE_NAMESPACE();
namespace fcm::core::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using D = hn::ScalableTag<double>;
using Bits = hn::RebindToUnsigned<D>;
using Halves = hn::Repartition<std::uint32_t, D>;
using Signed = hn::RebindToSigned<Halves>;
using V = hn::Vec<D>;
using B = hn::Vec<Bits>;
using H = hn::Vec<Halves>;
constexpr std::size_t width = HWY_LANES(double);

HWY_INLINE B bits(std::uint64_t number) { return hn::Set(Bits(), number); }
HWY_INLINE V number(double value) { return hn::Set(D(), value); }
HWY_INLINE H swap_halves(B v) { return hn::Shuffle2301(hn::BitCast(Halves(), v)); }
/// The low halves of both: those of `low` in the low halves, those of `high` in the high ones.
HWY_INLINE B pack(B high, B low) {
  return hn::BitCast(Bits(), hn::OddEven(swap_halves(high), hn::BitCast(Halves(), low)));
}

/// A word in the low half of each lane; what is in the high half has no meaning.
struct Four {
  B word[4];
};

class Philox {
 public:
  explicit Philox(const Draws& draws)
      : seed_(draws.seed), stream_(draws.stream), first_(draws.first_draw) {
    auto low = static_cast<std::uint32_t>(seed_), high = static_cast<std::uint32_t>(seed_ >> 32);
    for (std::size_t round = 0; round < rounds; ++round) {
      keys_[2 * round] = low;
      keys_[2 * round + 1] = high;
      low += 0x9e3779b9u;
      high += 0xbb67ae85u;
    }
  }

  /// Of R vectors of draws from lane `lane` on, side by side: one alone would wait on itself.
  template <int R>
  HWY_INLINE void at(std::uint32_t position, std::size_t lane, Four (&out)[R]) const {
    for (int i = 0; i < R; ++i) {
      const B draw = hn::Add(zero_one_two_, bits(first_ + lane + i * width));
      out[i] = {{bits(position), bits(stream_), draw, hn::ShiftRight<32>(draw)}};
    }
    for (std::size_t round = 0; round < rounds; ++round)
      for (int i = 0; i < R; ++i) {
        B(&word)[4] = out[i].word;
        const B of_a = hn::MulEven(hn::BitCast(Halves(), word[0]), hn::Set(Halves(), 0xd2511f53u));
        const B of_c = hn::MulEven(hn::BitCast(Halves(), word[2]), hn::Set(Halves(), 0xcd9e8d57u));
        word[0] = hn::Xor3(hn::BitCast(Bits(), swap_halves(of_c)), word[1], bits(keys_[2 * round]));
        word[2] =
            hn::Xor3(hn::BitCast(Bits(), swap_halves(of_a)), word[3], bits(keys_[2 * round + 1]));
        word[1] = of_c;
        word[3] = of_a;
      }
  }

 private:
  static constexpr std::size_t rounds = 10;
  std::uint64_t seed_;
  std::uint32_t stream_;
  std::uint64_t first_;
  B zero_one_two_ = hn::Iota(Bits(), 0);
  std::uint64_t keys_[2 * rounds];
};

/// Number 0 or 1 of a position.
HWY_INLINE V uniform(const Four& four, std::size_t which) {
  const B both = pack(four.word[2 * which], four.word[2 * which + 1]);
  const B one_to_two = hn::Or(hn::ShiftRight<12>(both), bits(std::uint64_t{1023} << 52));
  return hn::Sub(hn::BitCast(D(), one_to_two), number(1 - 0x1p-53));
}

/// Of integers below 2^52.
HWY_INLINE V to_double(B v) {
  const B two_to_52 = bits(std::uint64_t{1023 + 52} << 52);
  return hn::Sub(hn::BitCast(D(), hn::Or(v, two_to_52)), number(0x1p52));
}

/// The first `lanes` of a vector, at most all.
HWY_INLINE void store(V v, std::size_t lanes, double* to) {
  if (lanes >= width) return hn::StoreU(v, D(), to);
  HWY_ALIGN double whole[width];
  hn::Store(v, D(), whole);
  for (std::size_t lane = 0; lane < lanes; ++lane) to[lane] = whole[lane];
}

/// Calls function.template at<R>(lane) for all lanes, R vectors at once.
template <class Function>
HWY_INLINE void for_lanes(std::size_t lanes, const Function& function) {
  std::size_t lane = 0;
  for (; lane + width < lanes; lane += 2 * width) function.template at<2>(lane);
  if (lane < lanes) function.template at<1>(lane);
}

}  // namespace fcm::core::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
#endif
