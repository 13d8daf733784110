// SPDX-License-Identifier: MIT
#include <bit>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "fcm/model.hpp"
#include "simulate/lanes/kernels.hpp"

using namespace fcm;
using namespace fcm::detail;

namespace {

/// Uses one instruction set after the other, and the best one again at the end.
template <class Check>
void on_every_target(Check check) {
  for (const std::string_view target : lanes_targets()) {
    INFO(target);
    REQUIRE(use_target(target));
    check();
  }
  use_target(lanes_targets().front());
}

bool same_bits(double a, double b) {
  if (std::isnan(a) || std::isnan(b)) return std::isnan(a) && std::isnan(b);
  return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

std::vector<double> special_values() {
  std::vector<double> values = {0,
                                std::numeric_limits<double>::denorm_min(),
                                std::numeric_limits<double>::min(),
                                std::numeric_limits<double>::epsilon(),
                                0.25,
                                0.5,
                                1,
                                std::log(2) / 2,
                                18,
                                20,
                                36.7,
                                708.4,
                                709.4,
                                709.8,
                                745.2,
                                1e100,
                                std::numeric_limits<double>::max(),
                                std::numeric_limits<double>::infinity(),
                                std::numeric_limits<double>::quiet_NaN()};
  // Where 2^t rounds to the next k, and where the two forms of tanh meet.
  for (int k = 0; k < 60; ++k) values.push_back((k + 0.5) * std::log(2));
  for (std::size_t i = 0, n = values.size(); i < n; ++i) {
    values.push_back(std::nextafter(values[i], 1e300));
    values.push_back(std::nextafter(values[i], -1e300));
  }
  for (std::size_t i = 0, n = values.size(); i < n; ++i) values.push_back(-values[i]);
  return values;
}

/// Every size of number, and many of ordinary size.
std::vector<double> random_values(std::size_t count) {
  std::vector<double> values;
  std::uint64_t state = 1;
  const auto next = [&state] {
    return state = state * 6364136223846793005u + 1442695040888963407u;
  };
  while (values.size() < count) {
    values.push_back(std::bit_cast<double>(next() ^ (next() >> 32)));
    values.push_back((static_cast<double>(next() >> 11) * 0x1p-53 - 0.5) * 100);
    values.push_back((static_cast<double>(next() >> 11) * 0x1p-53 - 0.5) * 4);
  }
  return values;
}

void check_all(std::vector<double> x, double lambda) {
  x.resize((x.size() + wide - 1) / wide * wide, 0.0);
  std::vector<double> lanes(x.size());
  for (const TransferFunction& function : transfer_functions()) {
    if (curve_of(function) == Curve::other) continue;
    INFO(function.name);
    kernels().transfer(curve_of(function), x.data(), x.size(), lambda, lanes.data());
    std::size_t differing = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
      if (!same_bits(lanes[i], function.value(x[i], lambda)) && ++differing == 1)
        CHECK(x[i] == lanes[i]);
    CHECK(differing == 0);
  }
}

}  // namespace

TEST_CASE("lanes: transfer functions have the bits of the plain ones, special values included",
          "[simulate]") {
  on_every_target([] {
    for (const double lambda : {1.0, 0.3, 7.5, 1e-300, 1e300}) check_all(special_values(), lambda);
  });
}

TEST_CASE("lanes: transfer functions have the bits of the plain ones on a million numbers",
          "[simulate]") {
  const std::vector<double> x = random_values(1'000'000);
  on_every_target([&x] { check_all(x, 1); });
}

TEST_CASE("lanes: this processor runs something, and only that can be chosen", "[simulate]") {
  REQUIRE_FALSE(lanes_targets().empty());
  CHECK(kernels().name == lanes_targets().front());
  CHECK_FALSE(use_target("abacus"));
  CHECK(kernels().name == lanes_targets().front());
}
