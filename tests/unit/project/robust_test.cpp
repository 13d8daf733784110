// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <set>

#include "fcm/project.hpp"
#include "fcm/robust.hpp"
#include "project/specifications.hpp"
#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

Loaded loaded_from(const Evidence& evidence, const std::vector<std::string>& ideas) {
  Loaded loaded;
  loaded.has_study = true;
  loaded.evidence = evidence;
  loaded.map = weigh(evidence).value();
  loaded.model = anchored_model(loaded.map);
  for (const std::string& idea : ideas)
    loaded.project.scenarios.push_back(scenario_of({more(idea)}, idea));
  loaded.project.outcomes = {{"health", true, {}}};
  return loaded;
}

Robustness robustness_of(const Loaded& loaded, const RobustOptions& options = {.redraws = 0}) {
  auto robust = robustness(loaded, options);
  if (!robust) FAIL(to_text(robust.error()));
  return *robust;
}

const Specification& named(const Robustness& robust, const std::string& name) {
  for (const Specification& spec : robust.specifications)
    if (spec.name == name) return spec;
  FAIL("no specification " << name);
  return robust.specifications.front();
}

const Loaded& example() {
  static const Loaded loaded = [] {
    auto read = load(FCM_SOURCE_DIR "/examples/01-public-documents");
    if (!read) FAIL(to_text(read.error()));
    return *read;
  }();
  return loaded;
}

}  // namespace

// Three say weakly that walks help, two say strongly that they harm: the mean is against, the
// majority for it. An average alone would hide that (reference: existing_tools.md 5, T10).
TEST_CASE("robust: a conflict of signs is never averaged away silently", "[robust]") {
  std::vector<small::Said> said = {{0, 0, 2, 0.25},  {1, 0, 2, 0.25},  {2, 0, 2, 0.25},
                                   {3, 0, 2, -0.75}, {4, 0, 2, -0.75}, {0, 1, 2, 0.5}};
  Loaded loaded =
      loaded_from(evidence_of({"walks", "talks", "health"}, 6, said), {"walks", "talks"});
  const Robustness robust = robustness_of(loaded);
  REQUIRE(robust.counted > 0);
  const Held& walks = robust.held[0][0];
  CHECK(walks.less > 0);
  CHECK(walks.more > 0);
  CHECK(walks.not_reached > 0);
  CHECK(walks.less + walks.more + walks.not_reached == robust.counted);
  CHECK(walks.same == walks.less);
  const Held& talks = robust.held[1][0];
  CHECK(talks.more == robust.counted);
  CHECK(*named(robust, "net weights; Kosko with sigmoid").effect[0][0] < 0);
  CHECK(*named(robust, "the majority's direction").effect[0][0] > 0);
  CHECK_FALSE(
      named(robust, "net weights, contested connections left out; Kosko with tanh").effect[0][0]);
  CHECK(robust.orders[0].turning == std::vector<std::pair<Index, Index>>{{0, 1}});
  CHECK(robust.orders[0].not_ranked == std::vector<std::vector<Index>>{{0, 1}});

  // Exactly as strong on either side: the mean is 0, and still it is said that others differ.
  said[0].value = said[1].value = said[2].value = 0.5;
  loaded = loaded_from(evidence_of({"walks", "talks", "health"}, 6, said), {"walks", "talks"});
  REQUIRE(loaded.map.links()[0].weight == 0);
  CHECK(loaded.map.links()[0].evidence->contested());
  const Robustness even = robustness_of(loaded);
  CHECK(even.held[0][0].more > 0);
  CHECK(even.held[0][0].not_reached > 0);
}

TEST_CASE("robust: specifications that are the same count once", "[robust]") {
  const Loaded loaded =
      loaded_from(evidence_of({"walks", "health"}, 3, {{0, 0, 1, 0.5}, {1, 0, 1, 0.5}}), {"walks"});
  const Robustness robust = robustness_of(loaded);
  std::set<std::string> names;
  for (const Specification& spec : robust.specifications) names.insert(spec.name);
  CHECK(names.size() == robust.specifications.size());
  CHECK(names.count("net weights; Kosko with tanh") == 0);                  // the project's own
  CHECK(names.count("the majority's direction; Kosko with sigmoid") == 0);  // nobody differs
  CHECK(robustness_of(loaded, {.grid = false}).specifications.size() <
        robust.specifications.size());
}

// Two factors that hold each other down with weights of -.75 and .75: the project's own lambda of
// 20 spins, and what spins is set apart with its reason.
TEST_CASE("robust: what does not settle, or ends elsewhere from another start, is set apart",
          "[robust]") {
  Loaded loaded = loaded_from(
      evidence_of({"walks", "health"}, 1, {{0, 0, 1, 0.75}, {0, 1, 0, -0.75}}), {"walks"});
  loaded.model.lambda = 20;
  loaded.model.start = 0.5;
  Robustness robust = robustness_of(loaded);
  CHECK(robust.specifications.front().set_apart ==
        "as things are, it goes round in a cycle of 4 rounds");
  CHECK(robust.held.empty());
  CHECK(robust.orders.empty());

  loaded = loaded_from(evidence_of({"walks", "health"}, 1, {{0, 0, 1, 0.75}, {0, 1, 0, 0.75}}),
                       {"walks"});
  loaded.model.lambda = 3;
  robust = robustness_of(loaded);
  CHECK(robust.specifications.front().set_apart ==
        "as things are, it ends elsewhere from another start");
}

TEST_CASE("robust: the anchored lambda of any rule proves that there is one end", "[robust]") {
  const auto ways = detail::weighings(example()).value();
  for (const auto& way : ways)
    for (const detail::Method& method : detail::methods())
      for (const double c : {0.3, 0.5, 0.8}) {
        const Model model = detail::model_on(way, method, 1, c);
        INFO(way.said << ", " << method.said << ", c " << c);
        CHECK(contraction(way.map, model).by == Proof::slopes);
        if (method.rule == "kosko" && method.transfer == "tanh" && c == 0.5)
          CHECK(model.lambda == anchored_lambda(way.map));
      }
}

// 2 sigmoid(z) - 1 = tanh(z / 2): why modified Kosko with tanh is not counted as well.
TEST_CASE("robust: modified Kosko with tanh says what rescaled says", "[robust]") {
  const Map& map = example().map;
  const auto& scenarios = example().project.scenarios;
  const auto on = detail::weighed("", Conflict::net, map);
  const Model rescaled = detail::model_on(on, detail::methods().back(), 1, 0.5);
  REQUIRE(rescaled.rule == "rescaled");
  Model modified{.rule = "modified_kosko", .transfer = "tanh", .lambda = rescaled.lambda / 2};
  const WhatIf one = *what_if(map, rescaled, scenarios), other = *what_if(map, modified, scenarios);
  for (Index i = 0; i < scenarios.size(); ++i)
    for (Index j = 0; j < map.size(); ++j) {
      REQUIRE(one.scenarios[i].effect[j].has_value() == other.scenarios[i].effect[j].has_value());
      if (one.scenarios[i].effect[j])
        CHECK(2 * *one.scenarios[i].effect[j] ==
              Approx(*other.scenarios[i].effect[j]).margin(1e-10));
    }
}

TEST_CASE("robust: the example's grid, its counts adding up, the same whenever it is run",
          "[robust]") {
  const Robustness robust = robustness_of(example(), {.redraws = 16});
  CHECK(robust.specifications.size() > 50);
  CHECK(robust.counted > 40);
  std::size_t counted = 0;
  for (const Specification& spec : robust.specifications) {
    counted += spec.counts();
    CHECK(spec.effect.size() == (spec.counts() ? 11 : 0));
  }
  CHECK(counted == robust.counted);
  REQUIRE(robust.held.size() == 11);
  for (const auto& of_scenario : robust.held)
    for (const Held& held : of_scenario) {
      CHECK(held.less + held.more + held.not_reached == robust.counted);
      CHECK(held.same <= robust.counted);
    }
  REQUIRE(robust.orders.size() == 5);
  for (const OrderHeld& order : robust.orders) {
    CHECK(order.same_first >= 1);
    REQUIRE(order.tau_median);
    CHECK(*order.tau_lowest <= *order.tau_median);
  }
  REQUIRE(robust.split);
  CHECK(robust.split->redraws == 16);
  CHECK(robust.split->codings == 3);
  for (const VarianceSplit& split : robust.split->outcomes) {
    CHECK(split.people > 0);
    CHECK(split.coding > 0);
    CHECK(split.model > 0);
  }
  const Robustness again = robustness_of(example(), {.redraws = 16});
  for (Index s = 0; s < robust.specifications.size(); ++s)
    CHECK(again.specifications[s].effect == robust.specifications[s].effect);
  for (Index k = 0; k < 5; ++k)
    CHECK(again.split->outcomes[k].people == robust.split->outcomes[k].people);
}
