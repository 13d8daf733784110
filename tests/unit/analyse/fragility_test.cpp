// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "unit/analyse/example.hpp"
#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

/// Nobody's words: five voices about a path a -> b -> o, one about a -> o, two about neither.
Evidence town() {
  return evidence_of({"a", "b", "o", "x", "y"}, 8,
                     {{0, 0, 1, 0.5},
                      {1, 0, 1, 0.75},
                      {2, 0, 1, 0.25},
                      {3, 0, 1, 0.5},
                      {0, 1, 2, -0.5},
                      {1, 1, 2, -0.25},
                      {4, 0, 2, -0.25},
                      {5, 3, 4, 0.5},
                      {6, 2, 0, 0.5}});
}

/// The effect with some voices taken out of the evidence, gathered anew: none of the code under
/// test.
double effect_without(const Evidence& evidence, const std::vector<Index>& out, const Model& model,
                      const Scenario& scenario, Index outcome) {
  Evidence less = evidence;
  less.voices.clear();
  std::vector<Index> position(evidence.voices.size());
  for (Index v = 0; v < evidence.voices.size(); ++v) {
    position[v] = less.voices.size();
    if (std::find(out.begin(), out.end(), v) == out.end())
      less.voices.push_back(evidence.voices[v]);
  }
  less.cells.clear();
  less.claims.clear();
  for (Index c = 0; c < evidence.cells.size(); ++c) {
    Cell cell = evidence.cells[c];
    if (std::find(out.begin(), out.end(), cell.voice) != out.end()) continue;
    cell.voice = position[cell.voice];
    less.cells.push_back(cell);
    less.claims.push_back(evidence.claims[c]);
  }
  const auto result = what_if(weigh(less).value(), model, {scenario});
  return result.value().scenarios[0].effect[outcome].value_or(0);
}

}  // namespace

TEST_CASE("fragility: the voice that leaves least is the one brute force finds", "[analyse]") {
  const Evidence evidence = town();
  const Model model = anchored_model(weigh(evidence).value());
  const Scenario scenario = scenario_of({more("a")});
  const auto found = fragility(evidence, {}, model, scenario, 2);
  REQUIRE(found);
  REQUIRE_FALSE(found->left_out.empty());

  const double whole = effect_without(evidence, {}, model, scenario, 2);
  std::vector<double> left;
  for (Index v = 0; v < evidence.voices.size(); ++v)
    left.push_back(effect_without(evidence, {v}, model, scenario, 2) / whole);
  const auto least = std::min_element(left.begin(), left.end());
  CHECK(found->left_out.front() == static_cast<Index>(least - left.begin()));
  if (found->voices == 1) CHECK(found->left == Approx(*least).epsilon(1e-10));
}

TEST_CASE("fragility: two voices are exact, because no single one was enough", "[analyse]") {
  const Evidence evidence = evidence_of(
      {"a", "o", "x"}, 6, {{0, 0, 1, 0.75}, {1, 0, 1, 0.5}, {2, 0, 1, 0.25}, {3, 1, 2, 0.5}});
  const Model model = anchored_model(weigh(evidence).value());
  const auto found = fragility(evidence, {}, model, scenario_of({more("a")}), 1);
  REQUIRE(found);
  CHECK(found->voices == 2);
  CHECK(found->exact);
  CHECK(found->left_out == std::vector<Index>{0, 1});
  CHECK(found->left == Approx(effect_without(evidence, {0, 1}, model, scenario_of({more("a")}), 1) /
                              effect_without(evidence, {}, model, scenario_of({more("a")}), 1))
                           .epsilon(1e-10));
}

TEST_CASE("fragility: an effect that many told is not found within the limit", "[analyse]") {
  std::vector<small::Said> said;
  for (Index v = 0; v < 20; ++v) said.push_back({v, 0, 1, 0.5});
  const Evidence evidence = evidence_of({"a", "o"}, 20, said);
  const Model model = anchored_model(weigh(evidence).value());
  const auto found = fragility(evidence, {}, model, scenario_of({more("a")}), 1, 3);
  REQUIRE(found);
  CHECK(found->voices == 0);
  CHECK(found->left == Approx(1).epsilon(1e-12));
}

TEST_CASE("fragility: none where there is no effect or it is 0", "[analyse]") {
  const Evidence evidence = town();
  const Model model = anchored_model(weigh(evidence).value());
  CHECK_FALSE(fragility(evidence, {}, model, scenario_of({more("a")}), 4));
  CHECK_FALSE(fragility(evidence, {}, model, scenario_of({more("nothing")}), 2));
}

TEST_CASE("fragility: an assumption is weighed against the voices that remain", "[analyse]") {
  const Evidence evidence = town();
  const Model model = anchored_model(weigh(evidence).value());
  Scenario scenario = scenario_of({more("new")});
  scenario.new_factor = NewFactor{"new", "", ""};
  scenario.assumptions = {{{"new", "o"}, true, {2, 0.5}, ""}};
  const auto found = fragility(evidence, {}, model, scenario, 2, 1);
  REQUIRE(found);
  CHECK(found->voices == 0);
  // K/8 becomes K/7 for whomever is left out, and the loop o -> a -> b -> o adds to it.
  CHECK(found->left > 8.0 / 7 - 0.05);
}

TEST_CASE("fragility: on the example each number is that of brute force", "[analyse]") {
  const Evidence& evidence = public_documents();
  const Map& map = public_documents_map();
  const Model model = anchored_model(map);
  const Scenario scenario = scenario_of({more("codesign"), move(Kind::less, "one_size_fits_all")});
  const Index outcome = *map.find("social_isolation");
  const auto found = fragility(evidence, {}, model, scenario, outcome);
  REQUIRE(found);
  const double whole = effect_without(evidence, {}, model, scenario, outcome);
  double least = 1;
  for (Index v = 0; v < evidence.voices.size(); ++v)
    least = std::min(least, effect_without(evidence, {v}, model, scenario, outcome) / whole);
  REQUIRE(least <= 0.5);
  CHECK(found->voices == 1);
  CHECK(found->exact);
  CHECK(found->left == Approx(least).margin(1e-9));
}
