// SPDX-License-Identifier: MIT
//
// By hand from the formulas of Koutsellis et al. 2022, Operational Research 22, 5733-5763, in the
// orientation of their program InCognitive: the weights that lead into factors, inputs left out.
#include <catch2/catch.hpp>
#include <cmath>

#include "fcm/simulate.hpp"
#include "small_maps.hpp"

using namespace fcm;
using fcm::test::small_map;

namespace {
// a is an input; into b lead 0.8 and -0.4, into c leads 0.6.
const Map map = small_map(3, {{0, 1, 0.8}, {2, 1, -0.4}, {1, 2, 0.6}});
const double norm = std::sqrt(0.64 + 0.16 + 0.36);  // 1.0770
}  // namespace

TEST_CASE("koutsellis: tanh takes the smaller of 1/|W|_F and 1.14/|W|_inf", "[simulate]") {
  // 1/1.0770 = 0.9285, and 1.14/(0.8 + 0.4) = 0.95.
  CHECK(koutsellis_lambda(map, "tanh").value() == Approx(1 / norm).epsilon(1e-15));
  // A chain of 0.1 alone: 1/0.1 = 10 against 1.14/0.1 = 11.4.
  CHECK(koutsellis_lambda(small_map(2, {{0, 1, 0.1}}), "tanh").value() == Approx(10));
  // Four weights of 1 into one factor: 1/2 against 1.14/4.
  CHECK(koutsellis_lambda(small_map(5, {{0, 4, 1}, {1, 4, 1}, {2, 4, -1}, {3, 4, 1}}), "tanh")
            .value() == Approx(0.285));
}

TEST_CASE("koutsellis: sigmoid takes the smaller of 4/|W|_F and 1.317/|W|_s", "[simulate]") {
  // Into b: |.789 * .8 - .211 * .4| = .5468 and |.211 * .8 - .789 * .4| = .1468; into c: .4734.
  // 1.317/.5468 = 2.4086 against 4/1.0770 = 3.7139.
  CHECK(koutsellis_lambda(map, "sigmoid").value() == Approx(1.317 / 0.5468).epsilon(1e-14));
}

TEST_CASE("koutsellis: the fixed point is proven unique under it", "[simulate]") {
  for (const std::string transfer : {"tanh", "sigmoid"}) {
    const Model model{
        .transfer = transfer, .lambda = koutsellis_lambda(map, transfer).value(), .start = 1};
    CHECK(simulate(map, model).certified);
  }
}

TEST_CASE("koutsellis: memory counts as a link to itself, and no link gives lambda 1",
          "[simulate]") {
  CHECK(koutsellis_lambda(small_map(2, {{0, 1, 1}}), "tanh", 1).value() == Approx(1.14 / 2));
  CHECK(koutsellis_lambda(small_map(2, {}), "tanh", 1).value() == 1);
}

TEST_CASE("koutsellis: other functions are refused", "[simulate]") {
  CHECK(koutsellis_lambda(map, "saturation").error().code == "model.koutsellis");
}

TEST_CASE("koutsellis: weights of opposite sign do not cancel, and sources do not count (T16)",
          "[simulate]") {
  // fcmconfr 1.0 adds signed weights by row: here every row sums to 0, so that its bound would let
  // lambda be anything. And it takes rows for what leads into a factor, so that it drops sinks
  // where sources are meant.
  const Map opposed = small_map(4, {{0, 2, 1}, {0, 3, -1}, {1, 2, 1}, {1, 3, -1}});
  CHECK(koutsellis_lambda(opposed, "tanh").value() == Approx(0.5));  // |W|_F = 2; 1.14 / 2
  CHECK(anchored_lambda(opposed) < 1);
  // A source with many links out, which nothing leads into: the fixed point is unique whatever it
  // sends, and the bound is that of the one weight into each factor.
  const Map fan = small_map(5, {{0, 1, 0.5}, {0, 2, 0.5}, {0, 3, 0.5}, {0, 4, 0.5}});
  CHECK(koutsellis_lambda(fan, "tanh").value() == Approx(1));  // |W|_F = 1, 1.14 / .5
  const Map funnel = small_map(5, {{1, 0, 0.5}, {2, 0, 0.5}, {3, 0, 0.5}, {4, 0, 0.5}});
  CHECK(koutsellis_lambda(funnel, "tanh").value() == Approx(0.57));  // |W|_F = 1, 1.14 / 2
}
