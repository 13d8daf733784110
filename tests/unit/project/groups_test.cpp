// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>

#include "fcm/compare.hpp"
#include "fcm/project.hpp"

using namespace fcm;

namespace {

Loaded loaded(const std::string& path) {
  auto read = load(FCM_SOURCE_DIR "/examples/" + path);
  if (!read) FAIL(to_text(read.error()));
  return std::move(*read);
}

std::vector<Index> outcomes_of(const Loaded& of) {
  std::vector<Index> factors;
  for (const Outcome& outcome : of.project.outcomes)
    factors.push_back(*of.map.find(outcome.factor));
  return factors;
}

Project project_with(const std::string& line) {
  return parse_project("fcm: 1\nstudy: { folder: study }\n" + line, "project.yaml").value();
}

}  // namespace

TEST_CASE("groups: the project names what the report compares, or that nothing is", "[groups]") {
  CHECK_FALSE(project_with("").compare_groups);
  CHECK(project_with("compare_groups: wave\n").compare_groups == std::vector<std::string>{"wave"});
  CHECK(project_with("compare_groups: [place, age]\n").compare_groups ==
        std::vector<std::string>{"place", "age"});
  CHECK(project_with("compare_groups: none\n").compare_groups->empty());
}

TEST_CASE("groups: places are compared if nothing is said and two have enough voices", "[groups]") {
  Loaded documents = loaded("01-public-documents");
  CHECK(compared_attributes(documents) == std::vector<std::string>{"place"});
  documents.project.compare_groups = {};
  documents.evidence.voices.resize(4);
  documents.evidence.cells.clear();
  CHECK(compared_attributes(documents).empty());
}

TEST_CASE("groups: a study and its own map say the same, but for who said it", "[groups]") {
  const Loaded study = loaded("02-invented-town");
  Loaded map = study;
  map.has_study = false;
  Workers workers(1);
  const auto found = compare({study, "the study"}, {map, "its map"}, study.project.scenarios,
                             outcomes_of(study), {}, workers);
  REQUIRE(found);
  REQUIRE(found->contrasts.size() == 1);
  const Contrast& contrast = found->contrasts[0];
  CHECK(found->model.lambda == study.model.lambda);
  CHECK(contrast.links_apart == 0);
  CHECK(contrast.distances.markoczy_goldberg == 0.0);
  CHECK_FALSE(contrast.test);
  for (const auto& of_scenario : contrast.effects)
    for (const EffectGap& gap : of_scenario) CHECK(gap.gap.value_or(0) == 0);
}

TEST_CASE("groups: two studies are dealt anew to the voices of both", "[groups]") {
  const Loaded town = loaded("02-invented-town");
  Workers workers(1);
  const auto found = compare({town, "one"}, {town, "again"}, town.project.scenarios,
                             outcomes_of(town), {.permutations = 99}, workers);
  REQUIRE(found);
  CHECK(found->within.empty());
  CHECK(found->sides[0].voices == town.evidence.voices.size());
  CHECK(found->contrasts[0].links_apart == Approx(0).margin(1e-12));
  CHECK(found->contrasts[0].test->p == 1);
}

TEST_CASE("groups: the planted contradiction of the invented town is found", "[groups]") {
  const Loaded town = loaded("02-invented-town");
  const std::vector<Index> isolation = {*town.map.find("isolation")};
  Workers workers(1);
  const auto found = compare(town, "place", town.project.scenarios, isolation, {}, workers);
  REQUIRE(found);
  const auto groups =
      std::find_if(town.project.scenarios.begin(), town.project.scenarios.end(),
                   [](const Scenario& scenario) { return scenario.name == "street-groups"; });
  const auto s = static_cast<Index>(groups - town.project.scenarios.begin());
  for (const Contrast& contrast : found->contrasts) {
    const std::string& place = found->sides[contrast.a].name;
    const EffectGap& gap = contrast.effects[s][0];
    if (place.find("Hill") != std::string::npos) CHECK(*gap.gap > 0.2);
    if (place.find("Quayside") != std::string::npos) CHECK(*gap.gap < -0.2);
    const bool planted =
        place.find("Hill") != std::string::npos || place.find("Quayside") != std::string::npos;
    CHECK((gap.test->p_of_all <= 0.1) == planted);
  }
}
