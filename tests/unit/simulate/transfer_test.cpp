// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <string>

#include "fcm/model.hpp"

using namespace fcm;

namespace {
double value(const char* name, double x, double lambda = 1) {
  return (*transfer_named(name))->value(x, lambda);
}
}  // namespace

TEST_CASE("transfer: thresholds stand where the documentation says", "[simulate]") {
  CHECK(value("bivalent", 0) == 0);
  CHECK(value("bivalent", 1e-300) == 1);
  CHECK(value("bivalent_half", 0.5) == 1);
  CHECK(value("bivalent_half", std::nextafter(0.5, 0.0)) == 0);
  CHECK(value("trivalent", 0) == 0);
  CHECK(value("trivalent", -1e-300) == -1);
  CHECK(value("saturation", 0.3, 2) == 0.6);
  CHECK(value("saturation", 3, 2) == 1);
  CHECK(value("saturation", -3, 2) == -1);
  CHECK(value("linear", 3, 2) == 6);
}

TEST_CASE("transfer: every function keeps to its range and never falls", "[simulate]") {
  for (const TransferFunction& f : transfer_functions()) {
    INFO(f.name);
    double before = f.value(-1e6, 1.7);
    CHECK(before >= f.low);
    for (double x = -30; x <= 30; x += 0.01) {
      const double now = f.value(x, 1.7);
      CHECK(now >= before);
      CHECK((now >= f.low && now <= f.high));
      before = now;
    }
  }
}

TEST_CASE("transfer: slopes are derivatives and the Lipschitz constant is the largest",
          "[simulate]") {
  for (const TransferFunction& f : transfer_functions()) {
    if (f.discrete) {
      CHECK(f.slope(0.3, 2) == 0);
      CHECK(std::isinf(f.lipschitz(2)));
      continue;
    }
    INFO(f.name);
    const double lambda = 1.7, h = 1e-5;
    double largest = 0;
    for (double x = -3.003; x <= 3; x += 0.01) {
      const double slope = (f.value(x + h, lambda) - f.value(x - h, lambda)) / (2 * h);
      CHECK(f.slope(x, lambda) == Approx(slope).margin(1e-8));
      largest = std::max(largest, f.slope(x, lambda));
    }
    CHECK(largest <= f.lipschitz(lambda));
    CHECK(f.slope(0, lambda) == Approx(f.lipschitz(lambda)));
  }
}

TEST_CASE("transfer: names take hyphens, and a near miss is suggested", "[simulate]") {
  CHECK((*transfer_named("bivalent-half"))->name == "bivalent_half");
  const auto missed = transfer_named("sigmod");
  REQUIRE_FALSE(missed);
  CHECK(missed.error().code == "transfer.unknown");
  CHECK(missed.error().hint.find("sigmoid") != std::string::npos);
  const auto strange = transfer_named("gaussian");
  REQUIRE_FALSE(strange);
  CHECK(strange.error().hint.find("one of sigmoid, tanh, bivalent") == 0);
}
