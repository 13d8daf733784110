// SPDX-License-Identifier: MIT
#include "core/distributions.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>
#include <vector>

using namespace fcm::core;

namespace {

/// The largest distance between the share of numbers up to x and the distribution's own (Kolmogorov
/// 1933), times sqrt n: above 1.95 once in a thousand samples.
double distance(const std::function<double(Random&)>& draw,
                const std::function<double(double)>& share_up_to) {
  constexpr std::size_t n = 20'000;
  std::vector<double> drawn;
  for (std::size_t i = 0; i < n; ++i) {
    Random random(20261122, i);
    drawn.push_back(draw(random));
  }
  std::sort(drawn.begin(), drawn.end());
  double largest = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const double at = share_up_to(drawn[i]), below = static_cast<double>(i) / n;
    largest = std::max({largest, at - below, below + 1.0 / n - at});
  }
  return largest * std::sqrt(static_cast<double>(n));
}

}  // namespace

TEST_CASE("distributions: normal numbers have the shares of the error function", "[core]") {
  CHECK(distance(normal, [](double x) { return std::erfc(-x / std::sqrt(2)) / 2; }) < 1.95);
}

TEST_CASE("distributions: gamma of 1 is exponential, of 1/2 half a squared normal", "[core]") {
  const auto of = [](double shape) { return [shape](Random& r) { return gamma(r, shape); }; };
  CHECK(distance(of(1), [](double x) { return 1 - std::exp(-x); }) < 1.95);
  CHECK(distance(of(0.5), [](double x) { return std::erf(std::sqrt(x)); }) < 1.95);
  // Of 3: 1 - e^-x (1 + x + x^2 / 2).
  CHECK(distance(of(3), [](double x) { return 1 - std::exp(-x) * (1 + x + x * x / 2); }) < 1.95);
}

TEST_CASE("distributions: beta numbers have the shares of their polynomials", "[core]") {
  const auto of = [](double a, double b) { return [a, b](Random& r) { return beta(r, a, b); }; };
  CHECK(distance(of(1, 1), [](double x) { return x; }) < 1.95);
  CHECK(distance(of(2, 3), [](double x) { return x * x * (6 - 8 * x + 3 * x * x); }) < 1.95);
  // Of 1/2 and 1/2 the arc sine law.
  CHECK(distance(of(0.5, 0.5), [](double x) { return 2 / M_PI * std::asin(std::sqrt(x)); }) < 1.95);
}

TEST_CASE("distributions: triangular numbers rise to the mode and fall from it", "[core]") {
  const auto share = [](double x) {
    return x < 0.2 ? (x + 0.3) * (x + 0.3) / (1.2 * 0.5) : 1 - (0.9 - x) * (0.9 - x) / (1.2 * 0.7);
  };
  CHECK(distance([](Random& r) { return triangular(r, -0.3, 0.2, 0.9); }, share) < 1.95);
  Random random(1, 0);
  CHECK(triangular(random, 0.4, 0.4, 0.4) == 0.4);
  CHECK(triangular(random, 0, 0, 1) >= 0);
  CHECK(triangular(random, 0, 1, 1) <= 1);
}
