// SPDX-License-Identifier: MIT
//
// The transfer functions on vectors: operation by operation those of core/elementary.cpp and
// simulate/transfer.cpp. Included once for every instruction set.
#if defined(FCM_LANES_TRANSFER_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef FCM_LANES_TRANSFER_INL
#undef FCM_LANES_TRANSFER_INL
#else
#define FCM_LANES_TRANSFER_INL
#endif

#include "core/two_to.hpp"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace fcm::detail::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

using D = hn::ScalableTag<double>;
using V = hn::Vec<D>;
using Bits = hn::RebindToUnsigned<D>;
using B = hn::Vec<Bits>;
constexpr std::size_t width = HWY_LANES(double);

HWY_INLINE V number(double value) { return hn::Set(D(), value); }
HWY_INLINE V load(const double* from) { return hn::LoadU(D(), from); }

// What is not a number stays so. x86 gives the second operand of a minimum or maximum back where
// one of them is not a number; elsewhere it is spelled out.
HWY_INLINE V at_most(V v, V high) {
#if HWY_ARCH_X86 && HWY_TARGET != HWY_SCALAR && HWY_TARGET != HWY_EMU128
  return hn::Min(high, v);
#else
  return hn::IfThenElse(hn::Gt(v, high), high, v);
#endif
}
HWY_INLINE V at_least(V v, V low) {
#if HWY_ARCH_X86 && HWY_TARGET != HWY_SCALAR && HWY_TARGET != HWY_EMU128
  return hn::Max(low, v);
#else
  return hn::IfThenElse(hn::Lt(v, low), low, v);
#endif
}

HWY_INLINE V plus(V a, V b) { return hn::Add(a, b); }
HWY_INLINE V times(V a, V b) { return hn::Mul(a, b); }
/// a b + c, rounded twice.
HWY_INLINE V then_add(V a, V b, V c) { return plus(times(a, b), c); }

HWY_INLINE V two_to_minus_one(V r) {
  const auto& c = core::two_to_terms;
  const V r2 = times(r, r);
  V even = then_add(number(c[10]), r2, number(c[8]));
  V odd = then_add(number(c[9]), r2, number(c[7]));
  even = then_add(even, r2, number(c[6]));
  odd = then_add(odd, r2, number(c[5]));
  even = then_add(even, r2, number(c[4]));
  odd = then_add(odd, r2, number(c[3]));
  even = then_add(even, r2, number(c[2]));
  odd = then_add(odd, r2, number(c[1]));
  even = then_add(even, r2, number(c[0]));
  return times(r, plus(even, times(r, odd)));
}

struct Power {
  V scale, rest;
};
HWY_INLINE Power two_to(V t) {
  const V to_integer = number(core::to_integer);
  const V shifted = plus(t, to_integer);
  const V r = hn::Sub(t, hn::Sub(shifted, to_integer));
  return {hn::BitCast(D(), hn::ShiftLeft<52>(hn::BitCast(Bits(), shifted))), two_to_minus_one(r)};
}

/// By the last four bits of k: numbers of core::sixteenths.
HWY_INLINE B sixteenth(B k) {
#if HWY_TARGET == HWY_AVX3
  const B low = hn::LoadU(Bits(), core::sixteenths.data());
  const B high = hn::LoadU(Bits(), core::sixteenths.data() + 8);
  return B{_mm512_permutex2var_epi64(low.raw, k.raw, high.raw)};
#else
  const auto which = hn::And(k, hn::Set(Bits(), 15));
  return hn::GatherIndex(Bits(), core::sixteenths.data(),
                         hn::BitCast(hn::RebindToSigned<D>(), which));
#endif
}

HWY_INLINE V sigmoid(V x) {
  const V one = number(1), to_sixteenth = number(core::to_sixteenth);
  const V t = at_least(at_most(times(x, number(-16 * core::log2_e)), number(core::sigmoid_most)),
                       number(core::sigmoid_least));
  const V shifted = plus(t, to_sixteenth);
  const V r = hn::Sub(t, hn::Sub(shifted, to_sixteenth));
  const B k = hn::BitCast(Bits(), shifted);
  const V power = hn::BitCast(D(), hn::Add(hn::ShiftLeft<48>(k), sixteenth(k)));
  const auto& c = core::sixteenth_terms;
  V sum = then_add(number(c[5]), r, number(c[4]));
  for (int i = 3; i >= 0; --i) sum = then_add(sum, r, number(c[i]));
  return hn::Div(one, plus(one, times(power, plus(one, times(r, sum)))));
}

HWY_INLINE V tanh(V x) {
  const V one = number(1), two = number(2);
  const V t = at_most(times(hn::Abs(x), number(2 * core::log2_e)), number(core::tanh_most));
  const Power p = two_to(t);
  const V e = plus(times(p.scale, p.rest), hn::Sub(p.scale, one));
  const auto small = hn::Lt(e, two);
  const V ratio = hn::Div(hn::IfThenElse(small, e, two), plus(e, two));
  return hn::CopySign(hn::IfThenElse(small, ratio, hn::Sub(one, ratio)), x);
}

HWY_INLINE V saturation(V x) {
  const V one = number(1), minus_one = number(-1);
  const V below = hn::IfThenElse(hn::Lt(one, x), one, x);
  return hn::IfThenElse(hn::Lt(x, minus_one), minus_one, below);
}

template <Curve curve>
HWY_INLINE V value(V x, V lambda) {
  const V zero = hn::Zero(D()), one = number(1);
  if constexpr (curve == Curve::sigmoid) return sigmoid(times(lambda, x));
  if constexpr (curve == Curve::tanh) return tanh(times(lambda, x));
  if constexpr (curve == Curve::linear) return times(lambda, x);
  if constexpr (curve == Curve::saturation) return saturation(times(lambda, x));
  if constexpr (curve == Curve::bivalent) return hn::IfThenElse(hn::Gt(x, zero), one, zero);
  if constexpr (curve == Curve::bivalent_half)
    return hn::IfThenElse(hn::Ge(x, number(0.5)), one, zero);
  if constexpr (curve == Curve::trivalent) {
    const V negative = hn::IfThenElse(hn::Lt(x, zero), number(-1), zero);
    return hn::IfThenElse(hn::Gt(x, zero), one, negative);
  }
}

/// f(lambda x) of R vectors in place.
template <int R>
HWY_INLINE void transfer(Curve curve, double slope, V (&x)[R]) {
  const V lambda = number(slope);
#define FCM_CURVE(name)                                                  \
  case Curve::name:                                                      \
    for (int r = 0; r < R; ++r) x[r] = value<Curve::name>(x[r], lambda); \
    break;
  switch (curve) {
    FCM_CURVE(sigmoid)
    FCM_CURVE(tanh)
    FCM_CURVE(bivalent)
    FCM_CURVE(bivalent_half)
    FCM_CURVE(trivalent)
    FCM_CURVE(linear)
    FCM_CURVE(saturation)
    case Curve::other:
      break;
  }
#undef FCM_CURVE
}

}  // namespace fcm::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
