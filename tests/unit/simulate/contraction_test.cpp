// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "fcm/simulate.hpp"
#include "simulate/contraction.hpp"
#include "simulate/system.hpp"
#include "small_maps.hpp"

using namespace fcm;
using fcm::test::small_map;

namespace {
bool proven(const Map& map, const Model& model, const Interventions& interventions = {}) {
  return contraction(map, model, interventions).by == Proof::slopes;
}
}  // namespace

TEST_CASE("contraction: it is proven exactly where lambda times the Perron root is below 1",
          "[simulate]") {
  const Map loop = small_map(2, {{0, 1, 1}, {1, 0, -1}});
  CHECK(proven(loop, {.transfer = "tanh", .lambda = 0.999}));
  CHECK_FALSE(proven(loop, {.transfer = "tanh", .lambda = 1}));
  CHECK(proven(loop, {.transfer = "sigmoid", .lambda = 3.99}));
  CHECK_FALSE(proven(loop, {.transfer = "sigmoid", .lambda = 4}));
  CHECK(proven(loop, {.transfer = "saturation", .lambda = 0.999}));
  CHECK(proven(loop, {.transfer = "linear", .lambda = 0.999}));
}

TEST_CASE("contraction: a map without loops is proven for any lambda", "[simulate]") {
  const Map chain = small_map(4, {{0, 1, 1}, {1, 2, -1}, {0, 2, 1}, {2, 3, 1}});
  CHECK(proven(chain, {.transfer = "tanh", .lambda = 50}));
  CHECK_FALSE(proven(chain, {.transfer = "trivalent"}));
}

TEST_CASE("contraction: memory counts, and a link to itself may take it away", "[simulate]") {
  const Model memory{.rule = "modified_kosko", .transfer = "tanh", .lambda = 1};
  CHECK_FALSE(proven(small_map(1, {}), memory));
  CHECK(proven(small_map(1, {{0, 0, -0.5}}), memory));
  CHECK_FALSE(proven(small_map(1, {{0, 0, 0.5}}), memory));
}

TEST_CASE("contraction: rescaled counts lambda / 2 on W + I, not lambda / 4", "[simulate]") {
  // lambda / 4 would certify this pair, which has two fixed points (methods.md 10).
  const Map pair = small_map(2, {{0, 1, 0.5}, {1, 0, 0.5}});
  CHECK_FALSE(proven(pair, {.rule = "rescaled", .transfer = "sigmoid", .lambda = 2}));
  CHECK_FALSE(proven(pair, {.rule = "rescaled", .transfer = "sigmoid", .lambda = 1.34}));
  CHECK(proven(pair, {.rule = "rescaled", .transfer = "sigmoid", .lambda = 1.33}));
}

TEST_CASE("contraction: a clamp cuts the loops through its factor", "[simulate]") {
  const Map loop = small_map(2, {{0, 1, 1}, {1, 0, 1}});
  const Model strong{.transfer = "tanh", .lambda = 5};
  CHECK_FALSE(proven(loop, strong));
  CHECK(proven(loop, strong, {.clamps = {{0, 1}}}));
  CHECK_FALSE(proven(loop, strong, {.inputs = {{0, 1}}}));
}

TEST_CASE("contraction: the vector and the factor are what they claim to be", "[simulate]") {
  const Map map = small_map(3, {{0, 1, 0.9}, {1, 2, -0.7}, {2, 0, 0.6}, {2, 2, 0.2}});
  const Contraction found = contraction(map, {.transfer = "tanh", .lambda = 0.9});
  REQUIRE(found.proven());
  CHECK(found.q < 1);
  std::vector<double> image(3);
  for (const Link& link : map.links())
    image[link.to] += 0.9 * std::abs(link.weight) * found.v[link.from];
  for (std::size_t j = 0; j < 3; ++j) {
    CHECK(found.v[j] > 0);
    CHECK(image[j] <= found.q * found.v[j] * (1 + 1e-15));
  }
}

TEST_CASE("contraction: the bound encloses the distance where step q/(1-q) does not",
          "[simulate]") {
  // Two linear factors that shrink by 0.99 and 0.1 a step: while the quick one makes the largest
  // step, the observed ratio is 0.1 and misses nearly all of the distance.
  const Map map = small_map(2, {{0, 0, 0.99}, {1, 1, 0.1}});
  const detail::System system(map, {.transfer = "linear", .lambda = 1}, {});
  const detail::Certificate certificate(system.equation());
  const Eigen::Vector2d start(1, 1), before(0.99, 0.1), now(0.9801, 0.01);  // the limit is 0
  const double step = (before - now).cwiseAbs().maxCoeff();
  const double observed = step / (start - before).cwiseAbs().maxCoeff();
  CHECK(step * observed / (1 - observed) < 0.02);
  const double bound = certificate.bound(before, now, 1e-12);
  CHECK(bound >= 0.9801);
  CHECK(bound <= 0.9801 * 1.01);
}
