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

/// Sums of what voices count, in R vectors of lanes.
template <int R, class T>
struct Sum {
  V all[R];

  HWY_INLINE void set_zero() {
    for (int r = 0; r < R; ++r) all[r] = hn::Zero(D());
  }
  HWY_INLINE void add(const Sum& other) {
    for (int r = 0; r < R; ++r) all[r] = plus(all[r], other.all[r]);
  }
  HWY_INLINE void add(const T* row) {
    for (int r = 0; r < R; ++r) all[r] = plus(all[r], value(row + r * width));
  }
  HWY_INLINE void get(V (&to)[R]) const {
    for (int r = 0; r < R; ++r) to[r] = all[r];
  }

 private:
  static HWY_INLINE V value(const double* at) { return load(at); }
  static HWY_INLINE V value(const std::uint16_t* at) { return number(*at); }  // vectors of one
};

#if HWY_TARGET != HWY_SCALAR
template <int R>
struct Sum<R, std::uint16_t> {
  using Shorts = hn::CappedTag<std::uint16_t, R * width>;
  hn::Vec<Shorts> all;

  HWY_INLINE void set_zero() { all = hn::Zero(Shorts()); }
  HWY_INLINE void add(const Sum& other) { all = hn::Add(all, other.all); }
  HWY_INLINE void add(const std::uint16_t* row) { all = hn::Add(all, hn::LoadU(Shorts(), row)); }
  HWY_INLINE void get(V (&to)[R]) const {
    HWY_ALIGN std::uint16_t parts[R * width];
    hn::Store(all, Shorts(), parts);
    for (int r = 0; r < R; ++r) {
      const auto part = hn::LoadU(hn::Rebind<std::uint16_t, D>(), parts + r * width);
      to[r] = hn::PromoteTo(D(), hn::PromoteTo(hn::Rebind<std::int32_t, D>(), part));
    }
  }
};
#endif

template <int R, bool once, class T>
HWY_INLINE void weigh_link(const Weigh& w, const T* omega, std::size_t link, std::size_t at) {
  V sum[R], told[R], present[R];
  for (int r = 0; r < R; ++r) sum[r] = told[r] = hn::Zero(D());
  Sum<R, T> everyone;
  everyone.set_zero();
  const std::uint32_t* voice = w.voice + w.first_voice[w.begin[link]];
  for (std::uint32_t answer = w.begin[link]; answer < w.begin[link + 1]; ++answer) {
    Sum<R, T> who;
    who.set_zero();
    for (const std::uint32_t* end = w.voice + w.first_voice[answer + 1]; voice != end; ++voice)
      who.add(omega + *voice * w.lanes + at);
    everyone.add(who);
    V alike[R];
    who.get(alike);
    const V term = number(w.term[answer]);
    for (int r = 0; r < R; ++r) {
      sum[r] = then_add(alike[r], term, sum[r]);
      if constexpr (!once) told[r] = then_add(alike[r], number(w.mentions[answer]), told[r]);
    }
  }
  everyone.get(present);
  for (int r = 0; r < R; ++r) {
    if constexpr (once) told[r] = present[r];
    V among = told[r];
    if (w.all) {
      const V all = load(w.all + at + r * width);
      among = once ? all : plus(told[r], hn::Sub(all, present[r]));
    }
    const auto any = hn::Gt(told[r], hn::Zero(D()));
    const V weight = hn::Div(sum[r], hn::IfThenElse(any, among, number(1)));
    hn::StoreU(hn::IfThenElse(any, weight, hn::Zero(D())), D(), w.weights[link] + at + r * width);
  }
}

template <bool once, class T>
void weigh_all(const Weigh& w, const T* omega) {
  constexpr int most = 4, few = narrow < most * width ? narrow / width : most;
  for (std::size_t link = 0; link < w.links; ++link) {
    std::size_t at = 0;
    for (; at + most * width <= w.lanes; at += most * width)
      weigh_link<most, once>(w, omega, link, at);
    for (; at < w.lanes; at += few * width) weigh_link<few, once>(w, omega, link, at);
  }
}

template <class T>
void weigh_by(const Weigh& w, const T* omega) {
  if (w.mentions)
    weigh_all<false>(w, omega);
  else
    weigh_all<true>(w, omega);
}

void weigh(const Weigh& w) {
  if (w.counts)
    weigh_by(w, w.counts);
  else
    weigh_by(w, w.omega);
}

}  // namespace fcm::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
