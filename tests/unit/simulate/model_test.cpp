// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <string>

#include "fcm/model.hpp"
#include "fcm/structure.hpp"
#include "small_maps.hpp"

using namespace fcm;
using fcm::test::small_map;

namespace {
std::string code(const Model& model, const Map& map = small_map(2, {{0, 1, 0.5}})) {
  const auto checked = check(model, map);
  return checked ? "" : checked.error().code;
}
}  // namespace

TEST_CASE("model: check names what is wrong", "[simulate]") {
  CHECK(code({}) == "");
  CHECK(code({.rule = "koskko"}) == "rule.unknown");
  CHECK(code({.transfer = "step"}) == "transfer.unknown");
  CHECK(code({.lambda = 0}) == "model.lambda");
  CHECK(code({.lambda = std::nan("")}) == "model.lambda");
  CHECK(code({.tolerance = 0}) == "model.tolerance");
  CHECK(code({.max_steps = 0}) == "model.steps");
  CHECK(code({.steps = 1'000'001}) == "model.steps");
  CHECK(code({.steps = 0}) == "");
  CHECK(code({.start = std::numeric_limits<double>::infinity()}) == "model.start");
  CHECK(code({.start_of = {{"nobody", 1}}}) == "factor.unknown");
  CHECK(code({.start_of = {{"a", std::nan("")}}}) == "model.start");
  CHECK(code({.phi = 1.1}) == "model.phi");
  CHECK(code({.phi = std::nan("")}) == "model.phi");
  CHECK(code({.damping = 1}) == "model.damping");
  CHECK(code({.damping = -0.1}) == "model.damping");
  CHECK(code({.memory_of = {{"a", std::nan("")}}}) == "model.memory");
  CHECK(code({.memory_of = {{"nobody", 1}}}) == "factor.unknown");
  CHECK(code({.transfer_of = {{"a", "step"}}}) == "transfer.unknown");
  CHECK(code({.transfer_of = {{"nobody", "tanh"}}}) == "factor.unknown");
  CHECK(code({.rule = "rescaled", .transfer = "sigmoid", .transfer_of = {{"a", "tanh"}}}) ==
        "model.rescaled_needs_sigmoid");
  CHECK(code({.time = Time::continuous, .time_step = 0}) == "model.time_step");
  CHECK(code({.time = Time::continuous, .time_step = 1.5}) == "model.time_step");
  CHECK(code({.time = Time::continuous, .time_step = 1e-300}) == "model.time_step");
  CHECK(code({.damping = 0.5, .time = Time::continuous}) == "model.damping");
}

TEST_CASE("model: rescaled wants the sigmoid and the hint says how to ask for it", "[simulate]") {
  const auto checked = check({.rule = "rescaled"}, small_map(1, {}));
  REQUIRE_FALSE(checked);
  CHECK(checked.error().code == "model.rescaled_needs_sigmoid");
  CHECK(checked.error().hint.find("--transfer sigmoid") != std::string::npos);
  CHECK(code({.rule = "rescaled", .transfer = "sigmoid"}) == "");
}

TEST_CASE("model: names of rules take hyphens, and a near miss is suggested", "[simulate]") {
  CHECK((*rule_named("modified-kosko"))->self == 1);
  const auto missed = rule_named("koskko");
  REQUIRE_FALSE(missed);
  CHECK(missed.error().hint.find("kosko") != std::string::npos);
}

TEST_CASE("model: the anchor is met by the strongest link or by the loops, whichever is smaller",
          "[simulate]") {
  // No loop: the strongest link alone moves its target half-way.
  const Map thin = small_map(3, {{0, 1, 0.25}, {1, 2, -0.1}});
  CHECK(anchored_lambda(thin) == Approx(std::atanh(0.5) / 0.25).epsilon(1e-15));
  CHECK(std::tanh(anchored_lambda(thin, Carry::far) * 0.25) == Approx(0.8));
  // Two links of 0.8 round and round: rho = 0.8, so 0.5 / 0.8 is below atanh(0.5) / 0.8.
  const Map looped = small_map(2, {{0, 1, 0.8}, {1, 0, -0.8}});
  CHECK(anchored_lambda(looped) == Approx(0.625).epsilon(1e-9));
  CHECK(anchored_lambda(looped) * spectral_radius_abs(looped) <= 0.5 * (1 + 1e-15));
  CHECK(anchored_lambda(small_map(2, {})) == 1);
}

TEST_CASE("model: continuous time and lags do not go together", "[simulate]") {
  const Map late =
      Map::make({{.id = "a"}, {.id = "b"}}, {{.from = 0, .to = 1, .weight = 1, .lag = 1}}).value();
  CHECK(check({}, late));
  CHECK(check({.time = Time::continuous}, late).error().code == "model.continuous_lag");
  CHECK(Map::make({{.id = "a"}, {.id = "b"}}, {{.from = 0, .to = 1, .weight = 1, .lag = 101}})
            .error()
            .code == "limit.lag");
}

TEST_CASE("model: the two ready-made models are what their names say", "[simulate]") {
  const Model anchored = anchored_model(small_map(2, {{0, 1, 0.5}}));
  CHECK(anchored.transfer == "tanh");
  CHECK(anchored.start == 0);
  const Model customary = customary_model();
  CHECK(customary.rule == "kosko");
  CHECK(customary.transfer == "sigmoid");
  CHECK(customary.lambda == 1);
  CHECK(customary.start == 1);
}

TEST_CASE("model: carry has three words", "[simulate]") {
  CHECK(anchor_of(*carry_named("near")) == 0.3);
  CHECK(anchor_of(*carry_named("middle")) == 0.5);
  CHECK(anchor_of(*carry_named("far")) == 0.8);
  CHECK(to_text(Carry::far) == "far");
  CHECK(carry_named("fat").error().code == "carry.unknown");
}
