// SPDX-License-Identifier: MIT
#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <numeric>

#include "fcm/representation.hpp"

using namespace fcm;

namespace {

using Values = std::vector<std::string>;

/// One voice per entry, each with its values of the attribute.
Evidence heard(const std::string& attribute, const std::vector<Values>& voices) {
  Evidence evidence;
  for (const Values& values : voices) {
    Voice voice;
    if (!values.empty()) voice.attributes[attribute] = values;
    evidence.voices.push_back(voice);
  }
  return evidence;
}

Voice from(const std::string& place, const std::string& age) {
  return {.attributes = {{"place", {place}}, {"age", {age}}}};
}

std::vector<double> ones(const Evidence& evidence) {
  return std::vector<double>(evidence.voices.size(), 1.0);
}

Representation raked(const Evidence& evidence, const std::vector<Margin>& margins,
                     const RakeOptions& options = {}) {
  const auto result = represent(evidence, margins, ones(evidence), options);
  REQUIRE(result);
  return *result;
}

double reached(const Representation& result, std::size_t margin, std::size_t category) {
  return result.margins[margin].categories[category].reached;
}

}  // namespace

// Three from Hill, one from Dale; half of the people live in each. (N_g/N)/(n_g/n): 2/3 and 2.
TEST_CASE("represent: one margin is post-stratification", "[representation]") {
  const Evidence evidence = heard("place", {{"Hill"}, {"Hill"}, {"Hill"}, {"Dale"}});
  const Representation result = raked(evidence, {{"place", {{"Hill", 1200}, {"Dale", 1200}}}});
  CHECK(result.raked == Raked::held);
  for (const Index r : {0, 1, 2}) CHECK(result.weights[r] == Approx(2.0 / 3));
  CHECK(result.weights[3] == Approx(2));
  // (sum w)^2 / sum w^2 = 16 / (3 * 4/9 + 4)
  CHECK(result.effective_voices == Approx(3));
  CHECK(result.margins[0].categories[0].heard == .75);
  CHECK(reached(result, 0, 0) == Approx(.5).epsilon(1e-9));
}

// The 4 x 4 table with margins 150, 300, 400, 150 and 200, 300, 400, 100; fitted in Python with
// 500 rounds of the textbook's procedure, which shares no code with this one.
TEST_CASE("represent: two margins give the table that proportional fitting gives",
          "[representation]") {
  const int table[4][4] = {
      {40, 30, 20, 10}, {35, 50, 100, 75}, {30, 80, 70, 120}, {20, 30, 40, 50}};
  const double fitted[4][4] = {
      {64.55850977654833, 46.23245970882374, 35.38429826433126, 3.824732250296654},
      {49.96791941867419, 68.15935407176026, 156.49854642185696, 25.374180087708613},
      {56.72194360209631, 144.42822556629864, 145.08248143141702, 53.767349400188024},
      {28.751627202681174, 41.17996065311734, 63.03467388239479, 17.033738261806697}};
  Evidence evidence;
  std::vector<std::pair<int, int>> at;
  for (int i = 0; i < 4; ++i)
    for (int j = 0; j < 4; ++j)
      for (int k = 0; k < table[i][j]; ++k) {
        evidence.voices.push_back(from("p" + std::to_string(i), "a" + std::to_string(j)));
        at.emplace_back(i, j);
      }
  const std::vector<Margin> margins = {
      {"place", {{"p0", 150}, {"p1", 300}, {"p2", 400}, {"p3", 150}}},
      {"age", {{"a0", .2}, {"a1", .3}, {"a2", .4}, {"a3", .1}}}};
  const Representation result = raked(evidence, margins);
  CHECK(result.raked == Raked::held);
  const double size = 1000.0 / static_cast<double>(evidence.voices.size());
  for (std::size_t r = 0; r < at.size(); ++r) {
    const auto [i, j] = at[r];
    CHECK(result.weights[r] * table[i][j] * size == Approx(fitted[i][j]).epsilon(1e-7));
  }
  const Representation turned = raked(evidence, {margins[1], margins[0]});
  CHECK(turned.weights == result.weights);  // the order of writing moves no bit
}

TEST_CASE("represent: margins that can be met are met to 1e-8, whoever was heard",
          "[representation]") {
  CHECK(rc::check("raking reaches margins made from some weights", [] {
    const auto voices = *rc::gen::inRange(3, 40);
    Evidence evidence;
    std::vector<double> wanted;
    std::map<std::string, double> by_place, by_age;
    for (int r = 0; r < voices; ++r) {
      Voice voice;
      const double weight = *rc::gen::inRange(1, 20) / 4.0;
      const auto put = [&](const std::string& name, std::map<std::string, double>& population) {
        const auto first = *rc::gen::inRange(0, 4), second = *rc::gen::inRange(0, 6);
        if (first == 3 && r > 0) return;  // not known
        Values values = {std::string(1, static_cast<char>('a' + first % 3))};
        if (second < 3 && second != first % 3)
          values.emplace_back(1, static_cast<char>('a' + second));
        for (const std::string& value : values)
          population[value] += weight / static_cast<double>(values.size());
        voice.attributes[name] = values;
      };
      put("place", by_place);
      put("age", by_age);
      evidence.voices.push_back(voice);
    }
    std::vector<Margin> margins = {{"place", {by_place.begin(), by_place.end()}},
                                   {"age", {by_age.begin(), by_age.end()}}};
    const auto result =
        represent(evidence, margins, ones(evidence), {.trim = 0, .max_rounds = 20000});
    RC_ASSERT(result.has_value());
    RC_ASSERT(result->raked == Raked::held);
    for (const MarginHeard& margin : result->margins)
      for (const CategoryHeard& category : margin.categories)
        RC_ASSERT(std::abs(category.reached - category.population) < 1e-8);
  }));
}

// Half of the people live in Dale, where one of twenty was heard: she alone would count as 19.
TEST_CASE("represent: nobody counts more than five times the median, and the margin says so",
          "[representation]") {
  std::vector<Values> voices(19, {"Hill"});
  voices.push_back({"Dale"});
  const Evidence evidence = heard("place", voices);
  const std::vector<Margin> margins = {{"place", {{"Hill", 50}, {"Dale", 50}}}};
  const Representation all = raked(evidence, margins, {.trim = 0});
  CHECK(all.weights[19] / all.weights[0] == Approx(19));
  const Representation result = raked(evidence, margins);
  CHECK(result.raked == Raked::trimmed);
  CHECK(result.trimmed == 1);
  CHECK(result.weights[19] / result.weights[0] == Approx(5));
  CHECK(reached(result, 0, 1) == Approx(5.0 / 24));
  CHECK(result.largest_miss == Approx(.5 - 5.0 / 24));
  CHECK(std::accumulate(result.weights.begin(), result.weights.end(), 0.0) == Approx(20));
}

TEST_CASE("represent: a category nobody spoke for is a blind spot and moves no weight",
          "[representation]") {
  const Evidence evidence = heard("age", {{"30-44"}, {"30-44"}, {"over 75"}});
  const Representation result =
      raked(evidence, {{"age", {{"under 18", 50}, {"30-44", 25}, {"over 75", 25}}}});
  CHECK(result.raked == Raked::held);
  CHECK(result.margins[0].categories[0].voices == 0);
  CHECK(result.margins[0].categories[0].population == .5);
  CHECK(result.margins[0].categories[0].reached == 0);
  CHECK(result.weights[0] == Approx(.75));
  CHECK(result.weights[2] == Approx(1.5));
}

TEST_CASE("represent: who has no value, or one that no margin names, keeps a weight and is counted",
          "[representation]") {
  const Evidence evidence =
      heard("place", {{"Hill"}, {"Hill"}, {"Dale"}, {}, {"Mars"}, {"Dale", "Mars"}});
  const Representation result = raked(evidence, {{"place", {{"hill", 1}, {"DALE", 1}}}});
  CHECK(result.margins[0].without == 1);
  CHECK(result.margins[0].elsewhere == 1);
  CHECK(result.margins[0].unnamed == Values{"Mars"});
  CHECK(result.weights == std::vector<double>(6, 1.0));  // two and two: nothing to do
}

// Two from both places. Whatever the weights, they are half from each.
TEST_CASE("represent: a voice of two categories is half a voice in each", "[representation]") {
  const Evidence evidence = heard("place", {{"Dale", "Hill"}, {"Hill"}, {"Dale"}, {"Dale"}});
  const Representation result = raked(evidence, {{"place", {{"Hill", 3}, {"Dale", 1}}}});
  CHECK(result.raked == Raked::held);
  CHECK(result.margins[0].categories[1].voices == 2.5);
  CHECK(result.weights[0] / 2 + result.weights[1] == Approx(3));
  // Scaled by the square root of what the two others are scaled by, taken together.
  CHECK(result.weights[0] == Approx(std::sqrt(result.weights[1] * result.weights[2])));
}

// Everyone from Hill is old and everyone from Dale is young, so both margins cannot hold.
TEST_CASE("represent: margins that contradict each other end, and say by how much they miss",
          "[representation]") {
  Evidence evidence;
  for (int i = 0; i < 4; ++i)
    evidence.voices.push_back(i < 2 ? from("Hill", "old") : from("Dale", "young"));
  const Representation result = raked(
      evidence, {{"place", {{"Hill", 30}, {"Dale", 70}}}, {"age", {{"old", 60}, {"young", 40}}}});
  CHECK(result.raked == Raked::missed);
  CHECK(result.largest_miss == Approx(.3));
  CHECK(result.rounds >= RakeOptions{}.max_rounds);
}

TEST_CASE("represent: two categories that nobody is in together are shown, most expected first",
          "[representation]") {
  Evidence evidence;
  for (int i = 0; i < 10; ++i)
    evidence.voices.push_back(i < 5 ? from("Hill", i == 0 ? "young" : "old") : from("Dale", "old"));
  const Representation result = raked(
      evidence, {{"place", {{"Hill", 40}, {"Dale", 60}}}, {"age", {{"old", 7}, {"young", 3}}}});
  REQUIRE(result.empty_cells.size() == 1);
  CHECK(result.empty_cells[0].categories[0] == 1);
  CHECK(result.empty_cells[0].categories[1] == 1);
  CHECK(result.empty_cells[0].expected == Approx(10 * .6 * .3));
}

TEST_CASE("represent: a margin that nobody fits is refused, with a hint", "[representation]") {
  const Evidence evidence = heard("place", {{"Hill"}});
  const auto code = [&](const std::vector<Margin>& margins) {
    const auto result = represent(evidence, margins, ones(evidence));
    return result ? std::string() : result.error().code;
  };
  CHECK(code({{"plaice", {{"Hill", 1}}}}) == "representation.no_voice");
  CHECK(code({{"place", {{"Hull", 1}}}}) == "representation.no_voice");
  CHECK(code({{"place", {{"Hill", 0}}}}) == "representation.margin");
  CHECK(code({{"place", {{"Hill", 1}, {"hill", 2}}}}) == "representation.margin");
  CHECK(code({{"place", {}}}) == "representation.margin");
  CHECK(represent(evidence, {{"plaice", {{"Hill", 1}}}}, ones(evidence)).error().hint ==
        "did you mean 'place'?");
}

TEST_CASE("represent: the record is weighed by its word; a voice of two records by their mean",
          "[representation]") {
  const Evidence evidence =
      heard("record", {{"recording"}, {"memory"}, {"memory", "recording"}, {"film"}, {}});
  CHECK(record_weights(evidence, {{"Recording", 1}, {"notes", .8}, {"memory", .5}}) ==
        std::vector<double>{1, .5, .75, 1, 1});
}

TEST_CASE("represent: what voices weighed before stays as it was within a category",
          "[representation]") {
  const Evidence evidence = heard("place", {{"Hill"}, {"Hill"}, {"Dale"}});
  const std::vector<double> base = {1, .5, 1};
  const auto result = represent(evidence, {{"place", {{"Hill", 1}, {"Dale", 1}}}}, base);
  REQUIRE(result);
  CHECK(result->weights[0] / result->weights[1] == Approx(2));
  CHECK(result->weights[0] + result->weights[1] == Approx(result->weights[2]));
  CHECK(std::accumulate(result->weights.begin(), result->weights.end(), 0.0) == Approx(2.5));
}
