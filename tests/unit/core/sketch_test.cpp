// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "fcm/summary.hpp"

using namespace fcm;

namespace {

std::vector<double> sample(unsigned seed, std::size_t count) {
  std::mt19937_64 random(seed);
  std::vector<double> values(count);
  for (double& value : values) {
    value = std::uniform_real_distribution<double>(-1, 1)(random);
    value *= std::pow(10.0, -static_cast<double>(random() % 6));
  }
  return values;
}

// numpy.percentile's default: linear between the two ranks around p (n - 1).
double exact_quantile(std::vector<double> values, double p) {
  std::sort(values.begin(), values.end());
  const double rank = p * static_cast<double>(values.size() - 1);
  const auto lower = static_cast<std::size_t>(rank);
  const double share = rank - static_cast<double>(lower);
  return share == 0 ? values[lower] : values[lower] + share * (values[lower + 1] - values[lower]);
}

Sketch sketch_of(const std::vector<double>& values) {
  Sketch sketch;
  sketch.add(values);
  return sketch;
}

}  // namespace

TEST_CASE("sketch: quantiles are right to one part in 2,048", "[core]") {
  for (const std::size_t count : {1, 2, 3, 10, 1'000, 20'000})
    for (const double p : {0.0, 0.025, 0.05, 0.25, 0.5, 0.731, 0.95, 1.0}) {
      const auto values = sample(7, count);
      const double exact = exact_quantile(values, p);
      const auto near = std::minmax_element(values.begin(), values.end());
      // Between two ranks the error is that of the larger of both.
      const double size = count > 100 ? std::abs(exact) : std::max(-*near.first, *near.second);
      INFO(count << " values, p = " << p);
      CHECK(std::abs(sketch_of(values).quantile(p) - exact) <= size / 2'048 + 1e-9);
    }
  CHECK(std::isnan(Sketch().quantile(0.5)));
}

TEST_CASE("sketch: the order of values and of merges does not matter", "[core]") {
  auto values = sample(8, 5'000);
  const Sketch whole = sketch_of(values);
  std::reverse(values.begin(), values.end());
  Sketch parts;
  for (std::size_t begin = 0; begin < values.size(); begin += 1'250) {
    Sketch part;
    part.add(std::span(values).subspan(begin, 1'250));
    parts.merge(part);
  }
  CHECK(parts == whole);
  CHECK(parts.count() == 5'000);
  parts.add(0.5);
  CHECK_FALSE(parts == whole);
}

TEST_CASE("sketch: zeros stay exactly zero, and both are one", "[core]") {
  Sketch sketch = sketch_of({0.0, -0.0, 0.0, -0.0, 1.0});
  CHECK(sketch.bins().size() == 2);
  CHECK(sketch.quantile(0.5) == 0);
  CHECK(sketch.below(0) == 0);
  CHECK(sketch.below(0.5) == 4);
}

TEST_CASE("sketch: values of all sizes find their bins", "[core]") {
  const double largest = std::numeric_limits<double>::max();
  for (const double value : {largest, 1e300, 1.0, 1e-300, -1e-300, -1.0, -1e300, -largest}) {
    Sketch sketch = sketch_of({value, value, value});
    const double half = sketch.quantile(0.5);
    CHECK((std::isinf(half) || std::abs(half / value - 1) <= 1.0 / 2'048));
    CHECK(std::signbit(half) == std::signbit(value));
  }
  CHECK(sketch_of({std::nan(""), HUGE_VAL, -HUGE_VAL, 2.0}).count() == 1);
}

TEST_CASE("sketch: what lies below a value is counted to the width of a bin", "[core]") {
  std::vector<double> values;
  for (int i = -1'000; i < 1'000; ++i) values.push_back(i / 1'000.0);
  const Sketch sketch = sketch_of(values);
  CHECK(sketch.below(0) == 1'000);
  CHECK(sketch.below(0.5) == 1'500);
  CHECK(sketch.below(2) == 2'000);
  CHECK(sketch.below(-2) == 0);
}
