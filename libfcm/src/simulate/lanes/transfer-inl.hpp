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

// Functions of R vectors go side by side, operation by operation: each waits on itself all along,
// and no processor looks far enough ahead to find the next one's start.

/// sum = sum * by + term
template <int R>
HWY_INLINE void times_add(V (&sum)[R], const V (&by)[R], double term) {
  for (int i = 0; i < R; ++i) sum[i] = then_add(sum[i], by[i], number(term));
}

/// 2^r - 1
template <int R>
HWY_INLINE void two_to_minus_one(V (&r)[R]) {
  const auto& c = core::two_to_terms;
  V r2[R], even[R], odd[R];
  for (int i = 0; i < R; ++i) r2[i] = times(r[i], r[i]);
  for (int i = 0; i < R; ++i) even[i] = then_add(number(c[10]), r2[i], number(c[8]));
  for (int i = 0; i < R; ++i) odd[i] = then_add(number(c[9]), r2[i], number(c[7]));
  times_add(even, r2, c[6]);
  times_add(odd, r2, c[5]);
  times_add(even, r2, c[4]);
  times_add(odd, r2, c[3]);
  times_add(even, r2, c[2]);
  times_add(odd, r2, c[1]);
  times_add(even, r2, c[0]);
  for (int i = 0; i < R; ++i) r[i] = times(r[i], plus(even[i], times(r[i], odd[i])));
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

template <int R>
HWY_INLINE void sigmoid(V (&x)[R]) {
  const V one = number(1), to_sixteenth = number(core::to_sixteenth);
  const auto& c = core::sixteenth_terms;
  V r[R], power[R], sum[R];
  for (int i = 0; i < R; ++i)
    r[i] = at_least(at_most(times(x[i], number(-16 * core::log2_e)), number(core::sigmoid_most)),
                    number(core::sigmoid_least));
  for (int i = 0; i < R; ++i) {
    const V shifted = plus(r[i], to_sixteenth);
    const B k = hn::BitCast(Bits(), shifted);
    power[i] = hn::BitCast(D(), hn::Add(hn::ShiftLeft<48>(k), sixteenth(k)));
    r[i] = hn::Sub(r[i], hn::Sub(shifted, to_sixteenth));
  }
  for (int i = 0; i < R; ++i) sum[i] = then_add(number(c[5]), r[i], number(c[4]));
  times_add(sum, r, c[3]);
  times_add(sum, r, c[2]);
  times_add(sum, r, c[1]);
  times_add(sum, r, c[0]);
  times_add(sum, r, 1);
  times_add(sum, power, 1);
  for (int i = 0; i < R; ++i) x[i] = hn::Div(one, sum[i]);
}

template <int R>
HWY_INLINE void tanh(V (&x)[R]) {
  const V one = number(1), two = number(2), to_integer = number(core::to_integer);
  V r[R], power[R];
  for (int i = 0; i < R; ++i) {
    const V t = at_most(times(hn::Abs(x[i]), number(2 * core::log2_e)), number(core::tanh_most));
    const V shifted = plus(t, to_integer);
    power[i] = hn::BitCast(D(), hn::ShiftLeft<52>(hn::BitCast(Bits(), shifted)));
    r[i] = hn::Sub(t, hn::Sub(shifted, to_integer));
  }
  two_to_minus_one(r);
  for (int i = 0; i < R; ++i) {
    const V e = plus(times(power[i], r[i]), hn::Sub(power[i], one));
    const auto small = hn::Lt(e, two);
    const V ratio = hn::Div(hn::IfThenElse(small, e, two), plus(e, two));
    x[i] = hn::CopySign(hn::IfThenElse(small, ratio, hn::Sub(one, ratio)), x[i]);
  }
}

HWY_INLINE V saturation(V x) {
  const V one = number(1), minus_one = number(-1);
  const V below = hn::IfThenElse(hn::Lt(one, x), one, x);
  return hn::IfThenElse(hn::Lt(x, minus_one), minus_one, below);
}

/// Functions of a few operations.
template <Curve curve>
HWY_INLINE V value(V x) {
  const V zero = hn::Zero(D()), one = number(1);
  if constexpr (curve == Curve::linear) return x;
  if constexpr (curve == Curve::saturation) return saturation(x);
  if constexpr (curve == Curve::bivalent) return hn::IfThenElse(hn::Gt(x, zero), one, zero);
  if constexpr (curve == Curve::bivalent_half)
    return hn::IfThenElse(hn::Ge(x, number(0.5)), one, zero);
  if constexpr (curve == Curve::trivalent) {
    const V negative = hn::IfThenElse(hn::Lt(x, zero), number(-1), zero);
    return hn::IfThenElse(hn::Gt(x, zero), one, negative);
  }
}

constexpr bool is_discrete(Curve curve) {
  return curve == Curve::bivalent || curve == Curve::bivalent_half || curve == Curve::trivalent;
}

/// f(lambda x) of R vectors in place; not of Curve::other.
template <Curve curve, int R>
HWY_INLINE void transfer(double lambda, V (&x)[R]) {
  if (!is_discrete(curve) && lambda != 1)
    for (int i = 0; i < R; ++i) x[i] = times(number(lambda), x[i]);
  if constexpr (curve == Curve::sigmoid)
    sigmoid(x);
  else if constexpr (curve == Curve::tanh)
    tanh(x);
  else
    for (int i = 0; i < R; ++i) x[i] = value<curve>(x[i]);
}

/// Calls function.template with<curve>() for the curve that is given.
template <class Function>
HWY_INLINE void with_curve(Curve curve, const Function& function) {
  switch (curve) {
    case Curve::sigmoid:
      return function.template with<Curve::sigmoid>();
    case Curve::tanh:
      return function.template with<Curve::tanh>();
    case Curve::bivalent:
      return function.template with<Curve::bivalent>();
    case Curve::bivalent_half:
      return function.template with<Curve::bivalent_half>();
    case Curve::trivalent:
      return function.template with<Curve::trivalent>();
    case Curve::linear:
      return function.template with<Curve::linear>();
    case Curve::saturation:
      return function.template with<Curve::saturation>();
    case Curve::other:
      return function.template with<Curve::other>();
  }
}

}  // namespace fcm::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
