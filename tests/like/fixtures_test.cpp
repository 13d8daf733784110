// SPDX-License-Identifier: MIT
//
// Runs every tests/like/<tool>/*.json: a map, what was asked of the tool and what it answered, with
// the source. `kind` says whether the figures are published or were computed apart from the tool's
// formulas. "tool_tolerance" is the tool's own; "tolerance" that of the comparison. A word in place
// of a figure says why there is none to compare with.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "fcm/like.hpp"
#include "simulate/like/reports.hpp"

using namespace fcm;

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

Map map_of(const Json& fixture) {
  std::vector<Factor> factors;
  for (const Json& concept_ : fixture["concepts"]) factors.push_back({.id = concept_});
  std::vector<Link> links;
  for (Index i = 0; i < factors.size(); ++i)
    for (Index j = 0; j < factors.size(); ++j)
      if (const double weight = fixture["weights"][i][j]; weight != 0)
        links.push_back({.from = i, .to = j, .weight = weight});
  return Map::make(std::move(factors), std::move(links)).value();
}

LikeQuestion question_of(const Json& fixture, const Map& map) {
  LikeQuestion asked;
  if (fixture.contains("rule")) asked.rule = fixture["rule"];
  if (fixture.contains("function")) asked.transfer = fixture["function"];
  if (fixture.contains("lambda")) asked.lambda = fixture["lambda"];
  if (fixture.contains("tool_tolerance")) asked.tolerance = fixture["tool_tolerance"];
  if (fixture.contains("max_steps")) asked.max_steps = fixture["max_steps"];
  if (fixture.contains("steps")) asked.steps = fixture["steps"];
  if (fixture.contains("initial"))
    for (Index j = 0; j < map.size(); ++j)
      asked.start_of[map.factors()[j].id] = fixture["initial"][j];
  const Json nothing = Json::object();
  const Json clamped = fixture.value("clamped", nothing),
             impacts = fixture.value("impacts", nothing);
  for (const auto& [name, value] : clamped.items())
    asked.clamps.push_back({*map.find(name), value, {}});
  for (const auto& [name, value] : impacts.items())
    asked.impacts.push_back({*map.find(name), value, {}});
  for (const Json& name : fixture.value("watched", Json::array()))
    asked.watched.push_back(*map.find(name.get<std::string>()));
  return asked;
}

void compare(const Json& expected, const char* key, double tolerance, const LikeAnswer& answer,
             std::optional<double> (*figure)(const LikeAnswer&, Index)) {
  if (!expected.contains(key)) return;
  for (Index j = 0; j < answer.reported.size(); ++j) {
    INFO(key << " of factor " << j);
    if (expected[key][j].is_string()) continue;
    const std::optional<double> found = figure(answer, j);
    CHECK(found.has_value() == !expected[key][j].is_null());
    if (found && !expected[key][j].is_null())
      CHECK(std::fabs(*found - expected[key][j].get<double>()) <= tolerance);
  }
}

void run_fixture(const std::string& tool, const Json& fixture) {
  REQUIRE_FALSE(fixture.at("source").get<std::string>().empty());
  const Map map = map_of(fixture);
  const auto answer = simulate_like(map, **like_named(tool), question_of(fixture, map));
  if (!answer) FAIL(to_text(answer.error()));
  const Json& expected = fixture["expected"];
  const double tolerance = fixture["tolerance"];
  compare(expected, "state", tolerance, *answer, like::state);
  compare(expected, "difference", tolerance, *answer, like::difference);
  // In percent, of states that themselves are printed with so many digits.
  compare(expected, "percent_change", 300 * tolerance, *answer, like::percent_change);
  compare(expected, "baseline", tolerance, *answer, [](const LikeAnswer& of, Index j) {
    return std::optional<double>(of.baseline.value().state[static_cast<Eigen::Index>(j)]);
  });
  compare(expected, "reported", fixture.value("tolerance_of_reported", tolerance), *answer,
          [](const LikeAnswer& of, Index j) { return of.reported[j]; });
  const LikeRun& run = answer->scenario;
  if (expected.contains("steps")) CHECK(run.steps == expected["steps"].get<std::size_t>());
  if (expected.contains("baseline_steps"))
    CHECK(answer->baseline.value().steps == expected["baseline_steps"].get<std::size_t>());
  if (expected.contains("stopped_by"))
    CHECK(to_text(run.stopped_by) == expected["stopped_by"].get<std::string>());
  if (expected.contains("last_change"))
    CHECK(run.last_change.value() == Approx(expected["last_change"].get<double>()).epsilon(1e-12));
  if (expected.contains("lambda")) CHECK(answer->model.lambda == expected["lambda"].get<double>());
}

}  // namespace

TEST_CASE("like: every tool is held against figures of its own or of its formulas", "[like]") {
  const fs::path root = fs::path(FCM_SOURCE_DIR) / "tests/like";
  std::set<std::string> tools;
  for (const Like& like : likes()) {
    std::string word(like.name);
    std::replace(word.begin(), word.end(), '_', '-');
    std::size_t fixtures = 0;
    for (const auto& entry : fs::directory_iterator(root / word)) {
      INFO(entry.path().string());
      std::ifstream file(entry.path());
      run_fixture(word, Json::parse(file));
      ++fixtures;
    }
    CHECK(fixtures >= 2);
    tools.insert(word);
  }
  CHECK(tools.size() == 8);
}
