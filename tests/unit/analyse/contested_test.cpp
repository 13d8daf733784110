// SPDX-License-Identifier: MIT
#include "fcm/contested.hpp"

#include <rapidcheck.h>

#include <cmath>

#include "fcm/project.hpp"
#include "unit/analyse/example.hpp"
#include "unit/analyse/small.hpp"

using namespace fcm;
using namespace small;

namespace {

const ModelOn anchored = [](const Map& map) -> Result<Model> { return anchored_model(map); };

/// What each says, with its place; and the same with every sign turned.
struct Line {
  small::Said said;
  const char* place;
};

Evidence told(const std::vector<Line>& lines, std::size_t voices, int sign = 0) {
  std::vector<small::Said> said;
  for (const Line& line : lines) {
    said.push_back(line.said);
    if (sign != 0) said.back().value = sign * std::fabs(line.said.value);
  }
  Evidence evidence = evidence_of({"a", "b", "c"}, voices, said);
  for (const Line& line : lines) {
    evidence.voices[line.said.voice].places = {line.place};
    evidence.voices[line.said.voice].attributes["place"] = {line.place};
  }
  return evidence;
}

Contested found(const std::vector<Line>& lines, std::size_t voices, std::size_t most = 10) {
  const BothSigns signs{told(lines, voices), told(lines, voices, 1), told(lines, voices, -1)};
  const Map map = weigh(signs.told).value();
  const auto all =
      what_if(map, anchored_model(map), {scenario_of({more("a")}), scenario_of({more("b")})});
  REQUIRE(all);
  const auto contests = contested(signs, {}, map, anchored, *all, {2}, {}, most);
  REQUIRE(contests);
  return *contests;
}

const std::vector<Line> town = {{{0, 0, 2, -0.75}, "Hill"}, {{1, 0, 2, -0.25}, "Hill"},
                                {{2, 0, 2, 0.5}, "Dale"},   {{3, 0, 2, 0.5}, "Dale"},
                                {{4, 0, 2, 0.5}, "Dale"},   {{4, 1, 2, 0.25}, "Dale"},
                                {{0, 1, 2, -0.25}, "Hill"}};

}  // namespace

// a -> c: six voices, (-.75 - .25 + 3 * .5) / 6 = 1/12 as told; 2.5 / 6 if all of the five are
// right who say +, and -2.5 / 6 if those are right who say -. b -> c: +- .5 / 6, told as 0.
TEST_CASE("contested: a link has the strength of all who told it, at either sign", "[analyse]") {
  const Contested contests = found(town, 6);
  CHECK(contests.links == 2);
  REQUIRE(contests.shown.size() == 2);
  const ContestedLink& first = contests.shown[0];
  CHECK(first.plus == 3);
  CHECK(first.minus == 2);
  CHECK(first.weight == Approx(0.5 / 6));
  CHECK(first.weight_plus == Approx(2.5 / 6));
  CHECK(first.weight_minus == Approx(-2.5 / 6));
  CHECK(contests.shown[1].weight_plus == Approx(0.5 / 6));
}

// Lambda is that of the map as told, atanh(.5) / (.5 / 6): the largest weight there moves .5.
TEST_CASE("contested: both answers are simulated, lambda held", "[analyse]") {
  const ContestedLink first = found(town, 6).shown[0];
  const double lambda = std::atanh(0.5) * 12;
  const SignEffect& effect = first.effect[0][0];
  CHECK(*effect.told == Approx(std::tanh(lambda / 12 / 2)));
  CHECK(*effect.plus == Approx(std::tanh(lambda * 2.5 / 6 / 2)));
  CHECK(*effect.minus == Approx(-*effect.plus));
  CHECK(effect.turns());
  CHECK(first.scenario == 0);
  CHECK(first.matters == Approx(2 * *effect.plus / *effect.told));
}

TEST_CASE("contested: of two links the one whose sign matters more comes first", "[analyse]") {
  const Contested one = found(town, 6, 1);
  CHECK(one.links == 2);
  REQUIRE(one.shown.size() == 1);
  CHECK(one.shown[0].weight_plus == Approx(2.5 / 6));
}

TEST_CASE("contested: groups of one sign each contradict each other, and both maps are run whole",
          "[analyse]") {
  const ContestedLink first = found(town, 6).shown[0];
  REQUIRE(first.groups.size() == 1);
  const GroupsApart& apart = first.groups[0];
  CHECK(apart.attribute == "place");
  CHECK(apart.says == std::vector<GroupSays>{{"Dale", 3, 0}, {"Hill", 0, 2}});
  CHECK(to_text(apart.plus) == "place=Dale");
  CHECK(to_text(apart.minus) == "place=Hill");
  REQUIRE(first.whole);
  CHECK(*first.whole->told_by[1].effect[0][0] > 0);
  CHECK(*first.whole->told_by[2].effect[0][0] < 0);
}

TEST_CASE("contested: one voice against one is no contradiction between groups", "[analyse]") {
  const Contested contests = found(town, 6);
  CHECK(contests.shown[1].plus == 1);
  CHECK(contests.shown[1].minus == 1);
  CHECK(contests.shown[1].groups.empty());
  CHECK_FALSE(contests.shown[1].whole);
}

TEST_CASE("contested: a group that is divided in itself is on no side", "[analyse]") {
  std::vector<Line> divided = town;
  divided[1].said.value = 0.25;
  CHECK(found(divided, 6).shown[0].groups.empty());
}

TEST_CASE("contested: where all agree there is nothing", "[analyse]") {
  const Contested contests = found({{{0, 0, 2, 0.5}, "Hill"}, {{1, 0, 2, 0.5}, "Dale"}}, 2);
  CHECK(contests.links == 0);
  CHECK(contests.shown.empty());
}

// Turning every sign in the study turns every answer: at + and - they change places.
TEST_CASE("contested: with all signs turned the two answers change places", "[analyse]") {
  CHECK(rc::check([] {
    std::vector<Line> lines, turned;
    for (Index voice = 0; voice < 8; ++voice) {
      const double strength = *rc::gen::element(0.25, 0.5, 0.75);
      const double sign = *rc::gen::element(-1.0, 1.0);
      lines.push_back({{voice, 0, 2, sign * strength}, "Hill"});
      turned.push_back({{voice, 0, 2, -sign * strength}, "Hill"});
    }
    const Contested one = found(lines, 8), other = found(turned, 8);
    RC_ASSERT(one.links == other.links);
    if (one.links == 0) return;
    const SignEffect &a = one.shown[0].effect[0][0], &b = other.shown[0].effect[0][0];
    if (!a.plus || !a.minus) return;
    RC_ASSERT(*a.plus == -*b.minus);
    RC_ASSERT(*a.minus == -*b.plus);
  }));
}

// make_study.py: everybody in Quayside says online_groups lessens isolation, everybody in Hill that
// it adds to it.
TEST_CASE("contested: the contradiction planted in the invented town is found and comes first",
          "[analyse]") {
  const auto loaded = load(FCM_SOURCE_DIR "/examples/02-invented-town");
  REQUIRE(loaded);
  const ModelOn model_on_it = [&](const Map& map) { return model_on(map, loaded->project.model); };
  const auto all = what_if(loaded->map, loaded->model, loaded->project.scenarios);
  REQUIRE(all);
  std::vector<Index> outcomes;
  for (const Outcome& outcome : loaded->project.outcomes)
    outcomes.push_back(*loaded->map.require(outcome.factor));
  const auto contests = contested(both_signs(*loaded), loaded->project.weigh, loaded->map,
                                  model_on_it, *all, outcomes);
  REQUIRE(contests);
  const ContestedLink& first = contests->shown.front();
  const Link& link = loaded->map.links()[first.link];
  CHECK(loaded->map.factors()[link.from].id == "online_groups");
  CHECK(loaded->map.factors()[link.to].id == "isolation");
  CHECK(loaded->project.scenarios[first.scenario].name == "street-groups");
  CHECK(loaded->project.outcomes[first.outcome].factor == "isolation");

  REQUIRE_FALSE(first.groups.empty());
  CHECK(to_text(first.groups[0].plus) == "place=Northby Hill (invented)");
  CHECK(to_text(first.groups[0].minus) == "place=Northby Quayside (invented)");
  const SignEffect& effect = first.effect[first.scenario][first.outcome];
  CHECK(effect.turns());
  CHECK(*effect.plus > 0);
  REQUIRE(first.whole);
  CHECK(*first.whole->told_by[1].effect[first.scenario][first.outcome] > 0);  // Hill
  CHECK(*first.whole->told_by[2].effect[first.scenario][first.outcome] < 0);  // Quayside
}

// Where everyone says the same, the reading at that sign is what was told, coders and all.
TEST_CASE("contested: the reading of an uncontested link is its weight, to the bit", "[analyse]") {
  const auto loaded = load(FCM_SOURCE_DIR "/examples/01-public-documents");
  REQUIRE(loaded);
  const BothSigns signs = both_signs(*loaded);
  const auto plus = link_weights(signs.plus, {}, voice_weights(signs.plus, {}));
  const auto minus = link_weights(signs.minus, {}, voice_weights(signs.minus, {}));
  for (Index k = 0; k < loaded->map.links().size(); ++k) {
    const Link& link = loaded->map.links()[k];
    if (link.evidence->contested()) continue;
    if (link.evidence->plus > 0) CHECK(plus[k] == link.weight);
    if (link.evidence->minus > 0) CHECK(minus[k] == link.weight);
    CHECK(plus[k] == -minus[k]);
  }
}
