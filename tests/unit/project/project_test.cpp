// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <string>

#include "fcm/project.hpp"

using fcm::Intervention;
using fcm::parse_project;

namespace {

const std::string head = "fcm: 1\nstudy: { folder: s }\n";

fcm::Scenario scenario(const std::string& body) {
  const auto read = parse_project(head + "scenarios:\n  a:\n" + body, "p/project.yaml");
  INFO((read ? "" : to_text(read.error())));
  REQUIRE(read);
  REQUIRE(read->scenarios.size() == 1);
  return read->scenarios.front();
}

}  // namespace

TEST_CASE("project: the smallest project names its layout and its study", "[project]") {
  const auto read = parse_project(head, "folder/project.yaml");
  REQUIRE(read);
  CHECK(read->study == "folder/s");
  CHECK(read->folder == "folder");
  CHECK(read->model.anchored());
  CHECK(read->weigh == fcm::WeighOptions{});
}

TEST_CASE("project: the example reads as it is meant", "[project]") {
  const auto read =
      fcm::read_project(std::string(FCM_SOURCE_DIR) + "/examples/01-public-documents");
  INFO((read ? "" : to_text(read.error())));
  REQUIRE(read);
  CHECK(read->outcomes.size() == 5);
  CHECK_FALSE(read->outcomes[0].want_more);
  CHECK(read->outcomes[3].shown_to == std::vector<std::string>{"board"});
  CHECK(read->not_ours_to_move.size() == 4);
  CHECK(read->scenarios.size() == 11);
  CHECK(read->compare.size() == 7);
  CHECK(read->consent.paraphrase);
  CHECK_FALSE(read->consent.quote);
  CHECK(read->statements == fcm::Words::paraphrase);
  const fcm::Scenario& pilot = read->scenarios[9];
  CHECK(pilot.reach == 0.25);
  CHECK(pilot.cost == "60,000 pounds (guess)");
  CHECK(pilot.stays == std::vector<fcm::Stay>{{"training", 0.25}, {"trust", 0.25}});
  CHECK(read->scenarios[10].risk);
  CHECK(read->scenarios[8].tip == "social_isolation");
  CHECK(read->scenarios[8].assumptions[0].as_if == fcm::AsIf{1, 0.75});
}

TEST_CASE("project: the words of interventions have their amounts", "[project]") {
  const auto read = scenario(
      "    do: [ { more: b }, { less: c, by: much }, { more: d, by: slightly }, { keep: e },\n"
      "          { hold: f, at: 50 % }, { stop: g }, { clamp: h, at: -0.5 }, { push: i, by: 2 } "
      "]\n");
  REQUIRE(read.interventions.size() == 8);
  const std::vector<std::pair<Intervention::Kind, double>> expected = {
      {Intervention::Kind::more, 0.5},   {Intervention::Kind::less, 0.75},
      {Intervention::Kind::more, 0.25},  {Intervention::Kind::keep, 0.5},
      {Intervention::Kind::hold, 0.5},   {Intervention::Kind::stop, 0.75},
      {Intervention::Kind::clamp, -0.5}, {Intervention::Kind::push, 2}};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    INFO(i);
    CHECK(read.interventions[i].kind == expected[i].first);
    if (expected[i].first != Intervention::Kind::keep)
      CHECK(read.interventions[i].amount == expected[i].second);
  }
}

TEST_CASE("project: a changed connection keeps its target, share and level of today", "[project]") {
  const auto strong = scenario(
      "    do: [ { connection: b -> c, becomes: as strong as d -> e, for: 30 %, today: { b: some } "
      "} ]\n");
  const Intervention& change = strong.interventions.front();
  CHECK(change.kind == Intervention::Kind::connection);
  CHECK(change.connection == fcm::Connection{"b", "c"});
  CHECK(change.as_strong_as == fcm::Connection{"d", "e"});
  CHECK(change.reach == Approx(0.3));
  CHECK(change.today == 0.5);

  const auto said =
      scenario("    do: [ { connection: b -> c, becomes: as_if 3 voices said strong } ]\n");
  CHECK(said.interventions.front().as_if == fcm::AsIf{3, 0.75});
  CHECK_FALSE(said.interventions.front().today);
  CHECK(scenario("    do: [ { connection: b -> c, becomes: gone } ]\n").interventions.front().gone);
}

TEST_CASE("project: words that YAML calls booleans, numbers or dates stay words", "[project]") {
  const auto read =
      parse_project(head + "outcomes: { no: less, on: more }\ntitle: 2024-01-05\n", "p");
  REQUIRE(read);
  CHECK(read->outcomes[0].factor == "no");
  CHECK(read->title == "2024-01-05");
}

TEST_CASE("project: a model is anchored on the map unless another one is chosen", "[project]") {
  const auto map =
      fcm::Map::make({{.id = "a"}, {.id = "b"}}, {{.from = 0, .to = 1, .weight = 0.5}});
  REQUIRE(map);
  const auto model = fcm::model_on(*map, {});
  REQUIRE(model);
  CHECK(model->transfer == "tanh");
  CHECK(model->lambda == fcm::anchored_lambda(*map));
  CHECK(fcm::model_on(*map, {.transfer = "sigmoid"})->lambda == 1);
  CHECK(fcm::model_on(*map, {.transfer = "sigmoid"})->start == 0.5);
  CHECK(fcm::model_on(*map, {.rule = "rescaled"})->transfer == "sigmoid");
  CHECK(fcm::model_on(*map, {.lambda = 3})->lambda == 3);
  CHECK(fcm::model_on(*map, {.carry = fcm::Carry::near})->lambda < model->lambda);
  CHECK(fcm::model_on(*map, {.rule = "kosco"}).error().code == "rule.unknown");
}

TEST_CASE("project: what is done may begin, end, grow and fade in rounds", "[project]") {
  const auto read = scenario(
      "    do:\n"
      "      - { more: b, from_round: 3, until_round: 10, ramp: 4, decay: 70 % }\n"
      "      - { hold: c, at: 0.5, for_rounds: 3, from_round: 2 }\n"
      "      - { keep: d, until_round: 2 }\n"
      "      - { stop: e, from_round: 5 }\n");
  REQUIRE(read.interventions.size() == 4);
  CHECK(read.interventions[0].when == fcm::When{.from = 3, .until = 10, .ramp = 4, .decay = 0.7});
  CHECK(read.interventions[1].when == fcm::When{.from = 2, .until = 4});
  CHECK(read.interventions[2].when == fcm::When{.until = 2});
  CHECK(read.interventions[3].when == fcm::When{.from = 5});
}

TEST_CASE("project: a pulse is more or less, for one round unless it says how many", "[project]") {
  const auto read = scenario(
      "    do: [ { pulse: b }, { pulse: c, by: much less, from_round: 4 },\n"
      "          { pulse: d, by: 0.3, for_rounds: 3 } ]\n");
  using Kind = fcm::Intervention::Kind;
  REQUIRE(read.interventions.size() == 3);
  CHECK(read.interventions[0].kind == Kind::more);
  CHECK(read.interventions[0].amount == 0.5);
  CHECK(read.interventions[0].when == fcm::When{.until = 1});
  CHECK(read.interventions[1].kind == Kind::less);
  CHECK(read.interventions[1].amount == 0.75);
  CHECK(read.interventions[1].when == fcm::When{.from = 4, .until = 4});
  CHECK(read.interventions[2].when == fcm::When{.until = 3});
}

TEST_CASE("project: a connection becomes so many times as strong; a link weighs what it weighs",
          "[project]") {
  const auto read = scenario(
      "    do: [ { connection: b -> c, times: 0.5, for: 30 % }, { link: c -> d, weight: -0.4 } "
      "]\n");
  CHECK(read.interventions[0].times == 0.5);
  CHECK(read.interventions[0].reach == 0.3);
  CHECK(read.interventions[1].weight == -0.4);
  CHECK(read.interventions[1].connection == fcm::Connection{"c", "d"});
}
