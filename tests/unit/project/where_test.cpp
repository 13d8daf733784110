// SPDX-License-Identifier: MIT
//
// A study narrowed to a group of its voices.
#include <algorithm>
#include <catch2/catch.hpp>

#include "fcm/findings.hpp"
#include "fcm/project.hpp"
#include "fcm/report.hpp"

using namespace fcm;

namespace {

const std::string documents = "examples/01-public-documents", town = "examples/02-invented-town";

Group place(const std::string& name) { return {{{"place", name}}}; }

Loaded narrowed(const std::string& path, const Group& group) {
  auto read = load(path, {.where = group});
  INFO((read ? "" : to_text(read.error())));
  REQUIRE(read);
  return std::move(*read);
}

std::string file(const Report& report, const std::string& name) {
  const auto found = std::find_if(report.files.begin(), report.files.end(),
                                  [&](const OutputFile& one) { return one.name == name; });
  REQUIRE(found != report.files.end());
  return found->bytes;
}

}  // namespace

// Surrey: 9 of the 36 voices of respondents.csv; what they told is divided by 9.
TEST_CASE("where: the denominators and lambda are those of the group", "[project]") {
  const Loaded all = narrowed(documents, {}), surrey = narrowed(documents, place("Surrey"));
  CHECK_FALSE(all.narrowed);
  REQUIRE(surrey.narrowed);
  CHECK(surrey.narrowed->voices == surrey.evidence.voices.size());
  CHECK(surrey.narrowed->of == 36);
  CHECK(surrey.map.source().voices == surrey.narrowed->voices);
  const std::vector<double> omega = group_weights(all.evidence, {}, place("Surrey"));
  const std::vector<double> weights = link_weights(all.evidence, {}, omega);
  for (Index l = 0; l < weights.size(); ++l) {
    const EvidenceLink& link = all.evidence.links[l];
    if (const auto found = surrey.map.find_link(link.from, link.to))
      CHECK(surrey.map.links()[*found].weight == weights[l]);
    else
      CHECK(weights[l] == 0);
  }
  CHECK(surrey.model == anchored_model(surrey.map));
}

TEST_CASE("where: what the group did not tell is not on its map", "[project]") {
  const Loaded all = narrowed(documents, {}), surrey = narrowed(documents, place("Surrey"));
  CHECK(surrey.map.links().size() < all.map.links().size());
  CHECK(surrey.map.size() == all.map.size());
}

TEST_CASE("where: a scenario may change a connection that nobody in the group told", "[project]") {
  for (const char* name : {"Surrey", "Wiltshire", "Plymouth", "Gloucestershire"}) {
    INFO(name);
    const Loaded read = narrowed(documents, place(name));
    CHECK(what_if(read.map, read.model, read.project.scenarios));
  }
}

TEST_CASE("where: the report says to whom it is narrowed and draws only their voices again",
          "[project]") {
  Loaded read = narrowed(town, place("Northby Hill (invented)"));
  read.project.how_sure.draws = 64;
  read.project.how_sure.coders = true;
  const auto findings = analyse(read);
  REQUIRE(findings);
  REQUIRE(findings->uncertainty);
  CHECK(findings->uncertainty->voices == read.narrowed->voices);
  CHECK_FALSE(findings->agreement);
  const auto report = make_report(read, *findings, "2026-04-30");
  REQUIRE(report);
  CHECK(file(*report, "report.html").find("Only place Northby Hill (invented): 14 of 49 voices") !=
        std::string::npos);
  CHECK(file(*report, "run.json").find("\"group\": \"place Northby Hill (invented)\"") !=
        std::string::npos);
}

// The voices stand for the people of the whole study: a group's weights are theirs among all.
TEST_CASE("where: voices keep the weights they have among all", "[project]") {
  auto all = load(town);
  REQUIRE(all);
  const Loaded hill = narrowed(town, place("Northby Hill (invented)"));
  const std::vector<bool> in = members(all->evidence, hill.narrowed->group);
  std::vector<double> weights;
  for (Index voice = 0; voice < in.size(); ++voice)
    if (in[voice]) weights.push_back(all->evidence.voices[voice].weight);
  std::vector<double> kept;
  for (const Voice& voice : hill.evidence.voices) kept.push_back(voice.weight);
  CHECK(kept == weights);
}

TEST_CASE("where: a map has no voices to narrow it to", "[project]") {
  const auto read = load("tests/cli/files/map.csv", {.where = place("Surrey")});
  REQUIRE_FALSE(read);
  CHECK(read.error().code == "group.no_voices");
}
