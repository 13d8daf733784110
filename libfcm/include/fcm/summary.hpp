// SPDX-License-Identifier: MIT
//
// What many draws come to: per figure how many there are, mean, standard deviation, extremes and
// quantiles, in memory that does not grow with the draws. Merging is exact: one process or many,
// in any number of threads, give the same bytes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace fcm {

/// Quantiles by counting: bins are the sign, the exponent and the first 11 bits of the mantissa of
/// the value, so that a quantile is right to 1 part in 2,048 of its size, and exactly 0 where it is
/// 0. Counts are integers: sketches merge in any order to the same sketch. 16 KiB per power of two
/// that the values span, and 8 KiB to find them.
class Sketch {
 public:
  void add(double value) { add(std::span(&value, 1)); }
  void add(std::span<const double> values);  ///< those that are finite
  void merge(const Sketch&);
  std::uint64_t count() const { return count_; }
  /// p in [0, 1]: the value below which p of the draws lie, linear between the two ranks around
  /// p (n - 1), as numpy's default. NaN where there is none.
  double quantile(double p) const;
  std::uint64_t below(double value) const;  ///< how many are < value, to the width of a bin
  bool operator==(const Sketch&) const;

  /// A bin that is not empty; `key` rises with the value.
  struct Bin {
    std::uint32_t key = 0;
    std::uint64_t count = 0;
    bool operator==(const Bin&) const = default;
  };
  std::vector<Bin> bins() const;  ///< from the lowest value up
  void add(const Bin&);

 private:
  std::uint64_t& count_at(std::uint32_t key);
  /// From the lowest value up, until `visit` says false.
  template <typename Visit>
  void each_bin(Visit visit) const;
  std::array<double, 2> at_ranks(const std::array<double, 2>&) const;

  std::uint64_t count_ = 0;
  std::vector<std::uint16_t> page_of_;  ///< by sign and exponent: 0 none, else 1 + which in counts_
  std::vector<std::uint64_t> counts_;   ///< pages of 2,048 bins
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
  double quantile(double p) const;    ///< within [low, high]; these at 0 and 1
  bool operator==(const Distribution&) const = default;
};

struct Summary {
  std::uint64_t draws = 0;        ///< of how many draws this is
  std::uint64_t draws_asked = 0;  ///< more than `draws` where the run was cancelled
  std::vector<Distribution> figures;
  bool complete() const { return draws == draws_asked; }
  bool operator==(const Summary&) const = default;
};

/// The figures of one block: one row a figure, one value a lane; NaN (or infinite) where a lane has
/// none, as all are at first.
class Figures {
 public:
  Figures(std::size_t figures, std::size_t lanes)
      : lanes_(lanes), values_(figures * lanes, std::numeric_limits<double>::quiet_NaN()) {}
  std::size_t lanes() const { return lanes_; }
  std::span<double> row(std::size_t figure) { return {&values_[figure * lanes_], lanes_}; }
  std::span<const double> row(std::size_t figure) const {
    return {&values_[figure * lanes_], lanes_};
  }
  /// The first lanes() of `values`.
  void take(std::size_t figure, std::span<const double> values);
  void clear();

 private:
  std::size_t lanes_;
  std::vector<double> values_;
};

}  // namespace fcm
