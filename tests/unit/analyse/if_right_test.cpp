// SPDX-License-Identifier: MIT
#include "fcm/if_right.hpp"

#include <cmath>

#include "unit/analyse/example.hpp"
#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

const ModelOn anchored = [](const Map& map) -> Result<Model> { return anchored_model(map); };

/// Two of Hill say a -> c hurts, three of Dale that it helps; one of Dale says b -> c.
Evidence town() {
  Evidence evidence = evidence_of(
      {"a", "b", "c"}, 6,
      {{0, 0, 2, -0.75}, {1, 0, 2, -0.25}, {2, 0, 2, 0.5}, {3, 0, 2, 0.5}, {4, 1, 2, 0.5}});
  for (Index v = 0; v < 6; ++v) {
    evidence.voices[v].places = {v < 2 ? "Hill" : "Dale"};
    evidence.voices[v].attributes["place"] = evidence.voices[v].places;
  }
  return evidence;
}

Group place(const char* name) { return {{{"place", name}}}; }

IfRight asked(const Evidence& evidence, const std::vector<Group>& groups,
              const ModelOn& model_on = anchored) {
  const auto answer = if_right(evidence, {}, model_on,
                               {scenario_of({more("a")}), scenario_of({more("b")})}, {2}, groups);
  REQUIRE(answer);
  return *answer;
}

}  // namespace

// Hill: w(a, c) = (-.75 - .25) / 2 = -.5; Dale: 2 * .5 / 4 = .25 and w(b, c) = .125; all of them:
// (-1 + 1) / 6 = 0. Without loops lambda is atanh(.5) / max|w|: Hill's is the smallest, and more of
// a by .5 comes to tanh(lambda w / 2) = tanh(-.2746) on its map.
TEST_CASE("if right: each group has its own weights, and all have the smallest lambda",
          "[analyse]") {
  const IfRight answer = asked(town(), {place("Hill"), place("Dale")});
  REQUIRE(answer.told_by.size() == 3);
  CHECK(answer.told_by[0].voices == 6);
  CHECK(answer.told_by[1].voices == 2);
  CHECK(answer.told_by[2].voices == 4);
  CHECK(answer.lambda == Approx(std::atanh(0.5) / 0.5));
  CHECK(answer.lambda == answer.told_by[1].own_lambda);
  CHECK(*answer.told_by[0].effect[0][0] == 0);
  CHECK(*answer.told_by[1].effect[0][0] == Approx(std::tanh(-answer.lambda * 0.5 / 2)));
  CHECK(*answer.told_by[2].effect[0][0] == Approx(std::tanh(answer.lambda * 0.25 / 2)));
}

TEST_CASE("if right: what a group did not talk about is none, never 0", "[analyse]") {
  const IfRight answer = asked(town(), {place("Hill")});
  CHECK_FALSE(answer.told_by[1].effect[1][0]);
  CHECK(answer.told_by[1].settled[1]);
  CHECK(answer.told_by[0].effect[1][0]);
}

// Nobody in the group told anything: its lambda of 1 is nobody's.
TEST_CASE("if right: a group that told nothing does not set lambda", "[analyse]") {
  Evidence evidence = town();
  evidence.voices[5].attributes["age"] = {"75+"};  // silent
  const IfRight answer = asked(evidence, {{{{"age", "75+"}}}});
  CHECK(answer.told_by[1].own_lambda == 1);
  CHECK(answer.lambda == answer.told_by[0].own_lambda);
  CHECK_FALSE(answer.told_by[1].effect[0][0]);
}

TEST_CASE("if right: a lambda that was chosen is everybody's", "[analyse]") {
  const ModelOn chosen = [](const Map&) -> Result<Model> { return tanh_of(2.5); };
  CHECK(asked(town(), {place("Hill")}, chosen).lambda == 2.5);
}

TEST_CASE("if right: everybody as a group says what everybody says", "[analyse]") {
  Evidence evidence = public_documents();
  const std::vector<Scenario> scenarios = {scenario_of({more("signposting")}),
                                           scenario_of({more("meeting_places")})};
  const std::vector<Index> outcomes = {0, 1, 2};
  const auto answer = if_right(evidence, {}, anchored, scenarios, outcomes, {Group{}});
  REQUIRE(answer);
  CHECK(answer->told_by[0].effect == answer->told_by[1].effect);
  const auto told =
      what_if(public_documents_map(), anchored_model(public_documents_map()), scenarios);
  REQUIRE(told);
  for (Index s = 0; s < 2; ++s)
    for (Index k = 0; k < outcomes.size(); ++k)
      CHECK(answer->told_by[0].effect[s][k] == told->scenarios[s].effect[outcomes[k]]);
}
