// SPDX-License-Identifier: MIT
//
// What many draws come to: per figure how many there are, mean, standard deviation, extremes and
// quantiles, in memory that does not grow with the draws. Merging is exact: one process or many,
// in any number of threads, give the same bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <vector>

namespace fcm {

/// Quantiles by counting: bins are the sign, the exponent and the first 11 bits of the mantissa of
/// the value, so that a quantile is right to 1 part in 4,096 of its size. Counts are integers:
/// sketches merge in any order to the same sketch. At most about 16 KiB per power of two that the
/// values span.
class Sketch {
 public:
  void add(double value);  ///< finite values only
  void merge(const Sketch&);
  std::uint64_t count() const { return count_; }
  /// p in [0, 1]: the value below which p of the draws lie, linear between the two ranks around
  /// p (n - 1), as numpy's default. NaN where there is none.
  double quantile(double p) const;
  std::uint64_t below(double value) const;  ///< how many are < value, to the width of a bin
  bool operator==(const Sketch&) const = default;

 private:
  std::uint64_t count_ = 0;
  std::map<std::int32_t, std::vector<std::uint32_t>> pages_;  ///< by sign and exponent
};

/// Of one figure over the draws that have it.
struct Distribution {
  std::uint64_t count = 0;
  double mean = 0;
  double squares = 0;  ///< sum of squared distances from the mean
  double low = std::numeric_limits<double>::infinity();
  double high = -std::numeric_limits<double>::infinity();
  std::uint64_t positive = 0, negative = 0;
  Sketch sketch;

  double standard_deviation() const;  ///< of the draws, n - 1; NaN below two
  double quantile(double p) const;    ///< within [low, high]
  bool operator==(const Distribution&) const = default;
};

struct Summary {
  std::uint64_t draws = 0;        ///< of how many draws this is
  std::uint64_t draws_asked = 0;  ///< more than `draws` where the run was cancelled
  std::vector<Distribution> figures;
  bool complete() const { return draws == draws_asked; }
  bool operator==(const Summary&) const = default;
};

/// The figures of one block: one row a figure, one value a lane; NaN where a lane has none.
class Figures {
 public:
  Figures(std::size_t figures, std::size_t lanes);
  std::span<double> row(std::size_t figure);
  std::span<const double> row(std::size_t figure) const;
  void take(std::size_t figure, std::span<const double> values);

 private:
  std::size_t lanes_;
  std::vector<double> values_;
};

}  // namespace fcm
