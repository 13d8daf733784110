// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <cmath>

#include "fcm/like.hpp"

using namespace fcm;

namespace {

Map map_of(const std::vector<std::string>& ids, std::vector<Link> links) {
  std::vector<Factor> factors;
  for (const std::string& id : ids) factors.push_back({.id = id});
  return Map::make(std::move(factors), std::move(links)).value();
}

LikeAnswer ask(const Map& map, const char* tool, const LikeQuestion& asked) {
  const auto answer = simulate_like(map, **like_named(tool), asked);
  if (!answer) FAIL(to_text(answer.error()));
  return *answer;
}

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

}  // namespace

TEST_CASE("like: FCMpy looks at its output concepts alone, in the baseline too", "[like]") {
  // a and b turn on each other for a while; c hangs on the held s alone and is at rest at once.
  const Map map = map_of({"s", "a", "b", "c"}, {{0, 3, 0.5}, {1, 2, 0.9}, {2, 1, -0.9}});
  LikeQuestion asked{.start_of = {{"s", 1}, {"a", 1}, {"b", 1}, {"c", 1}}};
  const LikeAnswer all = ask(map, "fcmpy", asked);
  asked.watched = {3};
  const LikeAnswer output = ask(map, "fcmpy", asked);
  CHECK(output.scenario.steps == 2);
  CHECK(all.scenario.steps > 4);
  asked.impacts = {{3, 0.5, {}}};
  CHECK(ask(map, "fcmpy", asked).baseline.value().steps == 2);
}

TEST_CASE("like: In-Cognitive waits for its outputs and mixes up what lies before", "[like]") {
  const Map map = map_of({"a", "b", "c", "d"}, {{0, 1, 0.5}, {1, 2, -0.8}, {2, 3, 0.6}});
  LikeQuestion asked{.clamps = {{0, 1, {}}}};
  asked.lambda = 1;
  const LikeAnswer all = ask(map, "incognitive", asked);
  asked.watched = {2};
  const LikeAnswer output = ask(map, "incognitive", asked);
  CHECK(all.scenario.steps == 6);     // a, b, c, d and two
  CHECK(output.scenario.steps == 5);  // a, b, c and two
  const double b = sigmoid(0.5), c = sigmoid(-0.8 * b), d = sigmoid(0.6 * c);
  CHECK(*all.reported[3] == Approx(d + 0.09 * 0.6 * c).epsilon(1e-14));
  // b and d are neither inputs nor outputs; of b, c, d the first two give them their x.
  CHECK(*output.reported[1] == Approx(b + 0.09 * 0.5).epsilon(1e-14));
  CHECK(*output.reported[2] == Approx(c + 0.09 * -0.8 * b).epsilon(1e-14));
  CHECK(*output.reported[3] == Approx(d + 0.09 * -0.8 * b).epsilon(1e-14));
}

TEST_CASE("like: what cannot be watched is refused", "[like]") {
  const Map map = map_of({"a", "b"}, {{0, 1, 0.5}});
  LikeQuestion asked{.watched = {0}};
  CHECK(simulate_like(map, **like_named("jfcm"), asked).error().code == "like.cannot");
  CHECK(simulate_like(map, **like_named("incognitive"), asked).error().code == "like.cannot");
  asked.watched = {1};
  CHECK(ask(map, "incognitive", asked).notes.size() == 1);  // no start is named
}

TEST_CASE("like: In-Cognitive without a way from input to output is said to fail", "[like]") {
  const Map map = map_of({"a", "b", "c"}, {{1, 2, 0.5}, {2, 1, 0.5}});
  const LikeAnswer answer = ask(map, "incognitive", {.start = 0.5});
  REQUIRE(answer.notes.size() == 1);
  CHECK(answer.notes[0].find("stops with an error") != std::string::npos);
}

TEST_CASE("like: FCMpy cuts what it holds to whole numbers under step functions", "[like]") {
  // Its states of bivalent and trivalent are an array of integers, into which a held 0.75 goes as
  // 0 after the first round: b rises once and falls back.
  const Map map = map_of({"a", "b"}, {{0, 1, 0.5}});
  LikeQuestion asked{.transfer = std::string("trivalent"), .start_of = {{"a", 0.75}, {"b", 0}}};
  asked.trajectory = true;
  const LikeAnswer source = ask(map, "fcmpy", asked);
  REQUIRE(source.scenario.trajectory.size() == 4);
  CHECK(source.scenario.trajectory[0] == Eigen::Vector2d(0.75, 0));
  CHECK(source.scenario.trajectory[1] == Eigen::Vector2d(0, 1));
  CHECK(source.scenario.trajectory[2] == Eigen::Vector2d(0, 0));
  CHECK(source.notes.at(0).find("'a' is held at 0, not at 0.75") != std::string::npos);
  asked.transfer = "tanh";
  CHECK(ask(map, "fcmpy", asked).scenario.state[0] == 0.75);
  // An added factor of effectiveness 0.5 pushes in its first round alone.
  asked.transfer = "bivalent";
  asked.start_of = {{"a", 0}, {"b", 0}};
  asked.impacts = {{1, 1, {}}};
  asked.effectiveness = 0.5;
  const LikeAnswer added = ask(map, "fcmpy", asked);
  CHECK(added.scenario.trajectory.at(1)[1] == 1);
  CHECK(added.scenario.state[1] == 0);
}
