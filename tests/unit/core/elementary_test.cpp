// SPDX-License-Identifier: MIT
#include "core/elementary.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace fcm;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double smallest = std::numeric_limits<double>::denorm_min();

/// In units of the last place of the reference.
double error(double got, long double reference) {
  const double size = std::fabs(static_cast<double>(reference));
  const double unit = std::nextafter(size, infinity) - size;
  return static_cast<double>(std::fabs(static_cast<long double>(got) - reference)) / unit;
}

/// The largest error over 300,000 arguments spread over [low, high] by the golden section.
template <class Ours, class Reference>
double largest_error(Ours ours, Reference reference, double low, double high) {
  double largest = 0, position = 0.5;
  for (int i = 0; i < 300'000; ++i) {
    position += 0.61803398874989485;
    position -= position >= 1 ? 1 : 0;
    const double x = low + (high - low) * position;
    largest = std::fmax(largest, error(ours(x), reference(x)));
  }
  return largest;
}

long double exact_exp(double x) { return std::exp(static_cast<long double>(x)); }
long double exact_log(double x) { return std::log(static_cast<long double>(x)); }
long double exact_tanh(double x) { return std::tanh(static_cast<long double>(x)); }
long double exact_atanh(double x) { return std::atanh(static_cast<long double>(x)); }
long double exact_sigmoid(double x) { return 1 / (1 + std::exp(-static_cast<long double>(x))); }

}  // namespace

TEST_CASE("elementary: errors stay below what the header states", "[core]") {
  CHECK(largest_error(core::exp, exact_exp, -1, 1) <= 2);
  CHECK(largest_error(core::exp, exact_exp, -700, 700) <= 2);
  CHECK(largest_error(core::log, exact_log, 0.5, 2) <= 1);
  CHECK(largest_error(core::log, exact_log, 0, 1e-300) <= 1);
  CHECK(largest_error(core::log, exact_log, 1, 1e300) <= 1);
  CHECK(largest_error(core::tanh, exact_tanh, -1, 1) <= 4.5);
  CHECK(largest_error(core::tanh, exact_tanh, -1e-9, 1e-9) <= 4.5);
  CHECK(largest_error(core::tanh, exact_tanh, -25, 25) <= 4.5);
  CHECK(largest_error(core::atanh, exact_atanh, -1, 1) <= 4);
  CHECK(largest_error(core::atanh, exact_atanh, -1e-9, 1e-9) <= 4);
}

TEST_CASE("elementary: the sigmoid errs by 2e-16 at most, and in its tail by x times a unit",
          "[core]") {
  double largest = 0;
  for (double x = -700; x < 40; x += 0.00137) {
    const long double error =
        std::fabs(static_cast<long double>(core::sigmoid(x)) - exact_sigmoid(x));
    largest = std::fmax(largest, static_cast<double>(error));
    CHECK(error <= (4 + std::fabs(x)) * 0x1p-52L * exact_sigmoid(x));
  }
  CHECK(largest <= 2e-16);
}

TEST_CASE("elementary: exact where the value is", "[core]") {
  CHECK(core::exp(0) == 1);
  CHECK(core::log(1) == 0);
  CHECK(core::tanh(0) == 0);
  CHECK(core::atanh(0) == 0);
  CHECK(core::sigmoid(0) == 0.5);
  CHECK(core::tanh(smallest) == smallest);
  CHECK(std::signbit(core::tanh(-0.0)));
}

TEST_CASE("elementary: tanh and atanh are odd to the bit", "[core]") {
  for (double x = 0; x < 25; x += 0.0137) CHECK(core::tanh(-x) == -core::tanh(x));
  for (double x = 0; x < 1; x += 0.00137) CHECK(core::atanh(-x) == -core::atanh(x));
}

TEST_CASE("elementary: what rises on paper does not fall here", "[core]") {
  double exp_before = 0, tanh_before = -1, sigmoid_before = 0;
  for (double x = -30; x < 30; x += 0.0003) {
    CHECK(core::exp(x) > exp_before);
    CHECK(core::tanh(x) >= tanh_before);
    CHECK(core::sigmoid(x) > sigmoid_before);
    exp_before = core::exp(x);
    tanh_before = core::tanh(x);
    if (x < 20) sigmoid_before = core::sigmoid(x);
  }
}

TEST_CASE("elementary: the ends of the range", "[core]") {
  CHECK(core::exp(infinity) == infinity);
  CHECK(core::exp(-infinity) == 0);
  CHECK(core::exp(709.78) == Approx(1.7928227943945155e308));
  CHECK(core::exp(710) == infinity);
  CHECK(core::exp(-745.13) == smallest);
  CHECK(core::exp(-746) == 0);
  CHECK(core::log(0) == -infinity);
  CHECK(core::log(infinity) == infinity);
  CHECK(core::log(smallest) == Approx(-744.4400719213812));
  CHECK(core::tanh(infinity) == 1);
  CHECK(core::tanh(-1e300) == -1);
  CHECK(core::tanh(20) == 1);
  CHECK(core::tanh(18) < 1);
  CHECK(core::atanh(1) == infinity);
  CHECK(core::atanh(-1) == -infinity);
  CHECK(core::sigmoid(infinity) == 1);
  CHECK(core::sigmoid(-infinity) == 0);
}

TEST_CASE("elementary: what is not a number stays so", "[core]") {
  const double nan = std::nan("");
  for (auto* function : {core::exp, core::log, core::tanh, core::atanh, core::sigmoid})
    CHECK(std::isnan(function(nan)));
  CHECK(std::isnan(core::log(-1)));
  CHECK(std::isnan(core::log(-infinity)));
  CHECK(std::isnan(core::atanh(1.5)));
}
