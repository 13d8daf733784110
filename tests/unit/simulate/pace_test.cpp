// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "simulate/pace.hpp"

using namespace fcm::detail;

namespace {
template <class Size>
std::vector<double> sizes(int count, Size size) {
  std::vector<double> all;
  for (int t = 1; t <= count; ++t) all.push_back(size(t));
  return all;
}
}  // namespace

TEST_CASE("pace: a constant factor gives the rest of the geometric series", "[simulate]") {
  const auto halving = sizes(20, [](int t) { return std::pow(0.5, t); });
  CHECK(*estimated_distance(halving) == Approx(std::pow(0.5, 20)));
  const auto slowly = sizes(400, [](int t) { return std::pow(0.99, t); });
  CHECK(*estimated_distance(slowly) == Approx(99 * std::pow(0.99, 400)));
  CHECK(pace(slowly) == Pace::shrinking);
  // 0.99^t / (1 - 0.99) = 1e-12 at t = 3207.5.
  CHECK(400 + static_cast<double>(projected_steps(slowly, 1e-12)) == Approx(3207.5).margin(10));
}

TEST_CASE("pace: a spiral is judged by its blocks", "[simulate]") {
  const auto spiral = sizes(400, [](int t) { return std::pow(0.95, t) * (t % 4 == 0 ? 1 : 0.2); });
  const double left = std::pow(0.95, 400) * (0.05 / (1 - 0.95));
  REQUIRE(estimated_distance(spiral));
  CHECK(*estimated_distance(spiral) > left);
  CHECK(*estimated_distance(spiral) < 300 * left);
}

TEST_CASE("pace: too few, equal or growing steps tell nothing of a distance", "[simulate]") {
  CHECK_FALSE(estimated_distance(sizes(8, [](int t) { return std::pow(0.5, t); })));
  CHECK_FALSE(estimated_distance(sizes(400, [](int) { return 0.1; })));
  CHECK_FALSE(estimated_distance(sizes(400, [](int t) { return std::pow(1.01, t); })));
  CHECK(pace(sizes(15, [](int t) { return std::pow(0.5, t); })) == Pace::unknown);
  CHECK(pace(sizes(400, [](int) { return 0.1; })) == Pace::steady);
  CHECK(pace(sizes(400, [](int t) { return std::pow(1.01, t); })) == Pace::growing);
  CHECK(projected_steps(sizes(400, [](int) { return 0.1; }), 1e-12) == 0);
}

TEST_CASE("pace: steps that shrink like a power of time are projected as such", "[simulate]") {
  // 1/t^2 reaches 1e-8 at t = 10,000.
  const auto power = sizes(1'000, [](int t) { return 1.0 / t / t; });
  CHECK(static_cast<double>(projected_steps(power, 1e-8)) == Approx(9'000).epsilon(0.02));
  // 1/sqrt t reaches 1e-12 after 10^24 steps: the projection stops at 10^15.
  CHECK(projected_steps(sizes(1'000, [](int t) { return 1 / std::sqrt(t); }), 1e-12) ==
        1'000'000'000'000'000u);
}
