// SPDX-License-Identifier: MIT
//
// One round of many lanes. Included once for every instruction set.
#if defined(FCM_LANES_STEP_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef FCM_LANES_STEP_INL
#undef FCM_LANES_STEP_INL
#else
#define FCM_LANES_STEP_INL
#endif

#include <algorithm>

#include "simulate/lanes/kernels.hpp"
#include "simulate/lanes/transfer-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace fcm::detail::HWY_NAMESPACE {

/// The sums of R vectors: links in their order, memory, input.
template <int R, bool own_weights>
HWY_INLINE void sum_up(const Step& s, std::uint32_t j, std::size_t at, V (&x)[R]) {
  const std::size_t row = s.lanes;
  for (int r = 0; r < R; ++r) x[r] = hn::Zero(D());
  const std::uint32_t end = s.into[j + 1];
  for (std::uint32_t k = s.into[j]; k < end; ++k) {
    const double* from = s.seen + s.source[k] * row + at;
    if constexpr (own_weights) {
      const double* weights = s.weights + k * s.weights_row + at;
      for (int r = 0; r < R; ++r)
        x[r] = then_add(load(weights + r * width), load(from + r * width), x[r]);
    } else {
      const V weight = number(s.weight[k]);
      for (int r = 0; r < R; ++r) x[r] = then_add(weight, load(from + r * width), x[r]);
    }
  }
  const double* own = s.seen + j * row + at;
  if (s.self[j] == 1) {
    for (int r = 0; r < R; ++r) x[r] = plus(x[r], load(own + r * width));
  } else if (s.self[j] != 0) {
    const V self = number(s.self[j]);
    for (int r = 0; r < R; ++r) x[r] = then_add(self, load(own + r * width), x[r]);
  }
  if (const double* input = s.inputs[j])
    for (int r = 0; r < R; ++r) x[r] = plus(x[r], load(input + at + r * width));
}

/// Functions that have no vectors.
template <int R>
HWY_INLINE void one_by_one(const TransferFunction& function, double lambda, V (&x)[R]) {
  double values[width];
  for (int r = 0; r < R; ++r) {
    hn::StoreU(x[r], D(), values);
    for (std::size_t i = 0; i < width; ++i) values[i] = function.value(values[i], lambda);
    x[r] = hn::LoadU(D(), values);
  }
}

/// The states of factors first .. end - 1, which share a curve, from their sums in `next`.
template <int R>
struct Finish {
  const Step& step;
  std::uint32_t first, end;
  std::size_t at;

  template <Curve curve>
  void with() const {
    const Step s = step;  // a copy, which no store can change
    V largest[R];
    for (int r = 0; r < R; ++r) largest[r] = load(s.largest + at + r * width);
    for (std::uint32_t j = first; j < end; ++j) {
      const std::size_t here = j * s.lanes + at;
      V x[R], before[R];
      for (int r = 0; r < R; ++r) x[r] = load(s.next + here + r * width);
      if constexpr (curve == Curve::other)
        one_by_one<R>(*s.transfer[j], s.lambda, x);
      else
        transfer<curve, R>(s.lambda, x);
      for (int r = 0; r < R; ++r) before[r] = load(s.now + here + r * width);
      if (!s.plain)
        for (int r = 0; r < R; ++r) {
          x[r] = plus(times(number(s.gain), x[r]), times(number(s.keep), before[r]));
          if (s.rest != 0) x[r] = plus(x[r], times(number(s.rest), number(s.start[j])));
        }
      if (const double* held = s.held[j])
        for (int r = 0; r < R; ++r) {
          const V value = load(held + at + r * width);
          x[r] = hn::IfThenElse(hn::Eq(value, value), value, x[r]);
        }
      for (int r = 0; r < R; ++r) {
        hn::StoreU(x[r], D(), s.next + here + r * width);
        largest[r] = hn::Max(largest[r], hn::Abs(hn::Sub(x[r], before[r])));
      }
    }
    for (int r = 0; r < R; ++r) hn::StoreU(largest[r], D(), s.largest + at + r * width);
  }
};

/// Lanes at .. at + R * width - 1. First all sums, then all functions: the processor works ahead
/// within either loop, but does not look far enough to do so from one into the other.
template <int R, bool own_weights>
void step_part(const Step& step, std::size_t at) {
  const Step s = step;
  for (std::uint32_t j = 0; j < s.factors; ++j) {
    V x[R];
    sum_up<R, own_weights>(s, j, at, x);
    for (int r = 0; r < R; ++r) hn::StoreU(x[r], D(), s.next + j * s.lanes + at + r * width);
  }
  std::fill_n(s.largest + at, R * width, 0.0);
  for (std::uint32_t first = 0, end = 0; first < s.factors; first = end) {
    while (end < s.factors && s.curve[end] == s.curve[first]) ++end;
    with_curve(s.curve[first], Finish<R>{step, first, end, at});
  }
}

template <bool own_weights>
void step_all(const Step& s) {
  constexpr int most = 4;
  constexpr std::size_t part = most * width;
  if (s.lanes < part) {
    constexpr int few = narrow < part ? narrow / width : most;
    for (std::size_t at = 0; at < s.lanes; at += few * width) step_part<few, own_weights>(s, at);
  } else {
    for (std::size_t at = 0; at < s.lanes; at += part) step_part<most, own_weights>(s, at);
  }
}

void step(const Step& s) {
  if (s.weights)
    step_all<true>(s);
  else
    step_all<false>(s);
}

}  // namespace fcm::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
