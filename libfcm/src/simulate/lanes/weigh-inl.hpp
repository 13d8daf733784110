// SPDX-License-Identifier: MIT
//
// Weights of links for many lanes. Included once for every instruction set.
#if defined(FCM_LANES_WEIGH_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef FCM_LANES_WEIGH_INL
#undef FCM_LANES_WEIGH_INL
#else
#define FCM_LANES_WEIGH_INL
#endif

#include "simulate/lanes/kernels.hpp"
#include "simulate/lanes/transfer-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace fcm::detail::HWY_NAMESPACE {

template <int R, bool once>
HWY_INLINE void weigh_link(const Weigh& w, std::size_t link, std::size_t at) {
  const V zero = hn::Zero(D());
  V sum[R], told[R], present[R];
  for (int r = 0; r < R; ++r) sum[r] = told[r] = present[r] = zero;
  const std::uint32_t* voice = w.voice + w.first_voice[w.begin[link]];
  for (std::uint32_t answer = w.begin[link]; answer < w.begin[link + 1]; ++answer) {
    V alike[R];
    for (int r = 0; r < R; ++r) alike[r] = load(w.omega + *voice * w.lanes + at + r * width);
    for (const std::uint32_t* end = w.voice + w.first_voice[answer + 1]; ++voice != end;)
      for (int r = 0; r < R; ++r)
        alike[r] = plus(alike[r], load(w.omega + *voice * w.lanes + at + r * width));
    const V term = number(w.term[answer]);
    for (int r = 0; r < R; ++r) {
      sum[r] = then_add(alike[r], term, sum[r]);
      if constexpr (once) {
        told[r] = plus(told[r], alike[r]);
      } else {
        told[r] = then_add(alike[r], number(w.mentions[answer]), told[r]);
        present[r] = plus(present[r], alike[r]);
      }
    }
  }
  for (int r = 0; r < R; ++r) {
    V among = told[r];
    if (w.all) {
      const V all = load(w.all + at + r * width);
      among = once ? all : plus(told[r], hn::Sub(all, present[r]));
    }
    const auto any = hn::Gt(told[r], zero);
    const V weight = hn::Div(sum[r], hn::IfThenElse(any, among, number(1)));
    hn::StoreU(hn::IfThenElse(any, weight, zero), D(), w.weights[link] + at + r * width);
  }
}

template <bool once>
void weigh_all(const Weigh& w) {
  constexpr int most = 4, few = narrow < most * width ? narrow / width : most;
  for (std::size_t link = 0; link < w.links; ++link) {
    std::size_t at = 0;
    for (; at + most * width <= w.lanes; at += most * width) weigh_link<most, once>(w, link, at);
    for (; at < w.lanes; at += few * width) weigh_link<few, once>(w, link, at);
  }
}

void weigh(const Weigh& w) {
  if (w.mentions)
    weigh_all<false>(w);
  else
    weigh_all<true>(w);
}

}  // namespace fcm::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
