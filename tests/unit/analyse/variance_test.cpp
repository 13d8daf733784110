// SPDX-License-Identifier: MIT
#include <rapidcheck/catch.h>
#include <catch2/catch.hpp>

#include "core/random.hpp"
#include "fcm/robust.hpp"

using namespace fcm;

namespace {

using Parts = std::vector<double>;

double variance(const Parts& values, double divisor) {
  double mean = 0, squares = 0;
  for (const double value : values) mean += value / static_cast<double>(values.size());
  for (const double value : values) squares += (value - mean) * (value - mean);
  return squares / divisor;
}

// Values of one layout, from what each cell is.
template <class Cell>
Parts layout(std::size_t r, std::size_t c, std::size_t m, Cell cell) {
  Parts values;
  for (std::size_t i = 0; i < r; ++i)
    for (std::size_t j = 0; j < c; ++j)
      for (std::size_t k = 0; k < m; ++k) values.push_back(cell(i, j, k));
  return values;
}

}  // namespace

TEST_CASE("variance split: what adds up is split into the variance of each", "[robust]") {
  CHECK(rc::check([] {
    const auto some = [](std::size_t least) {
      const auto n = *rc::gen::inRange<std::size_t>(least, 6);
      Parts parts;
      for (std::size_t i = 0; i < n; ++i) parts.push_back(*rc::gen::inRange(-100, 100) / 8.0);
      return parts;
    };
    const Parts people = some(2), codings = some(1), models = some(1);
    const Parts values =
        layout(people.size(), codings.size(), models.size(),
               [&](auto i, auto j, auto k) { return people[i] + codings[j] + models[k]; });
    const VarianceSplit split =
        split_variance(values, people.size(), codings.size(), models.size());
    const auto near = [](double a, double b) { return std::abs(a - b) < 1e-9 * (1 + b); };
    RC_ASSERT(near(split.people, variance(people, static_cast<double>(people.size() - 1))));
    RC_ASSERT(near(split.coding, variance(codings, static_cast<double>(codings.size()))));
    RC_ASSERT(near(split.model, variance(models, static_cast<double>(models.size()))));
  }));
}

TEST_CASE("variance split: an interaction is shared by those who take part", "[robust]") {
  const VarianceSplit split =
      split_variance(layout(40, 4, 4,
                            [](auto i, auto, auto k) {
                              return (i % 2 == 0 ? 1.0 : -1.0) * (k % 2 == 0 ? 1.0 : -1.0);
                            }),
                     40, 4, 4);
  CHECK(split.people == Approx(40.0 / 39 / 2));
  CHECK(split.model == Approx(40.0 / 39 / 2));
  CHECK(split.coding == Approx(0).margin(1e-12));
}

// Uniform numbers have variance 1/12; that of 3 redraws alone would be a third too small.
TEST_CASE("variance split: few redraws do not make it smaller, nor their chance a coding",
          "[robust]") {
  double people = 0, coding = 0, model = 0;
  constexpr int times = 4'000;
  for (int t = 0; t < times; ++t) {
    core::Random random(1, static_cast<std::uint64_t>(t));
    const Parts of_people = {random.uniform(), random.uniform(), random.uniform()};
    const VarianceSplit split = split_variance(
        layout(3, 2, 2, [&](auto i, auto j, auto) { return of_people[i] * (j == 0 ? 1 : -1); }), 3,
        2, 2);
    people += split.people / times;
    coding += split.coding / times;
    model += split.model / times;
  }
  // y = x s, x of people with mean 1/2 and variance 1/12, s = +-1: coding E(x)^2, both 1/12.
  CHECK(people == Approx(1.0 / 24).epsilon(0.05));
  CHECK(coding == Approx(0.25 + 1.0 / 24).epsilon(0.05));
  CHECK(model == Approx(0).margin(1e-12));
}

TEST_CASE("variance split: a layout that lacks a value is a caller's bug", "[robust]") {
  CHECK_THROWS_AS(split_variance(Parts(11), 3, 2, 2), std::logic_error);
  CHECK_THROWS_AS(split_variance(Parts(4), 1, 2, 2), std::logic_error);
}
