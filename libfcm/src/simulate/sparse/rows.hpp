// SPDX-License-Identifier: MIT
//
// Links into factors, stored so that eight factors are summed side by side. The order of a
// factor's links is that of the Program.
#pragma once

#include <cstddef>
#include <cstdint>

namespace fcm::detail {

/// Factors in a slice: as many doubles as a line of the cache and the widest vector hold.
inline constexpr std::size_t slice_rows = 8;

/// Slices of eight factors with equally many links (SELL-C-sigma: Kreutzer, Hager, Wellein, Fehske
/// and Bishop 2014, "A unified sparse matrix data format", SIAM Journal on Scientific Computing 36,
/// section 2; here without padding: what a factor has beyond its slice is left to `Tail`s).
struct Slices {
  std::size_t count;
  const std::uint32_t* begin;   ///< count + 1: where in columns of eight links a slice begins
  const std::uint32_t* factor;  ///< eight a slice
  const double* weight;         ///< eight a column
  const std::uint32_t* source;  ///< eight a column
};

/// Eight factors after one another that nearly every factor acts on: column i is source i.
struct Panels {
  std::size_t count;
  std::size_t sources;
  const double* weight;  ///< eight a column; 0 where there is no link
};

}  // namespace fcm::detail
