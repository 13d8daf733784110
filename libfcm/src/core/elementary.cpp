// SPDX-License-Identifier: MIT
#include "core/elementary.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

namespace fcm::core {
namespace {

// ln 2 in two parts; the first has 32 zero bits at its end, so that k * ln2_high is exact.
constexpr double ln2_high = 0x1.62e42feep-1;
constexpr double ln2_low = 0x1.a39ef35793c76p-33;
constexpr double log2_e = 0x1.71547652b82fep+0;
// Adding it rounds to the nearest integer, for |x| < 2^51.
constexpr double to_integer = 0x1.8p52;

double power_of_two(int k) { return std::bit_cast<double>(std::uint64_t(k + 1023) << 52); }

/// x = k ln 2 + r with |r| <= ln 2 / 2, and e^r - 1.
struct Reduced {
  int k;
  double expm1;
};

Reduced reduce(double x) {
  const double k = (x * log2_e + to_integer) - to_integer;
  const double high = x - k * ln2_high;
  const double low = k * ln2_low;
  const double r = high - low;
  const double lost = (high - r) - low;
  // Taylor to r^13: the first term left out is below 5e-18. Summed pairwise (Estrin 1960), because
  // one long chain of additions would wait on itself.
  const double r2 = r * r, r4 = r2 * r2, r8 = r4 * r4;
  const double a = (1.0 / 2 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120));
  const double b = (1.0 / 720 + r * (1.0 / 5040)) + r2 * (1.0 / 40320 + r * (1.0 / 362880));
  const double c =
      (1.0 / 3628800 + r * (1.0 / 39916800)) + r2 * (1.0 / 479001600 + r * (1.0 / 6227020800));
  return {static_cast<int>(k), r + (r2 * ((a + r4 * b) + r8 * c) + lost)};
}

/// atanh(s) - s for |s| <= 3 - 2 sqrt 2: s^3/3 + s^5/5 + ... to s^23.
double atanh_tail(double s) {
  const double z = s * s;
  double sum = 1.0 / 23;
  for (int k = 21; k >= 3; k -= 2) sum = sum * z + 1.0 / k;
  return s * z * sum;
}

}  // namespace

double exp(double x) {
  if (!(x < 709.79)) return x != x ? x : std::numeric_limits<double>::infinity();
  if (x < -745.2) return 0;
  const auto [k, expm1] = reduce(x);
  const double value = 1 + expm1;
  if (k >= -1022 && k <= 1023) return value * power_of_two(k);
  const int half = k / 2;
  return value * power_of_two(half) * power_of_two(k - half);
}

double tanh(double x) {
  const double size = std::fabs(x);
  if (!(size < 20)) return x != x ? x : std::copysign(1.0, x);
  const auto [k, expm1] = reduce(2 * size);
  const double scale = power_of_two(k);
  const double e = k == 0 ? expm1 : scale * expm1 + (scale - 1);
  // From 1/2 on the second form, in which rounding can hardly undo that tanh rises.
  return std::copysign(e < 2 ? e / (e + 2) : 1 - 2 / (e + 2), x);
}

double sigmoid(double x) { return 1 / (1 + exp(-x)); }

double log(double x) {
  if (x != x || x < 0) return std::numeric_limits<double>::quiet_NaN();
  if (x == 0) return -std::numeric_limits<double>::infinity();
  if (x == std::numeric_limits<double>::infinity()) return x;
  int k = 0;
  if (x < std::numeric_limits<double>::min()) {
    x *= 0x1p54;
    k = -54;
  }
  const auto bits = std::bit_cast<std::uint64_t>(x);
  k += static_cast<int>(bits >> 52) - 1023;
  double m = std::bit_cast<double>((bits & 0xfffffffffffffu) | (std::uint64_t{1023} << 52));
  if (m > 0x1.6a09e667f3bcdp+0) {  // sqrt 2
    m *= 0.5;
    ++k;
  }
  // log m = 2 atanh(s) with s = f / (2 + f), written as f - (s f - 2 (atanh(s) - s)) because f is
  // exact.
  const double f = m - 1;
  const double s = f / (m + 1);
  return k * ln2_high + (f - ((s * f - 2 * atanh_tail(s)) - k * ln2_low));
}

double atanh(double x) {
  const double size = std::fabs(x);
  if (size <= 0.17) return x + atanh_tail(x);
  return std::copysign(0.5 * log((1 + size) / (1 - size)), x);
}

}  // namespace fcm::core
