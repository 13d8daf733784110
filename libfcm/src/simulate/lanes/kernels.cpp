// SPDX-License-Identifier: MIT
#include "simulate/lanes/kernels.hpp"

#include <atomic>

#include "core/targets.hpp"

#define HWY_TARGET_INCLUDE "simulate/lanes/kernels.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

#include "simulate/lanes/step-inl.hpp"
#include "simulate/lanes/transfer-inl.hpp"
#include "simulate/lanes/weigh-inl.hpp"
#include "simulate/sparse/rows-inl.hpp"

HWY_BEFORE_NAMESPACE();
namespace fcm::detail::HWY_NAMESPACE {

void see(const double* from, std::size_t count, double scale, double shift, double* to) {
  for (std::size_t i = 0; i < count; i += width) {
    const V scaled = times(number(scale), hn::LoadU(D(), from + i));
    hn::StoreU(hn::Sub(scaled, number(shift)), D(), to + i);
  }
}

bool all_within(const Area& area, double most) {
  auto small = hn::Ge(number(most), hn::Zero(D()));
  for (std::size_t row = 0; row < area.rows; ++row)
    for (std::size_t i = 0; i < area.lanes; i += width) {
      const V size = hn::Abs(load(area.first + row * area.row_length + i));
      small = hn::And(small, hn::Le(size, number(most)));
    }
  return hn::AllTrue(D(), small);
}

struct TransferAll {
  const double* x;
  std::size_t count;
  double lambda;
  double* to;

  template <Curve curve>
  void with() const {
    if constexpr (curve != Curve::other)
      for (std::size_t i = 0; i < count; i += width) {
        V values[1] = {hn::LoadU(D(), x + i)};
        transfer<curve>(lambda, values);
        hn::StoreU(values[0], D(), to + i);
      }
  }
};

void transfer_all(Curve curve, const double* x, std::size_t count, double lambda, double* to) {
  with_curve(curve, TransferAll{x, count, lambda, to});
}

const Kernels& table() {
  static const Kernels kernels{hwy::TargetName(HWY_TARGET),
                               step,
                               all_within,
                               weigh,
                               see,
                               transfer_all,
                               add_slices,
                               add_panels};
  return kernels;
}

}  // namespace fcm::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE

namespace fcm::detail {
namespace {

/// Those that this processor runs, the best first.
const std::vector<const Kernels*>& runnable() {
  static const std::vector<const Kernels*> found = [] {
    std::vector<const Kernels*> all;
#if HWY_TARGETS & HWY_AVX3 & ~HWY_STATIC_TARGET
    if (core::runs(HWY_AVX3)) all.push_back(&N_AVX3::table());
#endif
#if HWY_TARGETS & HWY_AVX2 & ~HWY_STATIC_TARGET
    if (core::runs(HWY_AVX2)) all.push_back(&N_AVX2::table());
#endif
#if HWY_TARGETS & HWY_SSE4 & ~HWY_STATIC_TARGET
    if (core::runs(HWY_SSE4)) all.push_back(&N_SSE4::table());
#endif
    all.push_back(&HWY_STATIC_DISPATCH(table)());
    return all;
  }();
  return found;
}

std::atomic<const Kernels*> chosen = nullptr;

}  // namespace

std::vector<std::string_view> lanes_targets() {
  std::vector<std::string_view> names;
  for (const Kernels* each : runnable()) names.push_back(each->name);
  return names;
}

bool use_target(std::string_view name) {
  for (const Kernels* each : runnable())
    if (each->name == name) {
      chosen = each;
      return true;
    }
  return false;
}

const Kernels& kernels() {
  const Kernels* now = chosen.load(std::memory_order_relaxed);
  return now ? *now : *runnable().front();
}

Curve curve_of(const TransferFunction& function) {
  // In the order of Curve.
  constexpr std::string_view names[] = {"sigmoid",   "tanh",   "bivalent",  "bivalent_half",
                                        "trivalent", "linear", "saturation"};
  std::size_t at = 0;
  while (at < std::size(names) && names[at] != function.name) ++at;
  return static_cast<Curve>(at);
}

}  // namespace fcm::detail

#endif
