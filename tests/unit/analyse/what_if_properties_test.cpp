// SPDX-License-Identifier: MIT
#include <rapidcheck.h>

#include <catch2/catch.hpp>

#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

Map random_map() {
  const Index size = *rc::gen::inRange<Index>(3, 9);
  std::vector<std::string> ids;
  for (Index i = 0; i < size; ++i) ids.push_back("C" + std::to_string(i + 1));
  std::vector<Link> links;
  for (Index i = 0; i < size; ++i)
    for (Index j = 0; j < size; ++j)
      if (i != j && *rc::gen::inRange(0, 3) == 0)
        links.push_back({i, j, *rc::gen::inRange(-100, 101) / 100.0});
  return map_of(ids, links);
}

std::string any_factor(const Map& map) {
  return map.factors()[*rc::gen::inRange<Index>(0, map.size())].id;
}

std::vector<std::optional<double>> effects(const Map& map, const Model& model,
                                           const Scenario& scenario) {
  const auto result = what_if(map, model, {scenario});
  RC_ASSERT(result.has_value());
  RC_ASSERT(result->scenarios[0].simulation.settled());
  return result->scenarios[0].effect;
}

}  // namespace

TEST_CASE("what-if: a reach of 100 % is no reach", "[analyse]") {
  CHECK(rc::check([] {
    const Map map = random_map();
    Scenario scenario = scenario_of({more(any_factor(map))});
    const auto without = effects(map, anchored_model(map), scenario);
    scenario.reach = 1;
    RC_ASSERT(effects(map, anchored_model(map), scenario) == without);
  }));
}

TEST_CASE("what-if: to keep everything as it is changes nothing", "[analyse]") {
  CHECK(rc::check([] {
    const Map map = random_map();
    Model model;
    model.transfer = "sigmoid";
    model.lambda = 0.5;
    Scenario scenario = scenario_of({});
    for (const Factor& factor : map.factors())
      scenario.interventions.push_back(move(Kind::keep, factor.id));
    for (const auto& effect : effects(map, model, scenario)) RC_ASSERT(effect == 0.0);
  }));
}

TEST_CASE("what-if: a connection that goes is the map without it", "[analyse]") {
  CHECK(rc::check([] {
    const Map map = random_map();
    RC_PRE(!map.links().empty());
    const Model model = anchored_model(map);
    const Link cut = map.links()[*rc::gen::inRange<Index>(0, map.links().size())];
    std::vector<Link> links;
    for (const Link& link : map.links())
      if (!(link == cut)) links.push_back(link);
    const Map without = Map::make(map.factors(), links, map.source()).value();
    const Intervention raised = more(map.factors()[cut.from].id);
    Intervention gone = change(map.factors()[cut.from].id, map.factors()[cut.to].id);
    gone.gone = true;
    const auto edited = effects(map, model, scenario_of({raised, gone}));
    const auto plain = effects(without, model, scenario_of({raised}));
    for (Index i = 0; i < map.size(); ++i)
      RC_ASSERT(std::abs(edited[i].value_or(0) - plain[i].value_or(0)) < 1e-11);
  }));
}

TEST_CASE("what-if: more and less are opposite where the baseline is 0", "[analyse]") {
  CHECK(rc::check([] {
    const Map map = random_map();
    const std::string factor = any_factor(map);
    const auto up = effects(map, anchored_model(map), scenario_of({more(factor)}));
    const auto down = effects(map, anchored_model(map), scenario_of({move(Kind::less, factor)}));
    for (Index i = 0; i < map.size(); ++i) {
      RC_ASSERT(up[i].has_value() == down[i].has_value());
      if (up[i]) RC_ASSERT(*up[i] == -*down[i]);
    }
  }));
}

TEST_CASE("both ways: plus minus minus is the effect on random maps", "[analyse]") {
  CHECK(rc::check([] {
    const Map map = random_map();
    const Model model = anchored_model(map, Carry::far);
    const auto all = what_if(map, model, {scenario_of({more(any_factor(map), 0.75)})}).value();
    for (Index i = 0; i < map.size(); ++i) {
      const auto ways = both_ways(all.scenarios[0], model, all.baseline, i);
      RC_ASSERT(ways.has_value() == all.scenarios[0].effect[i].has_value());
      if (ways) RC_ASSERT(std::abs(ways->plus - ways->minus - *all.scenarios[0].effect[i]) < 1e-10);
    }
  }));
}

TEST_CASE("what-if: a connection times 1 changes nothing", "[analyse]") {
  CHECK(rc::check([] {
    const Map map = random_map();
    RC_PRE(!map.links().empty());
    const Link link = map.links()[*rc::gen::inRange<Index>(0, map.links().size())];
    const std::string from = map.factors()[link.from].id;
    Intervention once = change(from, map.factors()[link.to].id);
    once.times = 1;
    const Model model = anchored_model(map);
    const auto scaled = effects(map, model, scenario_of({more(from), once}));
    const auto plain = effects(map, model, scenario_of({more(from)}));
    RC_ASSERT(scaled == plain);
  }));
}

TEST_CASE("what-if: times 0, weight 0 and gone are the same", "[analyse]") {
  CHECK(rc::check([] {
    const Map map = random_map();
    RC_PRE(!map.links().empty());
    const Link link = map.links()[*rc::gen::inRange<Index>(0, map.links().size())];
    const std::string from = map.factors()[link.from].id;
    Intervention times = change(from, map.factors()[link.to].id), weight = times, gone = times;
    times.times = 0;
    weight.weight = 0;
    gone.gone = true;
    const Model model = anchored_model(map);
    const auto plain = effects(map, model, scenario_of({more(from), gone}));
    RC_ASSERT(effects(map, model, scenario_of({more(from), times})) == plain);
    RC_ASSERT(effects(map, model, scenario_of({more(from), weight})) == plain);
  }));
}

TEST_CASE("what-if: the order of what is done does not matter", "[analyse]") {
  CHECK(rc::check([] {
    const Map map = random_map();
    const Model model = anchored_model(map);
    const Intervention up = more("C1"), down = move(Kind::less, "C2"),
                       held = move(Kind::hold, "C3", 0.4);
    RC_ASSERT(effects(map, model, scenario_of({up, down, held})) ==
              effects(map, model, scenario_of({held, up, down})));
  }));
}
