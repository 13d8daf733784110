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
using Shorts = hn::Rebind<std::uint16_t, D>;
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

/// Of R vectors of draws, side by side: one alone would wait on itself.
template <int R>
class Philox {
 public:
  /// Draws from lane `lane` on.
  Philox(const Draws& draws, std::size_t lane) {
    auto low = static_cast<std::uint32_t>(draws.seed);
    auto high = static_cast<std::uint32_t>(draws.seed >> 32);
    for (std::size_t round = 0; round < rounds; ++round) {
      keys_[2 * round] = low;
      keys_[2 * round + 1] = high;
      low += 0x9e3779b9u;
      high += 0xbb67ae85u;
    }
    for (std::size_t i = 0; i < R; ++i) {
      const B draw = hn::Add(hn::Iota(Bits(), 0), bits(draws.first_draw + lane + i * width));
      const B of_c = times(draw, of_word_2);
      const B word_0 = hn::Xor3(upper(of_c), bits(draws.stream), bits(keys_[0]));
      high_[i] = hn::ShiftRight<32>(draw);
      word_0_[i] = hn::Xor(of_c, bits(keys_[2]));
      word_3_[i] = times(word_0, of_word_0);
      word_2_[i] = upper(word_3_[i]);
    }
  }

  HWY_INLINE void at(std::uint32_t position, Four (&out)[R]) const {
    // Of the first two rounds most does not depend on the position, and little on the draw.
    const std::uint64_t of_a = std::uint64_t{position} * of_word_0;
    const B second = bits((of_a >> 32) ^ keys_[1]), third = bits((of_a & 0xffffffffu) ^ keys_[3]);
    for (int i = 0; i < R; ++i) {
      const B of_c = times(hn::Xor(second, high_[i]), of_word_2);
      out[i] = {{hn::Xor(upper(of_c), word_0_[i]), of_c, hn::Xor(third, word_2_[i]), word_3_[i]}};
    }
    for (std::size_t round = 2; round < rounds; ++round)
      for (int i = 0; i < R; ++i) {
        B(&word)[4] = out[i].word;
        const B of_a_here = times(word[0], of_word_0), of_c = times(word[2], of_word_2);
        word[0] = hn::Xor3(upper(of_c), word[1], bits(keys_[2 * round]));
        word[2] = hn::Xor3(upper(of_a_here), word[3], bits(keys_[2 * round + 1]));
        word[1] = of_c;
        word[3] = of_a_here;
      }
  }

 private:
  static constexpr std::size_t rounds = 10;
  static constexpr std::uint32_t of_word_0 = 0xd2511f53u, of_word_2 = 0xcd9e8d57u;

  static HWY_INLINE B times(B word, std::uint32_t by) {
    return hn::MulEven(hn::BitCast(Halves(), word), hn::Set(Halves(), by));
  }
  static HWY_INLINE B upper(B product) { return hn::BitCast(Bits(), swap_halves(product)); }

  std::uint64_t keys_[2 * rounds];
  // Words after two rounds, but for what depends on the position.
  B high_[R], word_0_[R], word_2_[R], word_3_[R];
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
template <class Vector, class T>
HWY_INLINE void store(Vector v, std::size_t lanes, T* to) {
  const hn::Rebind<T, D> tag;
  if (lanes >= width) return hn::StoreU(v, tag, to);
  HWY_ALIGN T whole[width];
  hn::Store(v, tag, whole);
  for (std::size_t lane = 0; lane < lanes; ++lane) to[lane] = whole[lane];
}

/// As many vectors as the registers hold four words of.
constexpr std::size_t most_vectors = HWY_TARGET <= HWY_AVX3 ? 4 : 2;

/// Calls function.template at<R>(lane) for all lanes, R vectors at once.
template <class Function>
HWY_INLINE void for_lanes(std::size_t lanes, const Function& function) {
  std::size_t lane = 0;
  for (; lane + (most_vectors - 1) * width < lanes; lane += most_vectors * width)
    function.template at<most_vectors>(lane);
  for (; lane < lanes; lane += width) function.template at<1>(lane);
}

}  // namespace fcm::core::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
#endif
