// SPDX-License-Identifier: MIT
#include "fcm/enclosure.hpp"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <utility>

#include "small.hpp"

using namespace fcm;
using namespace small;

namespace {

Map with(const Map& map, const std::vector<double>& weights) {
  Map changed = map;
  for (Index k = 0; k < weights.size(); ++k) changed = changed.with_weight(k, weights[k]);
  return changed;
}

}  // namespace

TEST_CASE("enclosure: along a chain without loops both ends are reached", "[analyse]") {
  const Map chain = map_of({"a", "b", "c"}, {{0, 1, 0.5}, {1, 2, -0.5}});
  const Model model = tanh_of(0.8);
  const Interventions push{.inputs = {{0, 0.5}}};
  const Enclosure all = enclose(chain, model, push, {{0.2, 0.8}, {-0.6, -0.1}});
  const auto c_at = [&](double first, double second) {
    return simulate(with(chain, {first, second}), model, push).state[2];
  };
  CHECK(all.state[2].low == Approx(c_at(0.8, -0.6)).epsilon(1e-12));
  CHECK(all.state[2].high == Approx(c_at(0.2, -0.1)).epsilon(1e-12));
  CHECK(all.state[2].contains(c_at(0.8, -0.6)));
  CHECK(all.state[2].contains(c_at(0.2, -0.1)));
  CHECK(std::fabs(all.baseline[2].low) < 1e-12);
  CHECK(all.effect[2].low <= all.state[2].low + 1e-12);
}

TEST_CASE("enclosure: fcmconfr's intervals leave out what the weights allow", "[analyse]") {
  // T17's neighbour, reference 5.3: fcmconfr 1.0 multiplies the bounds of a link by the middle of
  // its cause's interval. Held at 1, a gives b .2 to .8, with .5 in the middle, and so c .1 to .4.
  // The weights .8 and .8 make c .64.
  const Map chain = map_of({"a", "b", "c"}, {{0, 1, 0.5}, {1, 2, 0.5}});
  const Model model{.transfer = "linear"};
  const Interventions hold{.clamps = {{0, 1}}};
  const std::vector<WeightRange> ranges = {{0.2, 0.8}, {0.2, 0.8}};
  const auto by_the_middle = [&](WeightRange weight, Bounds cause) {
    const double middle = (cause.low + cause.high) / 2;
    return Bounds{weight.low * middle, weight.high * middle};
  };
  const Bounds b = by_the_middle(ranges[0], {1, 1}), c = by_the_middle(ranges[1], b);
  CHECK(c.high == Approx(0.4));
  const double really = simulate(with(chain, {0.8, 0.8}), model, hold).state[2];
  CHECK(really == Approx(0.64));
  CHECK(!c.contains(really));
  const Enclosure all = enclose(chain, model, hold, ranges);
  CHECK(all.state[2].contains(really));
  CHECK(all.state[2].low == Approx(0.04).epsilon(1e-9));
  CHECK(all.state[2].high == Approx(0.64).epsilon(1e-9));
}

TEST_CASE("enclosure: a weight whose sign is not known leaves the sign of the effect open",
          "[analyse]") {
  const Map pair = map_of({"a", "b"}, {{0, 1, 0.5}});
  const Enclosure all = enclose(pair, tanh_of(1), {.inputs = {{0, 0.5}}}, {{-0.1, 0.5}});
  CHECK(all.effect[1].low == Approx(std::tanh(-0.1 * std::tanh(0.5))).epsilon(1e-12));
  CHECK(all.effect[1].high == Approx(std::tanh(0.5 * std::tanh(0.5))).epsilon(1e-12));
}

TEST_CASE("enclosure: effects are tighter than the difference of the states", "[analyse]") {
  // Under sigmoid the states without a push hang on the weights too, and the same weights work in
  // both: the difference of two intervals would forget that.
  const Map chain = map_of({"a", "b", "c"}, {{0, 1, 0.5}, {1, 2, 0.5}});
  const Model model{.transfer = "sigmoid"};
  const Enclosure all = enclose(chain, model, {.inputs = {{0, 0.5}}}, {{0.3, 0.7}, {0.3, 0.7}});
  CHECK(all.state[2].low - all.baseline[2].high < 0);
  CHECK(all.effect[2].low > 0);
  CHECK(all.effect[2].high < 0.05);
}

TEST_CASE("enclosure: linear loops that may amplify have no bounds", "[analyse]") {
  const Map loop = map_of({"a", "b"}, {{0, 1, 0.5}, {1, 0, 0.5}});
  const Enclosure all =
      enclose(loop, {.transfer = "linear"}, {.inputs = {{0, 1}}}, {{0.5, 2}, {0.5, 2}});
  CHECK(all.state[0].high == std::numeric_limits<double>::infinity());
}

TEST_CASE("enclosure: a caller who leaves a range out is told", "[analyse]") {
  const Map pair = map_of({"a", "b"}, {{0, 1, 0.5}});
  Model held;
  held.hold_sources = true;
  CHECK_THROWS_AS(enclose(pair, {}, {}, {}), std::logic_error);
  CHECK_THROWS_AS(enclose(pair, {}, {}, {{0.5, 0.2}}), std::logic_error);
  CHECK_THROWS_AS(enclose(pair, held, {}, {{-0.1, 0.2}}), std::logic_error);
}
