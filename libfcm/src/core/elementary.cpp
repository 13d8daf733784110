// SPDX-License-Identifier: MIT
#include "core/elementary.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "core/two_to.hpp"

namespace fcm::core {
namespace {

// ln 2 in two parts; the first has 32 zero bits at its end, so that k * ln2_high is exact.
constexpr double ln2_high = 0x1.62e42feep-1;
constexpr double ln2_low = 0x1.a39ef35793c76p-33;

/// 2^r - 1 for |r| <= 1/2. Even and odd powers in a chain of their own each, because one long
/// chain of additions would wait on itself.
double two_to_minus_one(double r) {
  const auto& c = two_to_terms;
  const double r2 = r * r;
  const double even = ((((c[10] * r2 + c[8]) * r2 + c[6]) * r2 + c[4]) * r2 + c[2]) * r2 + c[0];
  const double odd = (((c[9] * r2 + c[7]) * r2 + c[5]) * r2 + c[3]) * r2 + c[1];
  return r * (even + r * odd);
}

/// 2^t = scale (1 + rest), scale a power of two. -1022.5 < t <= 1024, or not a number.
struct Power {
  double scale, rest;
};

Power two_to(double t) {
  const double shifted = t + to_integer;
  return {std::bit_cast<double>(std::bit_cast<std::uint64_t>(shifted) << 52),
          two_to_minus_one(t - (shifted - to_integer))};
}

double power_of_two(int k) { return std::bit_cast<double>(std::uint64_t(k + 1023) << 52); }

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
  // x = k ln 2 + r, |r| <= ln 2 / 2, with what rounding takes from r.
  const double k = (x * log2_e + to_integer) - to_integer;
  const double high = x - k * ln2_high, low = k * ln2_low;
  const double r = high - low;
  const double lost = (high - r) - low;
  const double value = 1 + (two_to_minus_one(r * log2_e) + lost);
  const int whole = static_cast<int>(k);
  if (whole >= -1022 && whole <= 1023) return value * power_of_two(whole);
  const int half = whole / 2;
  return value * power_of_two(half) * power_of_two(whole - half);
}

double tanh(double x) {
  double t = std::fabs(x) * (2 * log2_e);
  if (t > tanh_most) t = tanh_most;
  const auto [scale, rest] = two_to(t);
  const double e = scale * rest + (scale - 1);  // e^(2|x|) - 1
  // From 1/2 on the second form, in which rounding can hardly undo that tanh rises.
  return std::copysign(e < 2 ? e / (e + 2) : 1 - 2 / (e + 2), x);
}

double sigmoid(double x) {
  double t = x * (-16 * log2_e);
  if (t > sigmoid_most) t = sigmoid_most;
  if (t < sigmoid_least) t = sigmoid_least;
  const double shifted = t + to_sixteenth;
  const double r = t - (shifted - to_sixteenth);
  const auto k = std::bit_cast<std::uint64_t>(shifted);
  const double power = std::bit_cast<double>((k << 48) + sixteenths[k % 16]);
  const auto& c = sixteenth_terms;
  const double rest = r * (((((c[5] * r + c[4]) * r + c[3]) * r + c[2]) * r + c[1]) * r + c[0]);
  return 1 / (1 + power * (1 + rest));
}

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
