// SPDX-License-Identifier: MIT
#include "core/distributions.hpp"

#include <cmath>

#include "core/elementary.hpp"

namespace fcm::core {

double triangular(Random& random, double low, double mode, double high) {
  const double u = random.uniform(), width = high - low;
  if (width == 0) return low;
  return u * width < mode - low ? low + std::sqrt(u * width * (mode - low))
                                : high - std::sqrt((1 - u) * width * (high - mode));
}

// The polar method of Marsaglia and Bray 1964; its second number is not kept, so that a number does
// not depend on how many were drawn before it in pairs.
double normal(Random& random) {
  for (;;) {
    const double x = 2 * random.uniform() - 1, y = 2 * random.uniform() - 1;
    const double square = x * x + y * y;
    if (square < 1 && square > 0) return x * std::sqrt(-2 * log(square) / square);
  }
}

// Marsaglia and Tsang 2000, "A simple method for generating gamma variables", ACM Transactions on
// Mathematical Software 26, 363-372; below 1 by gamma(a + 1) U^(1/a).
double gamma(Random& random, double shape) {
  if (shape < 1) {
    const double larger = gamma(random, shape + 1);
    return larger * exp(log(random.uniform()) / shape);
  }
  const double d = shape - 1.0 / 3, c = 1 / (3 * std::sqrt(d));
  for (;;) {
    const double x = normal(random), root = 1 + c * x;
    if (root <= 0) continue;
    const double v = root * root * root;
    if (log(random.uniform()) < x * x / 2 + d - d * v + d * log(v)) return d * v;
  }
}

double beta(Random& random, double alpha, double other) {
  const double x = gamma(random, alpha), y = gamma(random, other);
  return x + y > 0 ? x / (x + y) : alpha / (alpha + other);
}

}  // namespace fcm::core
