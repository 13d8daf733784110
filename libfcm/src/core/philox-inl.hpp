// SPDX-License-Identifier: MIT
//
// Philox4x32-10 and log on vectors: one lane is one draw. Operation by operation those of
// core/random.cpp and core/elementary.cpp. Included once for every instruction set.
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

  /// Of the draws from lane `lane` on.
  HWY_INLINE Four at(std::uint32_t position, std::size_t lane) const {
    const B draw = hn::Add(zero_one_two_, bits(first_ + lane));
    B a = bits(position), b = bits(stream_), c = draw, d = hn::ShiftRight<32>(draw);
    for (std::size_t round = 0; round < rounds; ++round) {
      const B of_a = hn::MulEven(hn::BitCast(Halves(), a), hn::Set(Halves(), 0xd2511f53u));
      const B of_c = hn::MulEven(hn::BitCast(Halves(), c), hn::Set(Halves(), 0xcd9e8d57u));
      a = hn::Xor3(hn::BitCast(Bits(), swap_halves(of_c)), b, bits(keys_[2 * round]));
      c = hn::Xor3(hn::BitCast(Bits(), swap_halves(of_a)), d, bits(keys_[2 * round + 1]));
      b = of_c;
      d = of_a;
    }
    return {{a, b, c, d}};
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

/// Of normal positive numbers.
HWY_INLINE V log(V x) {
  const B all = hn::BitCast(Bits(), x);
  V k = hn::Sub(to_double(hn::ShiftRight<52>(all)), number(1023));
  V m = hn::BitCast(D(),
                    hn::Or(hn::And(all, bits(0xfffffffffffffu)), bits(std::uint64_t{1023} << 52)));
  const auto high = hn::Gt(m, number(0x1.6a09e667f3bcdp+0));
  m = hn::IfThenElse(high, hn::Mul(m, number(0.5)), m);
  k = hn::IfThenElse(high, hn::Add(k, number(1)), k);
  const V f = hn::Sub(m, number(1));
  const V s = hn::Div(f, hn::Add(m, number(1)));
  const V z = hn::Mul(s, s);
  V sum = number(1.0 / 23);
  for (int i = 21; i >= 3; i -= 2) sum = hn::Add(hn::Mul(sum, z), number(1.0 / i));
  const V tail = hn::Mul(hn::Mul(s, z), sum);
  const V correction = hn::Sub(hn::Sub(hn::Mul(s, f), hn::Mul(number(2), tail)),
                               hn::Mul(k, number(0x1.a39ef35793c76p-33)));
  return hn::Add(hn::Mul(k, number(0x1.62e42feep-1)), hn::Sub(f, correction));
}

/// The first `lanes` of a vector, at most all.
HWY_INLINE void store(V v, std::size_t lanes, double* to) {
  if (lanes >= width) return hn::StoreU(v, D(), to);
  HWY_ALIGN double whole[width];
  hn::Store(v, D(), whole);
  for (std::size_t lane = 0; lane < lanes; ++lane) to[lane] = whole[lane];
}

}  // namespace fcm::core::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
#endif
