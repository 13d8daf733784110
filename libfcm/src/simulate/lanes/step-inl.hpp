// SPDX-License-Identifier: MIT
//
// One round of many lanes. Included once for every instruction set.
#if defined(FCM_LANES_STEP_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef FCM_LANES_STEP_INL
#undef FCM_LANES_STEP_INL
#else
#define FCM_LANES_STEP_INL
#endif

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
      const double* weights = s.weights + k * row + at;
      for (int r = 0; r < R; ++r)
        x[r] = then_add(load(weights + r * width), load(from + r * width), x[r]);
    } else {
      const V weight = number(s.weight[k]);
      for (int r = 0; r < R; ++r) x[r] = then_add(weight, load(from + r * width), x[r]);
    }
  }
  if (s.self[j] != 0) {
    const V self = number(s.self[j]);
    for (int r = 0; r < R; ++r)
      x[r] = then_add(self, load(s.seen + j * row + at + r * width), x[r]);
  }
  const double* input = s.inputs[j];
  for (int r = 0; r < R; ++r)
    x[r] = plus(x[r], input ? load(input + at + r * width) : hn::Zero(D()));
}

/// Functions that have no vectors.
template <int R>
void one_by_one(const TransferFunction& function, double lambda, V (&x)[R]) {
  double values[width];
  for (int r = 0; r < R; ++r) {
    hn::StoreU(x[r], D(), values);
    for (std::size_t i = 0; i < width; ++i) values[i] = function.value(values[i], lambda);
    x[r] = hn::LoadU(D(), values);
  }
}

/// Lanes at .. at + R * width - 1.
template <int R, bool own_weights>
void step_part(const Step& s, std::size_t at) {
  V largest[R];
  for (int r = 0; r < R; ++r) largest[r] = hn::Zero(D());
  for (std::uint32_t j = 0; j < s.factors; ++j) {
    V x[R];
    sum_up<R, own_weights>(s, j, at, x);
    if (s.curve[j] == Curve::other)
      one_by_one<R>(*s.transfer[j], s.lambda, x);
    else
      transfer<R>(s.curve[j], s.lambda, x);
    const std::size_t here = j * s.lanes + at;
    const double* held = s.held[j];
    for (int r = 0; r < R; ++r) {
      const V before = load(s.now + here + r * width);
      if (!s.plain) {
        x[r] = plus(times(number(s.gain), x[r]), times(number(s.keep), before));
        if (s.rest != 0) x[r] = plus(x[r], times(number(s.rest), number(s.start[j])));
      }
      if (held) {
        const V value = load(held + at + r * width);
        x[r] = hn::IfThenElse(hn::Eq(value, value), value, x[r]);
      }
      hn::StoreU(x[r], D(), s.next + here + r * width);
      largest[r] = hn::Max(largest[r], hn::Abs(hn::Sub(x[r], before)));
    }
  }
  for (int r = 0; r < R; ++r) hn::StoreU(largest[r], D(), s.largest + at + r * width);
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
