// SPDX-License-Identifier: MIT
#include "fcm/condense.hpp"

#include <rapidcheck.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "fcm/communities.hpp"
#include "fcm/project.hpp"
#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

Model linear() {
  Model model;
  model.rule = "kosko";
  model.transfer = "linear";
  model.lambda = 1;
  return model;
}

Scenario pushed(const std::string& name, const std::vector<std::string>& factors, double by) {
  Scenario scenario = scenario_of({}, name);
  for (const std::string& factor : factors)
    scenario.interventions.push_back(move(Kind::push, factor, by));
  return scenario;
}

}  // namespace

// bus and taxi act on trips; trips on meeting .4 and visiting .2. Groups: ways (bus, taxi) and
// company (meeting, visiting).
TEST_CASE("condense: a group weighs what its factors weigh together, over those that are moved",
          "[condense]") {
  const Map map = map_of({"bus", "taxi", "trips", "meeting", "visiting"},
                         {{0, 2, .5}, {1, 2, .25}, {2, 3, .4}, {2, 4, .2}, {3, 4, .3}});
  const auto small = condense(map, {{"ways", "Ways", {0, 1}}, {"company", "Company", {3, 4}}});
  REQUIRE(small);
  REQUIRE(small->map.size() == 3);
  CHECK(small->map.factors()[0].label == "Ways");
  CHECK(small->into == std::vector<Index>{0, 0, 1, 2, 2});
  const auto weight = [&](Index from, Index to) {
    return small->map.links()[small->map.find_link(from, to).value()].weight;
  };
  CHECK(weight(0, 1) == Approx(.75));     // one factor is moved
  CHECK(weight(1, 2) == Approx(.6 / 2));  // two are
  CHECK(weight(2, 2) == Approx(.3 / 2));  // within
  CHECK(small->map.links().size() == 3);
}

TEST_CASE("condense: a factor is in one group, and a group has factors", "[condense]") {
  const Map map = map_of({"a", "b", "c"}, {{0, 1, .5}});
  CHECK(condense(map, {{"x", "", {0, 1}}, {"y", "", {1, 2}}}).error().code == "condense.twice");
  CHECK(condense(map, {{"x", "", {}}}).error().code == "condense.empty");
  CHECK(condense(map, {{"c", "", {0, 1}}}).error().code == "id.duplicate");
  CHECK(condense(map, {})->map == map);
}

TEST_CASE("condense: themes leave outcomes and lone factors as they are", "[condense]") {
  std::vector<Factor> factors = {{.id = "a", .theme = "travel"},
                                 {.id = "b", .theme = "travel"},
                                 {.id = "c", .theme = "home"},
                                 {.id = "d", .theme = "travel"},
                                 {.id = "e"}};
  const Map map = *Map::make(factors, {{0, 3, .5}});
  const std::vector<FactorGroup> groups = by_theme(map, {3});
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].label == "travel");
  CHECK(groups[0].factors == std::vector<Index>{0, 1});
}

// a1 and a2 both act on b by .5, and are pushed alike: linear, so nothing changes. Pushed alone, a1
// does half on the mean of both, which acts by 1: nothing changes either. But a2 acts on c alone:
// condensed, a1 does too.
TEST_CASE("condense: what it changes in an effect is said", "[condense]") {
  const Map map = map_of({"a1", "a2", "b", "c"}, {{0, 2, .5}, {1, 2, .5}, {1, 3, .8}});
  const auto told =
      what_if(map, linear(), {pushed("both", {"a1", "a2"}, .2), pushed("one", {"a1"}, .2)});
  REQUIRE(told);
  const auto small = condense(map, {{"a", "", {0, 1}}});
  REQUIRE(small);
  const auto effects = effects_of_condensing(*told, *small, {2, 3});
  REQUIRE(effects.size() == 4);
  CHECK(*effects[0].whole == Approx(.2));
  CHECK(*effects[0].condensed == Approx(.2));
  CHECK(*effects[1].condensed == Approx(*effects[1].whole));
  CHECK(*effects[2].whole == Approx(.1));
  CHECK(*effects[2].condensed == Approx(.1));
  CHECK_FALSE(effects[3].whole);  // nothing leads from a1 to c
  CHECK_FALSE(effects[3].condensed);
}

TEST_CASE("condense: a group held in part has no effect to compare", "[condense]") {
  const Map map = map_of({"a1", "a2", "b"}, {{0, 2, .5}, {1, 2, .5}});
  const auto told = what_if(map, linear(), {scenario_of({move(Kind::clamp, "a1", 1)})});
  REQUIRE(told);
  const auto small = condense(map, {{"a", "", {0, 1}}});
  CHECK_FALSE(effects_of_condensing(*told, *small, {2})[0].condensed);
}

TEST_CASE("condense: groups of one change nothing at all", "[condense]") {
  CHECK(rc::check("same bytes", [] {
    std::vector<Link> links;
    for (Index i = 0; i < 5; ++i)
      for (Index j = 0; j < 5; ++j)
        if (i != j && *rc::gen::inRange(0, 3) == 0)
          links.push_back({i, j, *rc::gen::inRange(-50, 51) / 100.0});
    const Map map = map_of({"a", "b", "c", "d", "e"}, links);
    const auto told = what_if(map, anchored_model(map), {pushed("a", {"a"}, .3)});
    RC_ASSERT(told.has_value());
    for (const CondensedEffect& effect :
         effects_of_condensing(*told, *condense(map, {}), {1, 2, 3, 4}))
      RC_ASSERT(effect.whole == effect.condensed);
  }));
}

TEST_CASE("communities: how far they hold over redrawn voices is the same twice", "[communities]") {
  const auto loaded = load(FCM_SOURCE_DIR "/examples/02-invented-town");
  REQUIRE(loaded);
  const Communities told = communities(loaded->map);
  Redraw redraw;
  redraw.draws = 30;
  const auto once =
      community_stability(loaded->evidence, loaded->project.weigh, loaded->map, told, redraw);
  CHECK(once.draws == 30);
  REQUIRE(once.adjusted_rand);
  CHECK(*once.adjusted_rand > 0);
  CHECK(*once.adjusted_rand < 1);
  REQUIRE(once.stays.size() == loaded->map.size());
  for (const auto& share : once.stays)
    if (share) CHECK((*share >= 0 && *share <= 1));
  const auto again =
      community_stability(loaded->evidence, loaded->project.weigh, loaded->map, told, redraw);
  CHECK(again.stays == once.stays);
}
