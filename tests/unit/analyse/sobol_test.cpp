// SPDX-License-Identifier: MIT
//
// Functions whose indices are known in closed form: Ishigami and Homma 1990, "An importance
// quantification technique in uncertainty analysis for computer models" (indices as in Saltelli,
// Chan and Scott 2000, "Sensitivity Analysis", 2.9.3), and Sobol's g (Saltelli and Sobol 1995,
// "About the use of rank transformation in sensitivity analysis of model output", Reliability
// Engineering and System Safety 50, 225-239).
#include "fcm/sobol.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/random.hpp"

using namespace fcm;

namespace {

double uniform(std::uint64_t draw, std::uint32_t input, std::uint64_t seed = 1) {
  return core::Random(seed, draw, input).uniform();
}

constexpr double pi = std::numbers::pi;

/// sin x1 + 7 sin^2 x2 + 0.1 x3^4 sin x1, each x uniform in -pi to pi.
GroupsToFigures ishigami(std::uint64_t seed) {
  return [seed](std::span<const std::uint64_t> draw, std::span<double> figures) {
    double x[3];
    for (std::uint32_t i = 0; i < 3; ++i) x[i] = pi * (2 * uniform(draw[i], i, seed) - 1);
    figures[0] = std::sin(x[0]) + 7 * std::sin(x[1]) * std::sin(x[1]) +
                 0.1 * std::pow(x[2], 4) * std::sin(x[0]);
  };
}

struct Known {
  double first, total;
};

std::vector<Known> known_of_ishigami() {
  const double a = 7, b = 0.1;
  const double one = 0.5 * std::pow(1 + b * std::pow(pi, 4) / 5, 2);
  const double two = a * a / 8;
  const double one_three = 8 * b * b * std::pow(pi, 8) / 225;
  const double all = one + two + one_three;  // 13.8446
  return {{one / all, (one + one_three) / all}, {two / all, two / all}, {0, one_three / all}};
}

double off(double found, double known, double error) { return (found - known) / error; }

}  // namespace

TEST_CASE("sobol: Ishigami's function has the indices of its closed form", "[analyse]") {
  const std::vector<Known> known = known_of_ishigami();
  CHECK(known[0].first == Approx(0.3139).margin(5e-5));
  CHECK(known[1].first == Approx(0.4424).margin(5e-5));
  CHECK(known[2].total == Approx(0.2437).margin(5e-5));
  const VarianceShares found = sobol(3, 1, 20'000, ishigami(1)).front();
  CHECK(found.samples == 20'000);
  CHECK(found.mean == Approx(3.5).margin(0.06));
  CHECK(found.variance == Approx(13.8446).margin(0.2));
  for (std::size_t g = 0; g < 3; ++g) {
    const VarianceShare& share = found.of_group[g];
    CHECK(share.first_error < 0.015);
    CHECK(share.total_error < 0.015);
    CHECK(std::fabs(off(share.first, known[g].first, share.first_error)) < 3);
    CHECK(std::fabs(off(share.total, known[g].total, share.total_error)) < 3);
  }
}

TEST_CASE("sobol: its standard errors are as large as the errors are", "[analyse]") {
  const std::vector<Known> known = known_of_ishigami();
  constexpr std::uint64_t runs = 100;
  double squares[3][2] = {};
  for (std::uint64_t seed = 1; seed <= runs; ++seed) {
    const VarianceShares found = sobol(3, 1, 500, ishigami(seed)).front();
    for (std::size_t g = 0; g < 3; ++g) {
      const VarianceShare& share = found.of_group[g];
      squares[g][0] += std::pow(off(share.first, known[g].first, share.first_error), 2) / runs;
      squares[g][1] += std::pow(off(share.total, known[g].total, share.total_error), 2) / runs;
    }
  }
  for (const auto& group : squares) {
    for (const double mean_square : group) {
      CHECK(mean_square > 0.6);
      CHECK(mean_square < 1.6);
    }
  }
}

TEST_CASE("sobol: a group of inputs has what its inputs have together", "[analyse]") {
  // g = product of (|4 x_i - 2| + a_i) / (1 + a_i), a = 0, 1, 4.5; the first two are one group.
  const double a[] = {0, 1, 4.5};
  const auto part = [&a](std::uint64_t draw, std::uint32_t i) {
    return (std::fabs(4 * uniform(draw, i) - 2) + a[i]) / (1 + a[i]);
  };
  const auto variance_of = [&a](int i) { return 1 / (3 * std::pow(1 + a[i], 2)); };
  const double pair = (1 + variance_of(0)) * (1 + variance_of(1)) - 1;
  const double all = (1 + pair) * (1 + variance_of(2)) - 1;
  const VarianceShares found = sobol(2, 1, 20'000, [&part](auto draw, auto figures) {
                                 figures[0] =
                                     part(draw[0], 0) * part(draw[0], 1) * part(draw[1], 2);
                               }).front();
  const Known known[] = {{pair / all, pair * (1 + variance_of(2)) / all},
                         {variance_of(2) / all, variance_of(2) * (1 + pair) / all}};
  for (std::size_t g = 0; g < 2; ++g) {
    const VarianceShare& share = found.of_group[g];
    CHECK(std::fabs(off(share.first, known[g].first, share.first_error)) < 3);
    CHECK(std::fabs(off(share.total, known[g].total, share.total_error)) < 3);
    CHECK(share.total_error < 0.02);
  }
}

TEST_CASE("sobol: samples without a figure are left out, and what does not vary has no shares",
          "[analyse]") {
  const auto found = sobol(2, 3, 100, [](auto draw, auto figures) {
    figures[0] =
        uniform(draw[0], 0) < 0.1 ? std::numeric_limits<double>::quiet_NaN() : uniform(draw[1], 1);
    figures[1] = 4;
    figures[2] = uniform(draw[1], 1);
  });
  CHECK(found[0].samples < 100);
  CHECK(found[0].samples > 50);
  CHECK(found[0].of_group.size() == 2);
  CHECK(found[1].mean == 4);
  CHECK(found[1].variance == 0);
  CHECK(found[1].of_group.empty());
  CHECK(found[2].of_group[0].first == 0);
  CHECK(found[2].of_group[0].total == 0);
  CHECK(found[2].of_group[1].total > 0.8);
  CHECK(sobol(2, 1, 0, [](auto, auto) {}).front().of_group.empty());
}
