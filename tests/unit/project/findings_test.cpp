// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "fcm/findings.hpp"
#include "fcm/project.hpp"
#include "project/sensitivity.hpp"
#include "unit/analyse/example.hpp"
#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

Loaded loaded_from(const Evidence& evidence, std::vector<Scenario> scenarios,
                   std::vector<Outcome> outcomes) {
  Loaded loaded;
  loaded.has_study = true;
  loaded.evidence = evidence;
  loaded.map = weigh(evidence).value();
  loaded.model = anchored_model(loaded.map);
  loaded.project.scenarios = std::move(scenarios);
  loaded.project.outcomes = std::move(outcomes);
  return loaded;
}

/// An invented study, one factor per phrase: what is said of each on isolation, by whom.
Evidence town() {
  const std::vector<std::string> ids = {"many", "one",  "two",       "faint",    "silent",
                                        "park", "cafe", "gathering", "loudness", "isolation"};
  std::vector<small::Said> said;
  for (Index v = 0; v < 8; ++v) said.push_back({v, 0, 9, -0.5});
  said.push_back({8, 1, 9, -0.75});
  said.push_back({8, 2, 9, -0.5});
  said.push_back({9, 2, 9, -0.5});
  said.push_back({9, 3, 9, -0.25});
  for (Index v = 0; v < 4; ++v) {
    said.push_back({v, 5, 7, 0.75});
    said.push_back({v, 7, 9, -0.75});
    said.push_back({v, 5, 8, 0.75});
    said.push_back({v, 8, 9, 0.5});
  }
  said.push_back({3, 6, 7, 0.25});
  return evidence_of(ids, 12, said);
}

std::vector<Scenario> ideas() {
  std::vector<Scenario> all;
  for (const std::string name : {"many", "one", "two", "faint", "silent", "park"})
    all.push_back(scenario_of({more(name)}, name));
  return all;
}

Findings found(const Loaded& loaded) {
  auto findings = analyse(loaded);
  if (!findings) FAIL(to_text(findings.error()));
  return *findings;
}

const Reading* reading(const Findings& findings, const std::string& name) {
  for (const Reading& one : findings.readings)
    if (one.name == name) return &one;
  return nullptr;
}

}  // namespace

TEST_CASE("findings: each phrase is earned by its own test", "[findings]") {
  const Findings findings = found(loaded_from(town(), ideas(), {{"isolation", false, {}}}));
  REQUIRE(findings.findings.size() == 6);
  const std::vector<Phrase> expected = {
      Phrase::holds,  Phrase::one_voice,        Phrase::two_voices,
      Phrase::hardly, Phrase::not_talked_about, Phrase::both_ways};
  for (std::size_t i = 0; i < 6; ++i) {
    INFO(findings.what_if.scenarios[i].scenario.name << ": "
                                                     << to_text(findings.findings[i].phrase));
    CHECK(findings.findings[i].phrase == expected[i]);
    CHECK(findings.findings[i].scenario == i);
  }
  CHECK(findings.findings[0].of_furthest == 1);
  CHECK(findings.findings[0].wanted);
  CHECK(findings.findings[0].chains.at(0).told_whole_by == 8);
  CHECK_FALSE(findings.findings[4].effect);
  CHECK(findings.compared.size() == 6);
}

TEST_CASE("findings: without redraws nothing holds, and nothing goes further", "[findings]") {
  Loaded loaded = loaded_from(town(), ideas(), {{"isolation", false, {}}});
  const Outcome& wish = loaded.project.outcomes[0];
  CHECK(goes_further(found(loaded), 0, 3, 0, wish));
  CHECK_FALSE(goes_further(found(loaded), 3, 0, 0, wish));
  loaded.project.how_sure.draws = 0;
  const Findings findings = found(loaded);
  CHECK_FALSE(findings.uncertainty);
  CHECK(findings.findings[0].phrase == Phrase::points);
  CHECK_FALSE(goes_further(findings, 0, 3, 0, wish));
}

TEST_CASE("findings: one voice or an assumption never holds, however steady its sign",
          "[findings]") {
  Loaded loaded = loaded_from(town(), ideas(), {{"isolation", false, {}}});
  loaded.project.how_sure.how = Resampling::bayesian;  // one voice is in every draw
  const Findings findings = found(loaded);
  CHECK(findings.uncertainty->effect[1][0].less == 1);
  CHECK(findings.findings[1].phrase == Phrase::one_voice);
}

TEST_CASE("findings: what one place says the other way round does not hold", "[findings]") {
  Evidence evidence = town();
  for (Index v = 0; v < evidence.voices.size(); ++v)
    evidence.voices[v].places = {v < 6 ? "Horley" : "Redhill"};
  CHECK(found(loaded_from(evidence, ideas(), {{"isolation", false, {}}})).findings[0].phrase ==
        Phrase::holds);
  for (Cell& cell : evidence.cells)
    if (cell.voice >= 6 && evidence.links[cell.link].from == 0) cell.value = 0.1;
  const Findings findings = found(loaded_from(evidence, ideas(), {{"isolation", false, {}}}));
  REQUIRE(findings.uncertainty->places.size() == 2);
  CHECK(*findings.uncertainty->places[0].effect[0][0] < 0);
  CHECK(*findings.uncertainty->places[1].effect[0][0] > 0);
  CHECK(findings.findings[0].phrase == Phrase::points);
}

TEST_CASE("findings: not settling comes before every other phrase", "[findings]") {
  Loaded loaded = loaded_from(evidence_of({"a", "b"}, 2, {{0, 0, 1, 0.75}, {0, 1, 0, -0.75}}),
                              {scenario_of({move(Kind::push, "a", 0.1)})}, {{"b", true, {}}});
  loaded.model.lambda = 20;
  loaded.model.start = 0.5;
  loaded.project.model.lambda = 20;
  loaded.project.model.start = 0.5;
  const Findings findings = found(loaded);
  CHECK(findings.findings[0].phrase == Phrase::not_settled);
  CHECK_FALSE(findings.findings[0].effect);
}

TEST_CASE("findings: risks are measured and never set the scale", "[findings]") {
  auto scenarios = ideas();
  scenarios[0].risk = true;
  Loaded loaded = loaded_from(town(), scenarios, {{"isolation", false, {}}});
  const Findings findings = found(loaded);
  CHECK(findings.compared == std::vector<Index>{1, 2, 3, 4, 5});
  CHECK(findings.findings[0].of_furthest > 1);
  loaded.project.compare = {"two", "many"};
  CHECK(found(loaded).compared == std::vector<Index>{0, 2});
}

TEST_CASE("findings: an outcome without a wanted direction has none to agree with", "[findings]") {
  Outcome open{"isolation", true, {}};
  open.directed = false;
  const Findings findings = found(loaded_from(town(), ideas(), {open}));
  for (const Finding& finding : findings.findings) CHECK_FALSE(finding.wanted);
}

TEST_CASE("findings: readings change one thing each, anchored anew", "[findings]") {
  Evidence evidence = town();
  Loaded loaded = loaded_from(evidence, ideas(), {{"isolation", false, {}}});
  Findings findings = found(loaded);
  REQUIRE(findings.readings.size() == 5);
  REQUIRE(reading(findings, "knock-on near"));
  CHECK(reading(findings, "knock-on near")->lambda == anchored_lambda(loaded.map, Carry::near));
  REQUIRE(reading(findings, "knock-on far"));
  CHECK(reading(findings, "knock-on far")->lambda == anchored_lambda(loaded.map, Carry::far));
  CHECK(reading(findings, "the majority's direction"));
  CHECK(reading(findings, "voices counted, strengths set aside"));
  REQUIRE(reading(findings, "conditional weights"));
  WeighOptions conditional;
  conditional.weighing = Weighing::conditional;
  CHECK(reading(findings, "conditional weights")->lambda ==
        anchored_lambda(weigh(evidence, conditional).value()));

  evidence.voices[0].people = 9;
  loaded = loaded_from(evidence, ideas(), {{"isolation", false, {}}});
  findings = found(loaded);
  REQUIRE(reading(findings, "people counted"));
  const auto& counted = *reading(findings, "people counted");
  CHECK(*counted.effect[0][0] != *findings.findings[0].effect);
  CHECK_FALSE(counted.effect[4][0]);
}

TEST_CASE("findings: the coders of the example are read apart, and they disagree", "[findings]") {
  const auto study = read_study(FCM_SOURCE_DIR "/data/public-documents").value().value;
  Scenario groups = scenario_of({more("vcse_infrastructure")}, "small-groups");
  Scenario together =
      scenario_of({more("codesign"), move(Kind::less, "one_size_fits_all")}, "design-together");
  Loaded loaded =
      loaded_from(public_documents(), {groups, together}, {{"social_isolation", false, {}}});
  loaded.study = study;
  const Findings findings = found(loaded);
  for (const std::string name : {"A", "B"}) {
    const Reading* alone = reading(findings, "coder " + name + " alone");
    REQUIRE(alone);
    EvidenceOptions only;
    only.only_coder = name;
    const Map map = weigh(gather(study, only)).value();
    const auto direct = what_if(map, anchored_model(map), {together}).value();
    const auto effect = direct.scenarios[0].effect[*map.find("social_isolation")];
    CHECK(alone->effect[1][0] == effect);
  }
}

TEST_CASE("findings: tips and what is left after the end, for those who ask", "[findings]") {
  auto scenarios = ideas();
  Scenario visits = scenario_of({more("visits")}, "visits");
  visits.new_factor = NewFactor{"visits", "", ""};
  visits.assumptions = {{{"visits", "isolation"}, true, {1, 0.5}, ""}};
  visits.tip = "isolation";
  scenarios.push_back(visits);
  scenarios[1].stays = {{"one", 0.25}};
  const Findings findings = found(loaded_from(town(), scenarios, {{"isolation", false, {}}}));
  REQUIRE(findings.tips.size() == 7);
  REQUIRE(findings.tips[6]);
  CHECK(findings.tips[6]->voices == Approx(8).epsilon(1e-6));  // as many as told of `many`, at .5
  REQUIRE(findings.afters[1]);
  CHECK(findings.afters[1]->doses[0].change == Approx(0.25).epsilon(1e-12));
  CHECK_FALSE(findings.afters[0]);
}

TEST_CASE("findings: on large maps fewer links are tried for each effect, or none", "[project]") {
  CHECK(detail::links_worth_trying(128, 11 * 5) == 10);
  CHECK(detail::links_worth_trying(400, 40 * 12) == 8);
  CHECK(detail::links_worth_trying(1'000'000, 40 * 12) == 0);
  CHECK(detail::links_worth_trying(1'000'000, 1) == 1);
  CHECK(detail::links_worth_trying(10, 0) == 0);
}
