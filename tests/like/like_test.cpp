// SPDX-License-Identifier: MIT
#include "fcm/like.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace fcm;

namespace {

Map map_of(const std::vector<std::string>& ids, std::vector<Link> links) {
  std::vector<Factor> factors;
  for (const std::string& id : ids) factors.push_back({.id = id});
  return Map::make(std::move(factors), std::move(links)).value();
}

/// a raises b, b lowers a: the states turn.
Map negative_pair() { return map_of({"a", "b"}, {{0, 1, 1}, {1, 0, -1}}); }

Map chain() { return map_of({"a", "b", "c"}, {{0, 1, 0.5}, {1, 2, -0.8}}); }

LikeAnswer ask(const Map& map, const char* tool, const LikeQuestion& asked = {}) {
  const auto answer = simulate_like(map, **like_named(tool), asked);
  if (!answer) FAIL(to_text(answer.error()));
  return *answer;
}

Problem refusal(const Map& map, const char* tool, const LikeQuestion& asked) {
  const auto answer = simulate_like(map, **like_named(tool), asked);
  REQUIRE_FALSE(answer);
  return answer.error();
}

bool told(const Map& map, const LikeAnswer& answer, const std::string& words) {
  const LikeExplanation explanation = explain(map, answer);
  return std::any_of(
      explanation.sentences.begin(), explanation.sentences.end(),
      [&](const std::string& sentence) { return sentence.find(words) != std::string::npos; });
}

}  // namespace

TEST_CASE("like: an unknown tool is answered with those there are", "[like]") {
  const auto found = like_named("mental-modeller");
  REQUIRE_FALSE(found);
  CHECK(found.error().code == "like.unknown");
  CHECK(found.error().hint.find("mental-modeler") != std::string::npos);
  CHECK(like_named("nothing-of-the-kind").error().hint.find("fcmapper") != std::string::npos);
}

TEST_CASE("like: where a tool would hang we end and say so", "[like]") {
  // existing_tools, hang demonstration: tanh on this pair decays as sqrt(6/t); trivalent turns.
  const Map map = negative_pair();
  const LikeAnswer turning = ask(map, "mental-modeler", {.transfer = std::string("trivalent")});
  CHECK(turning.scenario.stopped_by == StoppedBy::never);
  CHECK(turning.scenario.repeats);
  CHECK(turning.scenario.steps < 20);
  CHECK(told(map, turning, "would hang"));

  LikeQuestion slow{.transfer = std::string("tanh")};
  slow.max_steps = 30'000;
  const LikeAnswer decaying = ask(map, "pyfcm", slow);
  CHECK(decaying.scenario.stopped_by == StoppedBy::never);
  CHECK_FALSE(decaying.scenario.repeats);
  CHECK(decaying.scenario.steps == 30'000);
}

TEST_CASE("like: a clamp at 0 is no clamp in Mental Modeler and fcmconfr, and is said", "[like]") {
  const Map map = chain();
  for (const char* tool : {"mental-modeler", "fcmconfr"}) {
    const LikeAnswer answer = ask(map, tool, {.clamps = {{1, 0, {}}}});
    CHECK(answer.scenario.state[1] > 0.5);
    CHECK(answer.held_by_question.empty());
    REQUIRE_FALSE(answer.notes.empty());
    CHECK(answer.notes.back().find("'b' is not held") == 0);
    CHECK(told(map, answer, "'b' was to be held at 0 and is not"));
  }
  CHECK(ask(map, "pyfcm", {.clamps = {{1, 0, {}}}}).scenario.state[1] == 0);
  CHECK(ask(map, "fcmapper", {.clamps = {{1, 0, {}}}}).scenario.state[1] == 0);
}

TEST_CASE("like: CRAN fcm holds what starts at exactly 1, also what nobody named", "[like]") {
  const Map map = chain();
  LikeQuestion asked{.clamps = {{0, 1, {}}}};
  asked.start_of = {{"c", 1}};
  const LikeAnswer answer = ask(map, "cran-fcm", asked);
  CHECK(answer.held.size() == 2);
  CHECK(answer.scenario.state[2] == 1);
  CHECK(answer.notes.back() == "'c' is held too: its start is exactly 1");
  asked.clamps[0].value = 0.5;
  CHECK(refusal(map, "cran-fcm", asked).code == "like.cannot");
}

TEST_CASE("like: a source is held, updated or forgotten, as the tool has it", "[like]") {
  const Map map = chain();
  LikeQuestion asked;
  asked.start_of = {{"a", 0.8}, {"b", 0.8}, {"c", 0.8}};
  CHECK(ask(map, "fcmpy", asked).scenario.state[0] == 0.8);
  CHECK(ask(map, "incognitive", asked).scenario.state[0] == 0.8);
  CHECK(ask(map, "fcmconfr", asked).scenario.state[0] == 0.5);
  asked.tolerance = 1e-9;
  const LikeAnswer forgetful = ask(map, "jfcm", asked);
  CHECK(forgetful.scenario.without_value == std::vector<bool>{true, true, true});
  CHECK_FALSE(forgetful.reported[0].has_value());
}

TEST_CASE("like: one link into a source and FCMpy holds it no more", "[like]") {
  const Map map = chain();
  LikeQuestion asked{.impacts = {{0, 0.3, {}}}};
  asked.start_of = {{"a", 0.9}};
  const LikeAnswer answer = ask(map, "fcmpy", asked);
  CHECK(answer.baseline.value().state[0] == 0.9);
  CHECK(answer.scenario.state[0] == Approx(1 / (1 + std::exp(-0.3))));
}

TEST_CASE("like: an added factor of little effect pushes the other way when rescaled", "[like]") {
  const Map map = map_of({"a", "b"}, {{0, 1, 0.5}, {1, 0, -0.3}});
  LikeQuestion asked{.rule = std::string("rescaled"), .impacts = {{0, 0.6, {}}}};
  const auto effect = [&](double effectiveness) {
    asked.effectiveness = effectiveness;
    const LikeAnswer answer = ask(map, "fcmpy", asked);
    return answer.scenario.state[0] - answer.baseline.value().state[0];
  };
  CHECK(effect(1) > 0.05);
  CHECK(std::fabs(effect(0.5)) < 0.002);
  CHECK(effect(0.1) < -0.05);
  CHECK(refusal(map, "fcmpy", {.effectiveness = 1.5}).code == "like.cannot");
}

TEST_CASE("like: the first round still sees the start of what is held later", "[like]") {
  // Mental Modeler puts the clamp on after the first round: b(1) = f(0.5 * 1), not f(0.5 * 0.2).
  LikeQuestion asked{.clamps = {{0, 0.2, {}}}};
  asked.trajectory = true;
  const LikeAnswer answer = ask(chain(), "mental-modeler", asked);
  REQUIRE(answer.scenario.trajectory.size() == answer.scenario.steps + 1);
  CHECK(answer.scenario.trajectory[0][0] == 1);
  CHECK(answer.scenario.trajectory[1][0] == 0.2);
  CHECK(answer.scenario.trajectory[1][1] == Approx(1 / (1 + std::exp(-0.5))));
  CHECK(answer.scenario.trajectory[2][1] == Approx(1 / (1 + std::exp(-0.1))));
}

TEST_CASE("like: what a tool does not offer is refused with what it does", "[like]") {
  const Map map = chain();
  const Problem rule = refusal(map, "mental-modeler", {.rule = std::string("rescaled")});
  CHECK(rule.code == "like.cannot");
  CHECK(rule.hint.find("kosko") != std::string::npos);
  LikeQuestion lambda;
  lambda.lambda = 2;
  CHECK(refusal(map, "mental-modeler", lambda).code == "like.cannot");
  CHECK(refusal(map, "fcmapper", lambda).code == "like.cannot");
  lambda.lambda = 10;
  CHECK(refusal(map, "cran-fcm", lambda).code == "like.cannot");
  lambda.transfer = "tanh";
  lambda.lambda = 2;
  CHECK(refusal(map, "fcmpy", lambda).code == "like.cannot");
  CHECK(ask(map, "cran-fcm", lambda).model.lambda == 2);
  LikeQuestion start;
  start.start = 0;
  CHECK(refusal(map, "pyfcm", start).code == "like.cannot");
  start.start = 1;  // as the tool has it anyway
  CHECK(ask(map, "pyfcm", start).scenario.stopped_by == StoppedBy::step_size);
  LikeQuestion steps;
  steps.steps = 3;
  CHECK(refusal(map, "fcmpy", steps).code == "like.cannot");
  CHECK(ask(map, "jfcm", steps).scenario.steps == 3);
  LikeQuestion impact{.impacts = {{0, 0.5, {}}}};
  CHECK(refusal(map, "pyfcm", impact).code == "like.cannot");
  const Map lagged = map_of({"a", "b"}, {{.from = 0, .to = 1, .weight = 0.5, .lag = 2}});
  CHECK(refusal(lagged, "mental-modeler", {}).code == "like.cannot");
  CHECK(ask(lagged, "incognitive").scenario.stopped_by == StoppedBy::step_size);
}

TEST_CASE("like: the rescaled rule goes with every function where a tool lets it", "[like]") {
  const Map map = chain();
  for (const char* tool : {"pyfcm", "fcmpy", "fcmconfr", "cran-fcm"})
    for (const char* transfer : {"tanh", "bivalent", "trivalent"}) {
      LikeQuestion asked{.rule = std::string("rescaled"), .transfer = std::string(transfer)};
      asked.max_steps = 19;
      const LikeAnswer answer = ask(map, tool, asked);
      CHECK(answer.scenario.state.allFinite());
      CHECK(told(map, answer, "Ours does not iterate the rescaled rule"));
    }
}

TEST_CASE("like: the distance told is that of this very run", "[like]") {
  const Map map = map_of({"a", "b"}, {{0, 1, 0.9}, {1, 0, 0.9}});
  LikeQuestion asked{.transfer = std::string("sigmoid")};
  asked.tolerance = 0.1;
  const LikeAnswer answer = ask(map, "fcmpy", asked);
  const LikeExplanation explanation = explain(map, answer);
  // The root of a = 1 / (1 + exp(-0.9 a)).
  double root = 0.5;
  for (int round = 0; round < 200; ++round) root = 1 / (1 + std::exp(-0.9 * root));
  REQUIRE(explanation.distance.has_value());
  CHECK(*explanation.distance == Approx(std::fabs(answer.scenario.state[0] - root)).epsilon(1e-6));
  CHECK(*explanation.distance > 1e-3);
}

TEST_CASE("like: a jump between two ends is told from an effect", "[like]") {
  // a holds itself up or down: tanh(1.5 a) has an end on either side of 0. The baseline starts at 1
  // and stays up, the scenario starts at -1 and stays down; what holding b does is next to nothing.
  const Map map = map_of({"a", "b"}, {{0, 0, 0.5}, {1, 0, -0.4}, {1, 1, -0.5}});
  LikeQuestion asked{.rule = std::string("modified_kosko"), .transfer = std::string("tanh")};
  asked.lambda = 1;
  asked.start = -1;
  asked.clamps = {{1, 0.01, {}}};
  const LikeAnswer answer = ask(map, "fcmconfr", asked);  // its baseline starts at 1 all the same
  CHECK(answer.baseline.value().state[0] > 0.5);
  CHECK(answer.scenario.state[0] < -0.5);
  CHECK(told(map, answer, "different ends"));
}

TEST_CASE("like: a map of nothing, of one factor and of no links is no trouble", "[like]") {
  for (const Map& map : {map_of({}, {}), map_of({"a"}, {}), map_of({"a"}, {{0, 0, -1}})})
    for (const Like& like : likes())
      for (const std::string_view transfer : like.transfers) {
        LikeQuestion asked{.transfer = std::string(transfer)};
        if (like.max_steps_free) asked.max_steps = 19;
        const auto answer = simulate_like(map, like, asked);
        REQUIRE(answer);
        CHECK(answer->reported.size() == map.size());
        CHECK_FALSE(explain(map, *answer).sentences.empty());
      }
}

TEST_CASE("like: one map, and the best of three levers depends on the tool", "[like]") {
  // After the six-concept toy of the comparison of tools (docs/like/index.md): which of bus, venue
  // and confidence, held at 1, lowers isolation most.
  enum : Index { bus, venue, cost, meeting, confidence, isolation };
  const Map map = map_of({"bus", "venue", "cost", "meeting", "confidence", "isolation"},
                         {{bus, cost, -0.7},
                          {bus, meeting, 0.7},
                          {venue, cost, -0.4},
                          {venue, meeting, 0.1},
                          {cost, meeting, -0.7},
                          {meeting, confidence, 0.4},
                          {confidence, meeting, 0.3},
                          {meeting, isolation, -0.8},
                          {confidence, isolation, -0.8},
                          {isolation, confidence, -0.6}});
  const auto best = [&](const char* tool, const char* rule, const char* transfer) {
    std::pair<double, Index> lowest{2, isolation};
    for (const Index lever : {bus, venue, confidence}) {
      LikeQuestion asked{.rule = std::string(rule), .transfer = std::string(transfer)};
      asked.clamps = {{lever, 1, {}}};
      lowest = std::min(lowest, {ask(map, tool, asked).scenario.state[isolation], lever});
    }
    return lowest.second;
  };
  CHECK(best("mental-modeler", "kosko", "sigmoid") == confidence);
  CHECK(best("mental-modeler", "kosko", "tanh") == bus);
  CHECK(best("fcmapper", "modified_kosko", "sigmoid") == confidence);
  CHECK(best("fcmpy", "kosko", "sigmoid") == confidence);
  CHECK(best("pyfcm", "rescaled", "sigmoid") == bus);
  CHECK(best("pyfcm", "modified_kosko", "tanh") == bus);
  CHECK(best("cran-fcm", "kosko", "tanh") == bus);
  CHECK(best("incognitive", "kosko", "sigmoid") == confidence);
  CHECK(best("jfcm", "modified_kosko", "tanh") == confidence);  // it stops after two rounds
  CHECK(best("fcmconfr", "rescaled", "sigmoid") == bus);
}

TEST_CASE("like: once a start is named the rest is off, and it is said", "[like]") {
  const Map map = chain();
  for (const char* tool : {"fcmpy", "fcmconfr", "cran-fcm", "jfcm", "incognitive"}) {
    LikeQuestion asked{.start_of = {{"a", 0.7}}};
    const LikeAnswer answer = ask(map, tool, asked);
    CHECK(answer.start == Eigen::Vector3d(0.7, 0, 0));
    REQUIRE_FALSE(answer.notes.empty());
    CHECK(answer.notes[0] == "factors whose start is not named start at 0");
    asked.start = 0.5;
    CHECK(ask(map, tool, asked).start == Eigen::Vector3d(0.7, 0.5, 0.5));
    asked.start.reset();
    asked.start_of = {{"a", 1}, {"b", 1}, {"c", 1}};
    CHECK(ask(map, tool, asked).notes.empty());
  }
  CHECK(ask(map, "fcmpy").start == Eigen::Vector3d::Ones());
  CHECK(ask(map, "jfcm").start == Eigen::Vector3d::Zero());
  CHECK(ask(map, "jfcm").notes ==
        std::vector<std::string>{"no start is named: every factor starts at 0"});
  CHECK(ask(map, "pyfcm", {.start_of = {{"a", 1}}}).start == Eigen::Vector3d::Ones());
}

TEST_CASE("like: an added factor in the map does what an impact does", "[like]") {
  // a and b turn on each other; the third pushes a by -0.3. FCMpy adds it after the baseline.
  const std::vector<Link> links{{0, 1, 0.8}, {1, 0, 0.4}};
  const Map before = map_of({"a", "b"}, links);
  std::vector<Link> more = links;
  more.push_back({2, 0, -0.3});
  const Map after = map_of({"a", "b", "push"}, more);
  for (const char* rule : {"kosko", "modified_kosko", "rescaled"})
    for (const double effectiveness : {1.0, 0.2}) {
      LikeQuestion by_impact{.rule = std::string(rule), .start_of = {{"a", 0.9}, {"b", 0.1}}};
      LikeQuestion by_clamp = by_impact;
      by_impact.impacts = {{0, -0.3, {}}};
      by_impact.effectiveness = effectiveness;
      by_clamp.clamps = {{2, effectiveness, {}}};
      const LikeAnswer one = ask(before, "fcmpy", by_impact), other = ask(after, "fcmpy", by_clamp);
      CHECK(one.scenario.steps == other.scenario.steps);
      for (const Eigen::Index j : {0, 1}) {
        CHECK(one.scenario.state[j] == Approx(other.scenario.state[j]).epsilon(1e-13));
        CHECK(one.baseline->state[j] == other.baseline.value().state[j]);
      }
      const bool lowers = one.reported[0].value() < 0;
      CHECK(lowers == (rule != std::string("rescaled") || effectiveness > 0.5));
    }
}

TEST_CASE("like: a tool's own words and any writing of its name are understood", "[like]") {
  for (const char* name : {"FCMpy", "fcmpy"}) CHECK((*like_named(name))->name == "fcmpy");
  for (const char* name : {"MentalModeler", "mental_modeler", "Mental Modeler", "mental-modeler"})
    CHECK((*like_named(name))->name == "mental_modeler");
  CHECK((*like_named("FCMapper"))->name == "fcmapper");
  CHECK((*like_named("in-cognitive"))->name == "incognitive");
  CHECK((*like_named("CRAN fcm"))->name == "cran_fcm");
  const auto model = [](const char* tool, const char* rule, const char* transfer) {
    LikeQuestion asked{.rule = std::string(rule), .transfer = std::string(transfer)};
    const Model found = ask(chain(), tool, asked).model;
    return found.rule + " " + found.transfer;
  };
  CHECK(model("fcmpy", "mKosko", "Sigmoid") == "modified_kosko sigmoid");
  CHECK(model("fcmconfr", "rescale", "sigmoid") == "rescaled sigmoid");
  CHECK(model("pyfcm", "MK", "triv") == "modified_kosko trivalent");
  CHECK(model("pyfcm", "r", "sig") == "rescaled sigmoid");
  CHECK(model("cran-fcm", "mk", "b") == "modified_kosko bivalent");
  CHECK(model("jfcm", "kosko", "signum") == "kosko trivalent");
  CHECK(model("incognitive", "kosko", "hyperbolic") == "kosko tanh");
  CHECK(refusal(chain(), "fcmapper", {.rule = std::string("mKosko")}).code == "rule.unknown");
}

TEST_CASE("like: CRAN's clamped rules hold starts of 1 without a clamp", "[like]") {
  LikeQuestion asked{.rule = std::string("kc"), .start_of = {{"a", 1}}};
  CHECK(ask(chain(), "cran-fcm", asked).scenario.state[0] == 1);
  asked.rule = "k";
  CHECK(ask(chain(), "cran-fcm", asked).scenario.state[0] == 0.5);
}

TEST_CASE("like: a tolerance of 0 is one", "[like]") {
  LikeQuestion asked;
  asked.tolerance = 0;
  const Map map = chain();
  const LikeAnswer exact = ask(map, "fcmpy", asked);  // sources held: at rest after two rounds
  CHECK(exact.scenario.stopped_by == StoppedBy::step_size);
  CHECK(exact.scenario.last_change == 0);
  CHECK(exact.model.tolerance == 0);
  CHECK(ask(map, "fcmconfr", asked).scenario.stopped_by == StoppedBy::step_count);  // < 0 is never
  asked.tolerance = -1;
  CHECK(refusal(map, "fcmpy", asked).hint.find("0.001") != std::string::npos);
}

TEST_CASE("like: JFCM runs on where states grow beyond all numbers", "[like]") {
  const Map map = map_of({"a"}, {{0, 0, 1}});
  LikeQuestion asked{.transfer = std::string("linear"), .start = 1};
  asked.lambda = 3;
  const LikeAnswer answer = ask(map, "jfcm", asked);
  CHECK(answer.scenario.stopped_by == StoppedBy::step_count);
  CHECK(answer.scenario.steps == 1000);
  CHECK_FALSE(answer.scenario.last_change.has_value());
  CHECK_FALSE(std::isfinite(answer.scenario.state[0]));
  CHECK(answer.notes.size() == 1);
  CHECK_FALSE(told(map, answer, "would hang"));
}

TEST_CASE("like: JFCM has no change to measure where nothing has a value", "[like]") {
  const LikeAnswer answer = ask(map_of({"a"}, {}), "jfcm", {.start_of = {{"a", 0.3}}});
  CHECK_FALSE(answer.scenario.last_change.has_value());
  // A link of weight 0 is no cause, neither for what is a source nor for what is lost.
  const LikeAnswer zero = ask(map_of({"a"}, {{0, 0, 0}}), "jfcm", {.start_of = {{"a", 0.3}}});
  CHECK(zero.scenario.without_value[0]);
}

TEST_CASE("like: our cap on a large map is short enough to wait for", "[like]") {
  // Many pairs whose states under tanh shrink as sqrt(6/t), as in the hang demonstration.
  std::vector<std::string> ids;
  std::vector<Link> links;
  for (Index i = 0; i < 20'000; i += 2) {
    ids.push_back("a" + std::to_string(i));
    ids.push_back("b" + std::to_string(i));
    links.push_back({i, i + 1, 1});
    links.push_back({i + 1, i, -1});
  }
  const LikeAnswer answer = ask(map_of(ids, links), "pyfcm", {.transfer = std::string("tanh")});
  CHECK(answer.scenario.stopped_by == StoppedBy::never);
  CHECK(answer.scenario.steps == answer.model.max_steps);
  CHECK(answer.model.max_steps * links.size() <= 100'000'000);
}

TEST_CASE("like: what the tool would refuse or lose in NaN is said without being asked", "[like]") {
  const Map map = chain();
  LikeQuestion clamped{.start_of = {{"a", 1}, {"b", 0.5}, {"c", 1}}, .clamps = {{0, 1, {}}}};
  CHECK(ask(map, "fcmconfr", clamped).notes.at(0).find("stops with an error") != std::string::npos);
  LikeQuestion rescaled{
      .rule = std::string("rescale"), .transfer = std::string("tanh"), .start = 1};
  CHECK(ask(map, "fcmconfr", rescaled).notes.at(0).find("rescale with tanh") != std::string::npos);
  LikeQuestion steep{.transfer = std::string("tanh"), .start = 1};
  steep.lambda = 1000;
  CHECK(ask(map, "fcmconfr", steep).notes.at(0).find("NaN") != std::string::npos);
  steep.lambda = 1;
  CHECK(ask(map, "fcmconfr", steep).notes.empty());
}

TEST_CASE("like: the limits on starts and held values are the tool's", "[like]") {
  CHECK(refusal(chain(), "cran-fcm", {.start_of = {{"a", 2}}}).code == "like.cannot");
  CHECK(ask(chain(), "cran-fcm", {.start_of = {{"a", -0.4}}}).start[0] == -0.4);
  CHECK(ask(chain(), "pyfcm", {.clamps = {{0, 1.5, {}}}}).scenario.state[0] == 1.5);
  LikeQuestion steps;
  steps.steps = 5;
  CHECK(refusal(chain(), "incognitive", steps).hint == "leave --steps out");
  CHECK(refusal(chain(), "fcmpy", steps).hint == "--max-steps is the most it runs");
}

TEST_CASE("like: In-Cognitive's wait for its paths is part of the cap that is shown", "[like]") {
  constexpr Index size = 320;
  std::vector<std::string> ids;
  std::vector<Link> links;
  for (Index i = 0; i < size; ++i) {
    ids.push_back("f" + std::to_string(i));
    if (i > 0) links.push_back({i - 1, i, 0.5});
  }
  const LikeAnswer answer = ask(map_of(ids, links), "incognitive", {.clamps = {{0, 1, {}}}});
  CHECK(answer.scenario.steps == size + 2);
  CHECK(answer.model.max_steps == size + 2);
  CHECK(ask(chain(), "incognitive").model.max_steps == 300);
}
