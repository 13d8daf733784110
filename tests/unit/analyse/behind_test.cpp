// SPDX-License-Identifier: MIT
//
// What stands behind an effect: both ways, chains, and who told them.
#include <catch2/catch.hpp>
#include <set>

#include "unit/analyse/example.hpp"
#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

struct Run {
  Simulation baseline;
  ScenarioResult result;
};

Run run(const Map& map, const Model& model, const Scenario& scenario) {
  auto all = what_if(map, model, {scenario});
  if (!all) FAIL(to_text(all.error()));
  return {all->baseline, all->scenarios[0]};
}

/// All simple paths from `here` to the outcome, by brute force.
void walk(const Map& map, Index outcome, std::vector<Index> path, std::size_t max_links,
          std::set<std::vector<Index>>& found) {
  if (path.back() == outcome) {
    found.insert(path);
    return;
  }
  if (path.size() > max_links) return;
  for (const Link& link : map.links()) {
    if (link.from != path.back() || link.weight == 0) continue;
    if (std::find(path.begin(), path.end(), link.to) != path.end()) continue;
    auto longer = path;
    longer.push_back(link.to);
    walk(map, outcome, longer, max_links, found);
  }
}

}  // namespace

TEST_CASE("both ways: plus minus minus is the effect, for every idea of the example", "[analyse]") {
  const Map& map = public_documents_map();
  const Model model = anchored_model(map);
  for (const auto& scenario : each_lever(map, {}, {})) {
    const Run r = run(map, model, scenario);
    for (const std::string& name : public_outcomes()) {
      const Index outcome = *map.find(name);
      const auto ways = both_ways(r.result, model, r.baseline, outcome);
      INFO(scenario.name << " on " << name);
      REQUIRE(ways.has_value() == r.result.effect[outcome].has_value());
      if (!ways) continue;
      CHECK(ways->plus >= 0);
      CHECK(ways->minus >= 0);
      CHECK(std::abs(ways->plus - ways->minus - *r.result.effect[outcome]) < 1e-11);
    }
  }
}

TEST_CASE("both ways: opposite chains are kept apart where they cancel", "[analyse]") {
  const Map map =
      map_of({"a", "b", "c", "o"}, {{0, 1, 0.5}, {0, 2, 0.5}, {1, 3, 0.3}, {2, 3, -0.2}});
  const Run r = run(map, tanh_of(1), scenario_of({move(Kind::hold, "a", 1)}));
  const auto ways = both_ways(r.result, tanh_of(1), r.baseline, 3);
  REQUIRE(ways);
  CHECK(ways->minus / ways->plus == Approx(2.0 / 3));
  CHECK(ways->share_of_weaker() == Approx(0.4));
  CHECK(ways->both_ways());
}

TEST_CASE("both ways: holds under other rules, transfer functions and a baseline that is not 0",
          "[analyse]") {
  const Map map = map_of({"a", "b", "c", "o"},
                         {{0, 1, 0.6}, {1, 2, -0.5}, {2, 3, 0.7}, {3, 0, 0.4}, {0, 3, -0.3}});
  for (const std::string rule : {"kosko", "modified_kosko", "rescaled"}) {
    Model model;
    model.rule = rule;
    model.transfer = "sigmoid";
    model.start = 1;
    Intervention gone = change("b", "c");
    gone.gone = true;
    for (const Scenario& scenario :
         {scenario_of({more("a")}), scenario_of({move(Kind::hold, "b", 0.9), gone})}) {
      const Run r = run(map, model, scenario);
      const auto ways = both_ways(r.result, model, r.baseline, 3);
      REQUIRE(ways);
      INFO(rule);
      CHECK(std::abs(ways->plus - ways->minus - *r.result.effect[3]) < 1e-10);
      CHECK(ways->plus > 0);
      CHECK(ways->minus > 0);
    }
  }
}

TEST_CASE("chains: without loops their shares add up to the effect", "[analyse]") {
  const Map map = map_of({"a", "b", "c", "o"},
                         {{0, 1, 0.6}, {1, 2, -0.5}, {2, 3, 0.7}, {0, 3, -0.3}, {1, 3, 0.2}});
  for (const Scenario& scenario :
       {scenario_of({more("a")}), scenario_of({more("a"), move(Kind::less, "b")}),
        scenario_of({more("a"), move(Kind::hold, "b", 0.7)})}) {
    const Run r = run(map, tanh_of(1.5), scenario);
    const auto chains = strongest_chains(r.result, tanh_of(1.5), r.baseline, 3, nullptr, 100);
    double sum = 0;
    for (const Chain& chain : chains) sum += chain.share;
    CHECK(sum == Approx(*r.result.effect[3]).epsilon(1e-12));
  }
}

TEST_CASE("chains: a path through another clamped factor stops there", "[analyse]") {
  const Map map = map_of({"a", "b", "o"}, {{0, 1, 0.6}, {1, 2, 0.5}});
  const Run r =
      run(map, tanh_of(1), scenario_of({move(Kind::hold, "a", 1), move(Kind::hold, "b", 0.5)}));
  const auto chains = strongest_chains(r.result, tanh_of(1), r.baseline, 2, nullptr);
  REQUIRE(chains.size() == 1);
  CHECK(chains[0].factors == std::vector<Index>{1, 2});
}

TEST_CASE("chains: branch and bound finds what brute force finds, strongest first", "[analyse]") {
  const Map& map = public_documents_map();
  const Model model = anchored_model(map);
  const Run r = run(map, model, scenario_of({more("listening"), more("volunteer_capacity")}));
  const Index outcome = *map.find("wellbeing");
  std::set<std::vector<Index>> paths;
  for (const Dose& dose : r.result.doses) walk(map, outcome, {dose.factor}, 5, paths);
  const auto all = strongest_chains(r.result, model, r.baseline, outcome, nullptr, 100'000, 5);
  std::set<std::vector<Index>> found;
  for (const Chain& chain : all) found.insert(chain.factors);
  CHECK(found == paths);
  const auto best = strongest_chains(r.result, model, r.baseline, outcome, nullptr, 7, 5);
  REQUIRE(best.size() == 7);
  for (std::size_t i = 0; i < best.size(); ++i) {
    CHECK(std::abs(best[i].share) == std::abs(all[i].share));
    if (i > 0) CHECK(std::abs(best[i].share) <= std::abs(best[i - 1].share));
  }
}

TEST_CASE("chains: told whole by the voices that told every link, else pieced together",
          "[analyse]") {
  const Evidence evidence = evidence_of({"a", "b", "o"}, 4,
                                        {{0, 0, 1, 0.5},
                                         {1, 0, 1, 0.5},
                                         {2, 0, 1, 0},
                                         {1, 1, 2, -0.5},
                                         {2, 1, 2, -0.5},
                                         {3, 0, 2, 0.25}});
  const Map map = weigh(evidence).value();
  const Run r = run(map, tanh_of(1), scenario_of({more("a")}));
  const auto chains = strongest_chains(r.result, tanh_of(1), r.baseline, 2, &evidence);
  REQUIRE(chains.size() == 2);
  CHECK(chains[0].factors == std::vector<Index>{0, 2});
  CHECK(chains[0].tellers == std::vector<Index>{3});
  CHECK(chains[1].told_whole_by == 1);
  CHECK(chains[1].tellers == std::vector<Index>{1});
}

TEST_CASE("chains: one along an assumed link is told by nobody and says so", "[analyse]") {
  Scenario scenario = scenario_of({more("visits")});
  scenario.new_factor = NewFactor{"visits", "", ""};
  scenario.assumptions = {{{"visits", "social_isolation"}, true, {1, 0.75}, ""}};
  const Map& map = public_documents_map();
  const Model model = anchored_model(map);
  const Run r = run(map, model, scenario);
  const auto chains = strongest_chains(r.result, model, r.baseline, *map.find("social_isolation"),
                                       &public_documents());
  REQUIRE(chains.size() == 1);
  CHECK(chains[0].assumed);
  CHECK(chains[0].told_whole_by == 0);
}

TEST_CASE("both ways: several outcomes at once are each outcome alone", "[analyse]") {
  const Map map = map_of({"a", "b", "c", "o", "x"},
                         {{0, 1, 0.6}, {1, 2, -0.5}, {2, 3, 0.7}, {3, 0, 0.4}, {0, 3, -0.3}});
  const Run r = run(map, tanh_of(1), scenario_of({more("a")}));
  const std::vector<Index> outcomes = {3, 4, 1};
  const auto together = both_ways(r.result, tanh_of(1), r.baseline, outcomes);
  REQUIRE(together.size() == 3);
  CHECK_FALSE(together[1]);  // no chain leads to x
  for (const std::size_t k : {0, 2}) {
    const auto alone = both_ways(r.result, tanh_of(1), r.baseline, outcomes[k]);
    REQUIRE(alone);
    REQUIRE(together[k]);
    CHECK(together[k]->plus == alone->plus);
    CHECK(together[k]->minus == alone->minus);
  }
}

TEST_CASE("both ways: plus minus minus is the effect under other ways to follow on", "[analyse]") {
  const Map map = map_of({"a", "b", "c"}, {{0, 1, 0.6}, {1, 2, -0.5}, {0, 2, 0.4}, {2, 0, 0.3}});
  Model leaning = tanh_of(1), damped = tanh_of(1), own = tanh_of(1);
  leaning.rule = "quasi_nonlinear";
  leaning.start = 0.3;
  damped.damping = 0.4;
  own.transfer_of = {{"b", "sigmoid"}};
  own.memory_of = {{"c", 0.5}};
  for (const Model& model : {leaning, damped, own}) {
    const auto all = what_if(map, model, {scenario_of({more("a")})}).value();
    REQUIRE(all.scenarios[0].simulation.settled());
    for (const Index outcome : {Index{1}, Index{2}}) {
      const auto ways = both_ways(all.scenarios[0], model, all.baseline, outcome);
      REQUIRE(ways);
      CHECK(ways->plus - ways->minus == Approx(*all.scenarios[0].effect[outcome]).epsilon(1e-9));
    }
  }
}
