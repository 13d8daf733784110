// SPDX-License-Identifier: MIT
#include "fcm/told_chains.hpp"

#include "unit/analyse/example.hpp"
#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

ToldChains chains_of(const Evidence& evidence, const Scenario& scenario, const char* outcome) {
  const Map map = weigh(evidence).value();
  const Model model = anchored_model(map);
  const Simulation baseline = simulate(map, model);
  const auto result = run_scenario(map, model, baseline, scenario).value();
  return told_chains(result, model, baseline, *map.find(outcome), evidence).value();
}

double sum(const ToldChains& told) {
  return told.own + told.whole + told.one_place + told.nobody + told.assumed + told.rest;
}

}  // namespace

TEST_CASE("told chains: by one voice, within one place, or by nobody", "[analyse]") {
  // a -> b -> d told by voice 1; a -> c by voice 2 and c -> d by voice 3; all of them alike strong.
  Evidence evidence = evidence_of({"a", "b", "c", "d"}, 5,
                                  {{0, 0, 1, 0.5}, {0, 1, 3, 0.5}, {1, 0, 2, 0.5}, {2, 2, 3, 0.5}});
  const Scenario scenario = scenario_of({more("a")});
  ToldChains told = chains_of(evidence, scenario, "d");
  CHECK(told.chains == 2);
  CHECK(told.chains_one_voice == 1);
  CHECK(told.by_one_voice == Approx(0.5).epsilon(1e-12));
  CHECK(told.by_nobody == Approx(0.5).epsilon(1e-12));
  CHECK(told.whole == Approx(told.nobody).epsilon(1e-12));
  CHECK_FALSE(told.pieced_together());

  // Once voices 2 and 3 live in one place, that place told the other chain.
  evidence.voices[1].places = evidence.voices[2].places = {"Horley"};
  told = chains_of(evidence, scenario, "d");
  CHECK(told.by_one_place == Approx(0.5).epsilon(1e-12));
  CHECK(told.by_nobody == 0);
  CHECK(sum(told) == Approx(told.whole + told.one_place).epsilon(1e-12));
}

TEST_CASE(
    "told chains: what one said of the first link and another of the second is pieced together",
    "[analyse]") {
  const Evidence evidence = evidence_of({"a", "b", "c"}, 2, {{0, 0, 1, 0.5}, {1, 1, 2, 0.5}});
  const ToldChains told = chains_of(evidence, scenario_of({more("a")}), "c");
  CHECK(told.by_nobody == 1);
  CHECK(told.pieced_together());
}

TEST_CASE("told chains: what is assumed, what is done to the outcome and loops are apart",
          "[analyse]") {
  const Evidence evidence =
      evidence_of({"a", "b", "c"}, 2, {{0, 0, 1, 0.5}, {0, 1, 2, 0.5}, {1, 2, 1, 0.5}});
  Scenario scenario = scenario_of({more("new"), more("c", 0.25)});
  scenario.new_factor = NewFactor{"new", "Something new", ""};
  scenario.assumptions = {{.connection = {"new", "b"}, .as_if = {1, 0.5}}};
  const ToldChains told = chains_of(evidence, scenario, "c");
  CHECK(told.assumed > 0);
  CHECK(told.own > 0);
  CHECK(told.whole == 0);
  CHECK(told.rest > 0);  // round b and c
}

TEST_CASE("told chains: their parts add up to every effect of the example", "[analyse]") {
  const Map& map = public_documents_map();
  const Model model = anchored_model(map);
  const Simulation baseline = simulate(map, model);
  std::size_t pieced = 0, effects = 0;
  for (const Scenario& lever : each_lever(map, {}, {})) {
    const auto result = run_scenario(map, model, baseline, lever).value();
    for (const std::string& name : public_outcomes()) {
      const Index outcome = *map.find(name);
      const auto told = told_chains(result, model, baseline, outcome, public_documents());
      CHECK(told.has_value() == result.effect[outcome].has_value());
      if (!told) continue;
      ++effects;
      pieced += told->pieced_together();
      CHECK(std::abs(sum(*told) - *result.effect[outcome]) < 1e-12);
      CHECK(std::abs(told->rest) < 0.1 * std::abs(*result.effect[outcome]) + 1e-6);
    }
  }
  // SCENARIOS, "On the example": most chains were told whole by nobody.
  CHECK(pieced > effects / 2);
}

// Cormen, Leiserson, Rivest and Stein 2009, figure 26.1: the maximum flow is 23.
TEST_CASE("cut: the fewest claims that connect, as the textbook has it", "[analyse]") {
  struct Pipe {
    Index from, to;
    std::size_t wide;
  };
  const std::vector<Pipe> pipes = {{0, 1, 16}, {0, 2, 13}, {1, 3, 12}, {2, 1, 4}, {2, 4, 14},
                                   {3, 2, 9},  {3, 5, 20}, {4, 3, 7},  {4, 5, 4}};
  std::vector<small::Said> said;
  for (const Pipe& pipe : pipes) said.push_back({0, pipe.from, pipe.to, 0.5});
  Evidence evidence = evidence_of({"s", "v1", "v2", "v3", "v4", "t"}, 1, said);
  for (std::size_t k = 0; k < pipes.size(); ++k) evidence.cells[k].claims = pipes[k].wide;
  const Cut found = cut(evidence, {0}, 5);
  CHECK(found.claims == 23);
  CHECK(found.voices == 2);
  std::size_t wide = 0;
  for (const Index link : found.links) wide += pipes[link].wide;
  CHECK(wide == 23);
  CHECK(found.links == std::vector<Index>{2, 7, 8});  // v1 -> v3, v4 -> v3, v4 -> t
}

TEST_CASE("cut: of several factors moved, and 0 where nothing leads there", "[analyse]") {
  const Evidence evidence =
      evidence_of({"a", "b", "c", "d"}, 3, {{0, 0, 2, 0.5}, {1, 0, 2, -0.5}, {2, 1, 2, 0.5}});
  CHECK(cut(evidence, {0, 1}, 2).voices == 3);
  CHECK(cut(evidence, {0}, 2).voices == 2);
  CHECK(cut(evidence, {0}, 3) == Cut{});
  CHECK_THROWS_AS(cut(evidence, {0}, 0), std::logic_error);
}
