// SPDX-License-Identifier: MIT
//
// Iterative proportional fitting of voice weights to margins (representation.hpp).
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "fcm/representation.hpp"

namespace fcm::study {

/// One margin in numbers.
struct Side {
  std::vector<double> wanted;  ///< per category; 0 where nobody was heard, sums to 1
  std::vector<std::vector<std::size_t>> parts;  ///< per voice its categories; none: left alone
};

struct Fit {
  std::vector<double> weights;
  Raked raked = Raked::held;
  double largest_miss = 0;
  std::size_t rounds = 0, trimmed = 0;
};

/// The sides are raked in their order; a weight of 0 stays 0.
Fit rake(const std::vector<Side>&, std::span<const double> base, const RakeOptions&);

/// Per category the share of weight among those who have one.
std::vector<double> shares(const Side&, std::span<const double> weights);

}  // namespace fcm::study
