// SPDX-License-Identifier: MIT
#include "fcm/weigh.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>

using fcm::Cell;
using fcm::Evidence;
using fcm::Index;
using fcm::Map;
using fcm::Weighing;
using fcm::WeighOptions;
using fcm::Zeros;

namespace {

/// One claim of one voice on one link.
Cell said(Index voice, Index link, double value) {
  return {.voice = voice,
          .link = link,
          .value = value,
          .strength = std::abs(value),
          .claims = 1,
          .plus = value > 0,
          .minus = value < 0,
          .none = value == 0};
}

/// Two factors, the link from the first to the second, `voices` people.
Evidence one_link(Index voices, std::vector<Cell> cells) {
  Evidence evidence;
  evidence.factors = {{.id = "groups"}, {.id = "isolation"}};
  evidence.links = {{0, 1}};
  evidence.voices.resize(voices);
  evidence.claims.resize(cells.size(), {0});
  evidence.cells = std::move(cells);
  for (const Cell& cell : evidence.cells)
    evidence.said.push_back(cell.signed_() ? std::vector<fcm::Said>{{cell.value, 1}}
                                           : std::vector<fcm::Said>());
  return evidence;
}

double weight(const Evidence& evidence, const WeighOptions& options) {
  return fcm::link_weights(evidence, options, fcm::voice_weights(evidence, options)).at(0);
}

fcm::LinkEvidence shown(const Evidence& evidence, const WeighOptions& options = {}) {
  const auto map = fcm::weigh(evidence, options);
  REQUIRE(map);
  return *map->links().at(0).evidence;
}

}  // namespace

// Five people; one says strongly less, one weakly less, one medium more, two say nothing.
TEST_CASE("weigh: each weighing on one link of five voices", "[weigh]") {
  const Evidence evidence = one_link(5, {said(0, 0, -0.75), said(1, 0, -0.25), said(2, 0, 0.5)});
  CHECK(weight(evidence, {}) == Approx(-0.5 / 5));
  CHECK(weight(evidence, {.weighing = Weighing::conditional}) == Approx(-0.5 / 3));
  CHECK(weight(evidence, {.weighing = Weighing::mean}) == Approx(-0.5 / 3));
  CHECK(weight(evidence, {.weighing = Weighing::mean, .zeros = Zeros::in}) == Approx(-0.5 / 5));
  CHECK(weight(evidence, {.weighing = Weighing::median}) == -0.25);
  CHECK(weight(evidence, {.weighing = Weighing::median, .zeros = Zeros::in}) == 0);
  CHECK(weight(evidence, {.weighing = Weighing::majority}) == Approx(-0.6 * 0.5));
  CHECK(weight(evidence, {.weighing = Weighing::majority, .zeros = Zeros::out}) == -0.5);
  CHECK(weight(evidence, {.weighing = Weighing::counts}) == Approx((1.0 - 2.0) / 5));
}

TEST_CASE("weigh: mean counts each claim, net each voice once", "[weigh]") {
  Evidence evidence = one_link(2, {said(0, 0, 0.75), said(1, 0, 0.25)});
  evidence.cells[0].claims = 3;
  CHECK(weight(evidence, {}) == 0.5);
  CHECK(weight(evidence, {.weighing = Weighing::mean}) == Approx((3 * 0.75 + 0.25) / 4));
  CHECK(shown(evidence).claims == 4);
}

TEST_CASE("weigh: the median of an even number lies halfway", "[weigh]") {
  const Evidence evidence = one_link(2, {said(0, 0, 0.25), said(1, 0, 0.75)});
  CHECK(weight(evidence, {.weighing = Weighing::median}) == 0.5);
  CHECK(weight(one_link(3, {}), {.weighing = Weighing::median}) == 0);
}

TEST_CASE("weigh: as many for as against is no majority", "[weigh]") {
  const Evidence evidence = one_link(2, {said(0, 0, 0.75), said(1, 0, -0.25)});
  CHECK(weight(evidence, {.weighing = Weighing::majority}) == 0);
}

TEST_CASE("weigh: people counts a voice as often as people took part", "[weigh]") {
  Evidence evidence = one_link(2, {said(0, 0, 0.5)});
  evidence.voices[0].people = 9;
  const WeighOptions people{.count = fcm::Count::people};
  CHECK(weight(evidence, {}) == 0.25);
  CHECK(weight(evidence, people) == Approx(0.45));
  CHECK(shown(evidence, people).prevalence == Approx(0.9));
  CHECK(shown(evidence, people).voices == 1);
}

TEST_CASE("weigh: a survey's voice that was not asked leaves the denominator of that link",
          "[weigh]") {
  Evidence evidence = one_link(4, {said(0, 0, 0.5), said(2, 0, 0)});
  evidence.voices[2].survey = evidence.voices[3].survey = true;
  CHECK(weight(evidence, {}) == Approx(0.5 / 3));
  CHECK(shown(evidence).prevalence == Approx(2.0 / 3));
  CHECK(shown(evidence).none == 1);
}

TEST_CASE("weigh: a link keeps prevalence, sign balance and strength apart", "[weigh]") {
  Evidence evidence = one_link(4, {said(0, 0, 0.75), said(1, 0, -0.25), said(2, 0, 0.5)});
  evidence.voices[0].places = {"Harbour", "Hill"};
  evidence.voices[1].places = {"Hill"};
  evidence.voices[3].places = {"Marsh"};
  const auto link = shown(evidence);
  CHECK(link.voices == 3);
  CHECK(link.places == 2);
  CHECK(link.plus == 2);
  CHECK(link.minus == 1);
  CHECK(link.contested());
  CHECK(link.prevalence == 0.75);
  CHECK(link.balance == Approx(2.0 / 3));
  CHECK(link.strength == Approx(0.5));
}

TEST_CASE("weigh: a link told without a direction is counted and not simulated", "[weigh]") {
  const Evidence evidence = one_link(4, {{.voice = 1, .link = 0, .claims = 2, .unsigned_ = true}});
  const auto map = fcm::weigh(evidence);
  REQUIRE(map);
  const fcm::Link& link = map->links().at(0);
  CHECK_FALSE(link.simulated);
  CHECK(link.weight == 0);
  CHECK(link.evidence->claims == 2);
  CHECK(link.evidence->unsigned_ == 1);
  CHECK(link.evidence->prevalence == 0.25);
  CHECK_FALSE(link.evidence->balance);
  CHECK_FALSE(link.evidence->strength);
}

TEST_CASE("weigh: said to make no difference is a real zero, and simulated", "[weigh]") {
  const auto map = fcm::weigh(one_link(2, {said(0, 0, 0)}));
  REQUIRE(map);
  CHECK(map->links().at(0).simulated);
  CHECK(map->links().at(0).weight == 0);
}

TEST_CASE("weigh: the map says where its weights come from", "[weigh]") {
  Evidence evidence = one_link(3, {said(0, 0, 0.5)});
  evidence.voices[0].places = {"Hill"};
  evidence.voices[2].places = {"Harbour"};
  evidence.claims[0] = {4, 7};
  evidence.coders = "A";
  const auto map = fcm::weigh(evidence, {.weighing = Weighing::median});
  REQUIRE(map);
  const fcm::MapSource expected{.weighing = "median",
                                .zeros = "out",
                                .coders = "A",
                                .voices = 3,
                                .claims = 2,
                                .places = {"Harbour", "Hill"}};
  CHECK(map->source() == expected);
  CHECK(map->size() == 2);
}

TEST_CASE("weigh: zeros that a weighing cannot have are refused", "[weigh]") {
  const Evidence evidence = one_link(2, {said(0, 0, 0.5)});
  const auto net = fcm::weigh(evidence, {.zeros = Zeros::out});
  REQUIRE_FALSE(net);
  CHECK(net.error().code == "weighing.zeros");
  CHECK(fcm::weigh(evidence, {.zeros = Zeros::in}));
  CHECK_FALSE(fcm::weigh(evidence, {.weighing = Weighing::conditional, .zeros = Zeros::in}));
}

TEST_CASE("weigh: every weighing goes by its word", "[weigh]") {
  for (const Weighing weighing :
       {Weighing::net, Weighing::conditional, Weighing::mean, Weighing::median, Weighing::majority,
        Weighing::counts, Weighing::linguistic})
    CHECK(*fcm::weighing_named(fcm::to_text(weighing)) == weighing);
  const auto unknown = fcm::weighing_named("average");
  REQUIRE_FALSE(unknown);
  CHECK(unknown.error().code == "weighing.unknown");
}

namespace {

/// 1 to 8 voices, 4 factors, up to 6 links; one claim each, strengths of the words.
Evidence random_evidence(bool one_strength = false) {
  Evidence evidence;
  evidence.factors = {{.id = "a"}, {.id = "b"}, {.id = "c"}, {.id = "d"}};
  evidence.links = {{0, 1}, {0, 2}, {1, 2}, {2, 3}, {3, 0}, {3, 3}};
  evidence.voices.resize(*rc::gen::inRange<Index>(1, 9));
  for (auto& voice : evidence.voices) voice.people = *rc::gen::inRange(1, 5);
  for (Index link = 0; link < evidence.links.size(); ++link)
    for (Index voice = 0; voice < evidence.voices.size(); ++voice)
      if (*rc::gen::arbitrary<bool>()) {
        const double strength = one_strength ? 0.5 : *rc::gen::element(0.25, 0.5, 0.75);
        evidence.cells.push_back(said(voice, link, *rc::gen::element(-1.0, 1.0) * strength));
      }
  evidence.claims.resize(evidence.cells.size(), {0});
  for (const Cell& cell : evidence.cells) evidence.said.push_back({{cell.value, 1}});
  return evidence;
}

bool near(double a, double b) { return std::abs(a - b) <= 1e-14; }

}  // namespace

TEST_CASE("weigh: conditional weight times prevalence is the net weight", "[weigh]") {
  CHECK(rc::check([] {
    const Evidence evidence = random_evidence();
    const fcm::Count count = *rc::gen::element(fcm::Count::conversations, fcm::Count::people);
    const auto net = *fcm::weigh(evidence, {.count = count});
    const auto conditional =
        *fcm::weigh(evidence, {.weighing = Weighing::conditional, .count = count});
    for (Index i = 0; i < net.links().size(); ++i)
      RC_ASSERT(near(net.links()[i].weight,
                     conditional.links()[i].weight * net.links()[i].evidence->prevalence));
  }));
}

TEST_CASE("weigh: net is prevalence, sign balance and strength where all speak as strongly",
          "[weigh]") {
  CHECK(rc::check([] {
    const Evidence evidence = random_evidence(true);
    const auto map = *fcm::weigh(evidence);
    for (const fcm::Link& link : map.links())
      if (link.evidence->balance)
        RC_ASSERT(near(link.weight, link.evidence->prevalence * (2 * *link.evidence->balance - 1) *
                                        *link.evidence->strength));
  }));
}

// Trap T11: a tool that combines maps two by two gives the last ones more weight.
TEST_CASE("weigh: the order of voices does not matter", "[weigh]") {
  CHECK(rc::check([] {
    const Evidence evidence = random_evidence();
    std::vector<Index> place(evidence.voices.size());
    std::iota(place.begin(), place.end(), Index{0});
    std::reverse(place.begin(), place.end());
    Evidence turned = evidence;
    for (Index r = 0; r < place.size(); ++r) turned.voices[place[r]] = evidence.voices[r];
    for (Cell& cell : turned.cells) cell.voice = place[cell.voice];
    std::sort(turned.cells.begin(), turned.cells.end(), [](const Cell& a, const Cell& b) {
      return std::pair(a.link, a.voice) < std::pair(b.link, b.voice);
    });
    for (const Weighing weighing :
         {Weighing::net, Weighing::conditional, Weighing::mean, Weighing::median,
          Weighing::majority, Weighing::counts, Weighing::linguistic})
      RC_ASSERT(*fcm::weigh(evidence, {.weighing = weighing}) ==
                *fcm::weigh(turned, {.weighing = weighing}));
  }));
}

TEST_CASE("weigh: leaving a voice out is weight 0 for it", "[weigh]") {
  const Evidence evidence = one_link(3, {said(0, 0, 0.75), said(1, 0, -0.25)});
  const double omega[] = {1, 0, 1};
  CHECK(fcm::link_weights(evidence, {}, omega).at(0) == Approx(0.375));
  CHECK(fcm::link_weights(evidence, {.weighing = Weighing::median}, omega).at(0) == 0.75);
  const double nobody[] = {0, 0, 0};
  CHECK(fcm::link_weights(evidence, {}, nobody).at(0) == 0);
  CHECK_THROWS_AS(fcm::link_weights(evidence, {}, std::span<const double>(omega, 2)),
                  std::logic_error);
}

// Ann .75 stands for one and a half, Bob -.25 for a half, eight people took part in Bob's talk.
TEST_CASE("weigh: what a voice stands for multiplies its weight, people included", "[weigh]") {
  Evidence evidence = one_link(2, {said(0, 0, .75), said(1, 0, -.25)});
  evidence.voices[0].weight = 1.5;
  evidence.voices[1].weight = .5;
  evidence.voices[1].people = 8;
  CHECK(weight(evidence, {}) == Approx((1.5 * .75 - .5 * .25) / 2));
  CHECK(weight(evidence, {.count = fcm::Count::people}) == Approx((1.5 * .75 - 4 * .25) / 5.5));
}

// Trap T12: the geometric mean of weights below 0 is not a number.
TEST_CASE("weigh: voices who all say less give a number below 0, by every weighing", "[weigh]") {
  const Evidence evidence = one_link(3, {said(0, 0, -.75), said(1, 0, -.25), said(2, 0, -.5)});
  for (const Weighing weighing :
       {Weighing::net, Weighing::conditional, Weighing::mean, Weighing::median, Weighing::majority,
        Weighing::counts, Weighing::linguistic}) {
    CHECK(weight(evidence, {.weighing = weighing}) < 0);
    CHECK(weight(evidence, {.weighing = weighing}) >= -1);
  }
}

namespace {

// FCMpy's README, C3 to C4: of six experts three say VL, one L, two see no causality.
Evidence six_experts() {
  Cell no_causality = said(4, 0, 0);
  no_causality.none = false;
  no_causality.unsigned_ = true;
  Cell another = no_causality;
  another.voice = 5;
  return one_link(6, {said(0, 0, 1.0 / 12), said(1, 0, 1.0 / 12), said(2, 0, 1.0 / 12),
                      said(3, 0, .25), no_causality, another});
}

}  // namespace

// Trap T9. FCMpy cuts VL at 3/6 and L at 1/6, because those without an answer are in the
// denominator; among those who chose a word it is 3/4 and 1/4.
TEST_CASE("weigh: who chose no word is in no share of the words, unless FCMpy's way is asked for",
          "[weigh]") {
  WeighOptions options{.weighing = Weighing::linguistic};
  options.linguistic.implication = fcm::Implication::mamdani;
  const double ours = weight(six_experts(), options);
  const Evidence answered = one_link(
      4, {said(0, 0, 1.0 / 12), said(1, 0, 1.0 / 12), said(2, 0, 1.0 / 12), said(3, 0, .25)});
  CHECK(ours == weight(answered, options));
  options.zeros = Zeros::in;
  options.linguistic.grid = .05;
  CHECK(weight(six_experts(), options) == Approx(0.15909090909090906).epsilon(1e-12));
  options.linguistic.implication = fcm::Implication::larsen;
  CHECK(weight(six_experts(), options) == Approx(0.130328).margin(5e-7));
}

// The README prints 1.459148 bits for 3, 1 and 2 of six, no causality being an answer.
TEST_CASE("weigh: entropy is that of the answers, consistency that of the signs", "[weigh]") {
  const std::vector<double> six(6, 1.0);
  const fcm::Spread spread = fcm::spread(six_experts(), six).at(0);
  CHECK(spread.entropy == Approx(1.4591479170272446).epsilon(1e-12));
  CHECK(spread.consistency == 1.0);
  const Evidence split = one_link(9, {said(0, 0, .5), said(1, 0, -.5), said(2, 0, .5)});
  const std::vector<double> omega = {1, 2, 1, 1, 1, 1, 1, 1, 1};
  CHECK(fcm::spread(split, omega).at(0) == fcm::Spread{1.0, 0.0});
  const std::vector<double> nine(9, 1.0);
  CHECK(fcm::spread(split, nine).at(0).consistency == Approx(1.0 / 3));
}

TEST_CASE("weigh: a link whose answers disagree too much is kept and not simulated", "[weigh]") {
  const auto map = fcm::weigh(six_experts(), {.most_entropy = 1.4});
  REQUIRE(map);
  CHECK_FALSE(map->links().at(0).simulated);
  CHECK(map->links().at(0).weight == 0);
  CHECK(map->links().at(0).evidence->voices == 6);
  CHECK(fcm::weigh(six_experts(), {.most_entropy = 1.5})->links().at(0).simulated);
}

TEST_CASE("weigh: linguistic weights refuse strengths that are no words", "[weigh]") {
  const auto map = fcm::weigh(one_link(1, {said(0, 0, .62)}), {.weighing = Weighing::linguistic});
  REQUIRE_FALSE(map);
  CHECK(map.error().code == "weighing.no_term");
  CHECK(map.error().value == "0.62");
}
