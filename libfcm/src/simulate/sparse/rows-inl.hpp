// SPDX-License-Identifier: MIT
//
// The sums of one simulation over slices and panels. Included once for every instruction set.
#if defined(FCM_SPARSE_ROWS_INL) == defined(HWY_TARGET_TOGGLE)
#ifdef FCM_SPARSE_ROWS_INL
#undef FCM_SPARSE_ROWS_INL
#else
#define FCM_SPARSE_ROWS_INL
#endif

#include "hwy/cache_control.h"
#include "simulate/lanes/transfer-inl.hpp"
#include "simulate/sparse/rows.hpp"

HWY_BEFORE_NAMESPACE();
namespace fcm::detail::HWY_NAMESPACE {

using Positions = hn::Vec<hn::RebindToSigned<D>>;

HWY_INLINE Positions positions(const std::uint32_t* from) {
  const hn::Rebind<std::uint32_t, D> narrow_positions;
  return hn::BitCast(hn::RebindToSigned<D>(),
                     hn::PromoteTo(Bits(), hn::LoadU(narrow_positions, from)));
}

/// Vectors in a slice.
constexpr std::size_t parts = slice_rows / width;

void add_slices(const Slices& s, const double* seen, double* x) {
  for (std::size_t slice = 0; slice < s.count; ++slice) {
    const std::uint32_t* factor = s.factor + slice * slice_rows;
    V sum[parts];
    for (std::size_t r = 0; r < parts; ++r)
      sum[r] = hn::GatherIndex(D(), x, positions(factor + r * width));
    for (std::size_t k = s.begin[slice]; k < s.begin[slice + 1]; ++k) {
      for (std::size_t r = 0; r < parts; ++r) {
        const std::size_t at = k * slice_rows + r * width;
        const V from = hn::GatherIndex(D(), seen, positions(s.source + at));
        sum[r] = then_add(hn::Load(D(), s.weight + at), from, sum[r]);
      }
    }
    for (std::size_t r = 0; r < parts; ++r)
      hn::ScatterIndex(sum[r], D(), x, positions(factor + r * width));
  }
}

/// C panels, each read from its own place: memory likes several readers, and to be told 32 lines
/// ahead (docs/decisions/0010).
template <std::size_t C>
HWY_INLINE void add_panels_together(const double* weight, std::size_t sources, const double* seen,
                                    double* x) {
  constexpr std::size_t ahead = 32 * slice_rows;
  V sum[C][parts];
  for (std::size_t c = 0; c < C; ++c)
    for (std::size_t r = 0; r < parts; ++r)
      sum[c][r] = hn::LoadU(D(), x + c * slice_rows + r * width);
  for (std::size_t i = 0; i < sources; ++i) {
    const V from = number(seen[i]);
    for (std::size_t c = 0; c < C; ++c) {
      const double* column = weight + (c * sources + i) * slice_rows;
      hwy::Prefetch(column + ahead);
      for (std::size_t r = 0; r < parts; ++r)
        sum[c][r] = then_add(hn::Load(D(), column + r * width), from, sum[c][r]);
    }
  }
  for (std::size_t c = 0; c < C; ++c)
    for (std::size_t r = 0; r < parts; ++r)
      hn::StoreU(sum[c][r], D(), x + c * slice_rows + r * width);
}

void add_panels(const Panels& p, const double* seen, double* x) {
  const std::size_t size = p.sources * slice_rows;
  std::size_t panel = 0;
  for (; panel + 2 <= p.count; panel += 2)
    add_panels_together<2>(p.weight + panel * size, p.sources, seen, x + panel * slice_rows);
  if (panel < p.count)
    add_panels_together<1>(p.weight + panel * size, p.sources, seen, x + panel * slice_rows);
}

}  // namespace fcm::detail::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();
#endif
