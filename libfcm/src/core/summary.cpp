// SPDX-License-Identifier: MIT
#include "fcm/summary.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace fcm {

double Distribution::standard_deviation() const {
  if (count < 2) return std::numeric_limits<double>::quiet_NaN();
  return std::sqrt(squares / static_cast<double>(count - 1));
}

double Distribution::quantile(double p) const {
  if (count == 0) return std::numeric_limits<double>::quiet_NaN();
  if (p <= 0) return low;
  if (p >= 1) return high;
  return std::clamp(sketch.quantile(p), low, high);
}

void Figures::take(std::size_t figure, std::span<const double> values) {
  if (values.size() < lanes_) throw std::logic_error("a figure needs one value a lane");
  std::copy_n(values.begin(), lanes_, row(figure).begin());
}

void Figures::clear() {
  std::fill(values_.begin(), values_.end(), std::numeric_limits<double>::quiet_NaN());
}

}  // namespace fcm
