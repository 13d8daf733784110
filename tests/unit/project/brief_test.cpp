// SPDX-License-Identifier: MIT
#include "fcm/brief.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace fcm;

namespace {

Loaded example() { return load("examples/01-public-documents").value(); }

std::vector<std::string> outcomes_of(const Brief& brief) {
  std::vector<std::string> all;
  for (const BriefOutcome& outcome : brief.outcomes) all.push_back(outcome.id);
  return all;
}

Scenario raising(const std::string& name, const std::string& factor) {
  Scenario scenario;
  scenario.name = name;
  scenario.interventions.emplace_back();
  scenario.interventions.back().factor = factor;
  return scenario;
}

}  // namespace

TEST_CASE("brief: an outcome is in it only for whom it is shown to", "[brief]") {
  Loaded loaded = example();
  const std::string board_only = "statutory_demand";
  const auto has = [&](Audience audience) {
    const auto all = outcomes_of(*publish(loaded, nullptr, audience));
    return std::find(all.begin(), all.end(), board_only) != all.end();
  };
  CHECK(has(Audience::working));
  CHECK_FALSE(has(Audience::workshop));
  CHECK_FALSE(has(Audience::anyone));
  CHECK(publish(loaded, nullptr, Audience::workshop)->outcomes_left_out == 1);
  for (Outcome& outcome : loaded.project.outcomes)
    if (!outcome.shown_to.empty()) outcome.shown_to = {"workshop"};
  CHECK(has(Audience::workshop));
  CHECK_FALSE(has(Audience::anyone));
}

TEST_CASE("brief: ideas have letters in the order of the project and say what they do", "[brief]") {
  const auto brief = publish(example(), nullptr, Audience::workshop);
  REQUIRE(brief->ideas.size() == 11);
  CHECK(brief->ideas[0].letter == "A");
  CHECK(brief->ideas[0].title == "Support for small groups");
  REQUIRE(brief->ideas[0].does.size() == 1);
  CHECK(brief->ideas[0].does[0].rfind("more: ", 0) == 0);
  CHECK(brief->ideas[0].moves == std::vector<std::string>{"vcse_infrastructure"});
  CHECK(brief->ideas[8].does == std::vector<std::string>{"something new: Befriending visits"});
  CHECK(brief->ideas[8].assumes.size() == 2);
  CHECK(brief->ideas[10].risk);
  CHECK(brief->effects.empty());
}

TEST_CASE("brief: whom an idea comes from is for those who hold the study", "[brief]") {
  Loaded loaded = example();
  for (Scenario& scenario : loaded.project.scenarios) scenario.comes_from = "two carers in Hill";
  CHECK(publish(loaded, nullptr, Audience::working)->ideas[0].comes_from == "two carers in Hill");
  for (const Audience others : {Audience::workshop, Audience::anyone})
    CHECK(publish(loaded, nullptr, others)->ideas[0].comes_from.empty());
}

TEST_CASE("brief: letters go on after Z", "[brief]") {
  Loaded loaded = example();
  loaded.project.scenarios.clear();
  for (int i = 0; i < 28; ++i)
    loaded.project.scenarios.push_back(raising("idea" + std::to_string(i), "listening"));
  const auto brief = publish(loaded, nullptr, Audience::working);
  CHECK(brief->ideas[25].letter == "Z");
  CHECK(brief->ideas[26].letter == "AA");
  CHECK(brief->ideas[27].letter == "AB");
}

TEST_CASE("brief: levers that nobody wrote down are no ideas", "[brief]") {
  Loaded loaded = load("data/public-documents").value();
  REQUIRE(loaded.every_lever);
  CHECK(publish(loaded, nullptr, Audience::working)->ideas.empty());
}

TEST_CASE(
    "brief: an idea that moves a factor which is left out is left out with it, and the others "
    "keep their letters",
    "[brief]") {
  Loaded loaded = example();
  loaded.project.sensitive = {"vcse_infrastructure"};
  bool few = true;
  for (const Link& link : loaded.map.links())
    if (const Index f = *loaded.map.find("vcse_infrastructure"); link.from == f || link.to == f)
      few = few && link.evidence->voices < rules_of(Audience::anyone).least_voices;
  REQUIRE(few);
  const auto brief = publish(loaded, nullptr, Audience::anyone);
  CHECK(brief->ideas_left_out == 1);
  CHECK(brief->ideas[0].letter == "B");
  CHECK(publish(loaded, nullptr, Audience::working)->ideas_left_out == 0);
}

TEST_CASE("brief: single voices are counted in a working copy alone", "[brief]") {
  const Loaded loaded = example();
  const Findings findings = analyse(loaded).value();
  const auto working = publish(loaded, &findings, Audience::working);
  const auto workshop = publish(loaded, &findings, Audience::workshop);
  REQUIRE(working->effects.size() == 11 * 5);
  REQUIRE(workshop->effects.size() == 11 * 4);
  const auto on_one = [](const Brief& brief) {
    return std::count_if(brief.effects.begin(), brief.effects.end(), [](const BriefEffect& one) {
      return one.words.find("on one voice") != std::string::npos || one.rests_on == "1 voice";
    });
  };
  CHECK(on_one(*working) > 0);
  CHECK(on_one(*workshop) == 0);
  CHECK(std::any_of(workshop->effects.begin(), workshop->effects.end(),
                    [](const BriefEffect& one) { return one.rests_on == "one or two voices"; }));
}

TEST_CASE("brief: an interval is printed only where as many voices as the rule asks told a chain",
          "[brief]") {
  const Loaded loaded = load("examples/02-invented-town").value();
  const Findings findings = analyse(loaded).value();
  for (const Audience audience : {Audience::workshop, Audience::anyone}) {
    const auto brief = publish(loaded, &findings, audience);
    for (const BriefEffect& one : brief->effects) {
      const DrawnEffect& drawn = findings.uncertainty->effect[one.idea][one.outcome];
      CHECK(one.from.has_value() == (one.effect && drawn.worth_printing &&
                                     drawn.tellers >= rules_of(audience).least_voices));
    }
  }
}

TEST_CASE("brief: it says of which groups nobody was heard", "[brief]") {
  const auto brief =
      publish(load("examples/02-invented-town").value(), nullptr, Audience::workshop);
  CHECK(brief->not_heard ==
        std::vector<std::string>{"place: Northby Station (invented)", "age: under 18"});
}
