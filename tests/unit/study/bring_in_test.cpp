// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>

#include "fcm/evidence.hpp"
#include "fcm/weigh.hpp"
#include "fcm/workshop.hpp"

namespace fcm {
namespace {

using Kind = WorkshopChange::Kind;

/// Two people told of buses and visits, one of visits and loneliness.
Study town() {
  Study study;
  study.factors = {{.id = "bus", .label = "Bus services"},
                   {.id = "visits", .label = "Visits"},
                   {.id = "lonely", .label = "Loneliness"}};
  study.claims = {{.id = "1", .from = 0, .to = 1, .polarity = Polarity::plus, .respondent = "r1"},
                  {.id = "2", .from = 0, .to = 1, .polarity = Polarity::plus, .respondent = "r2"},
                  {.id = "3", .from = 1, .to = 2, .polarity = Polarity::minus, .respondent = "r1"}};
  return study;
}

Workshop hall(std::vector<WorkshopChange> changes, std::size_t people = 10) {
  return {.name = "Hall",
          .date = "2026-11-21",
          .people = people,
          .factors = {{"bus", "Bus services"}, {"visits", "Visits"}, {"lonely", "Loneliness"}},
          .changes = std::move(changes)};
}

WorkshopChange add(std::string from, std::string to, Hands hands, bool more = true) {
  return {.kind = Kind::add_link,
          .from = std::move(from),
          .to = std::move(to),
          .more = more,
          .strength = 0.75,
          .hands = hands,
          .note = "why"};
}

bool has(const Account& account, const std::string& code) {
  const auto& all = account.problems();
  return std::any_of(all.begin(), all.end(), [&](const Problem& one) { return one.code == code; });
}

Polarity said(const Hands& hands, Kind kind = Kind::add_link) {
  WorkshopChange change = add("bus", "lonely", hands);
  change.kind = kind;
  return bring_in(town(), hall({change}), CountedAs::one_voice)->study.claims.back().polarity;
}

double weight(const Study& study, const std::string& from, const std::string& to) {
  const Map map = *weigh(gather(study));
  const auto link = map.find_link(*map.find(from), *map.find(to));
  return link ? map.links()[*link].weight : -9;
}

}  // namespace

TEST_CASE("bring in: what the study had stays, and the workshop is a conversation of its own",
          "[bring_in]") {
  const auto in = bring_in(town(), hall({add("bus", "lonely", {9, 3, 1})}), CountedAs::one_voice);
  REQUIRE(in);
  const Study before = town();
  REQUIRE(in->study.claims.size() == 4);
  for (Index i = 0; i < 3; ++i) CHECK(in->study.claims[i] == before.claims[i]);
  const Claim& claim = in->study.claims[3];
  CHECK(claim.conversation == "Hall, 2026-11-21");
  CHECK(claim.respondent.empty());
  CHECK(claim.agree == 9);
  CHECK(claim.disagree == 3);
  CHECK(claim.unsure == 1);
  CHECK(claim.notes == "why");
  REQUIRE(in->study.conversations.size() == 1);
  CHECK(in->study.conversations[0].form == "workshop");
  CHECK(in->study.conversations[0].people == 13);  // more hands than people: the larger counts
  CHECK(has(in->account, "workshop.hands"));
  CHECK(in->account.adds_up());
}

TEST_CASE("bring in: as one voice the room says what most hands say", "[bring_in]") {
  CHECK(said({9, 3, 1}) == Polarity::plus);
  CHECK(said({0, 0, 0}) == Polarity::plus);
  CHECK(said({3, 9, 1}) == Polarity::none);
  CHECK(said({3, 2, 9}) == Polarity::unsure);
  CHECK(said({4, 4, 0}) == Polarity::unsure);
  CHECK(said({9, 0, 0}, Kind::cut) == Polarity::none);
  CHECK(said({2, 9, 0}, Kind::cut) == Polarity::unsure);
}

TEST_CASE("bring in: one voice of three, or ten people of twelve", "[bring_in]") {
  const Workshop workshop = hall({add("bus", "lonely", {6, 2, 1}, false)});
  const auto one = bring_in(town(), workshop, CountedAs::one_voice);
  const auto people = bring_in(town(), workshop, CountedAs::people);
  REQUIRE(one);
  REQUIRE(people);
  CHECK(weight(one->study, "bus", "lonely") == Approx(-0.75 / 3));
  CHECK(weight(people->study, "bus", "lonely") == Approx(-0.75 * 6 / 12));
  // Who raised no hand was heard all the same: r1 and r2 are now two of twelve.
  CHECK(weight(people->study, "bus", "visits") == Approx(0.5 * 2 / 12));
  const Map map = *weigh(gather(people->study));
  const LinkEvidence& evidence = *map.links()[*map.find_link(0, 2)].evidence;
  CHECK(evidence.minus == 6);
  CHECK(evidence.none == 2);
  CHECK(evidence.unsigned_ == 1);
}

TEST_CASE("bring in: hands are dealt round the room, one to a person and change", "[bring_in]") {
  const Workshop workshop =
      hall({add("bus", "lonely", {6, 0, 0}), add("bus", "visits", {6, 0, 0})});
  const auto in = bring_in(town(), workshop, CountedAs::people);
  REQUIRE(in);
  std::map<std::string, int> hands;
  for (const Index at : in->claims) ++hands[in->study.claims[at].respondent];
  CHECK(hands.size() == 10);
  CHECK(in->study.respondents.size() == 10);
  for (const auto& [who, count] : hands) CHECK(count <= 2);
}

TEST_CASE("bring in: a later change on a connection is the room's word", "[bring_in]") {
  WorkshopChange flip = add("bus", "lonely", {8, 0, 0}, false);
  flip.kind = Kind::flip;
  const auto in =
      bring_in(town(), hall({add("bus", "lonely", {9, 0, 0}), flip}), CountedAs::one_voice);
  REQUIRE(in);
  REQUIRE(in->claims.size() == 1);
  CHECK(in->study.claims[in->claims[0]].polarity == Polarity::minus);
  CHECK(has(in->account, "workshop.opposite"));
  CHECK(in->account.merged() == 1);
  CHECK(in->account.adds_up());
}

TEST_CASE("bring in: slips that contradict each other both count", "[bring_in]") {
  WorkshopChange more = add("1", "3", {5, 0, 0}), less = add("1", "3", {4, 0, 0}, false);
  more.kind = less.kind = Kind::say;
  const auto in = bring_in(town(), hall({more, less}), CountedAs::one_voice);
  REQUIRE(in);
  CHECK(in->claims.size() == 2);
  CHECK(in->study.claims.back().from == 0);  // card 1
  CHECK(in->study.claims.back().to == 2);    // card 3
  CHECK(has(in->account, "workshop.opposite"));
  less.to = "4";
  const auto none = bring_in(town(), hall({less}), CountedAs::one_voice);
  CHECK(has(none->account, "slips.card"));
  CHECK(none->account.refused() == 1);
}

TEST_CASE("bring in: a name on a slip that is like no other is a new factor", "[bring_in]") {
  WorkshopChange cafe = add("A café after six", "3", {5, 0, 0}, false);
  WorkshopChange typo = add("Lonelines", "1", {5, 0, 0});
  cafe.kind = typo.kind = Kind::say;
  const auto in = bring_in(town(), hall({cafe, typo}), CountedAs::one_voice);
  REQUIRE(in);
  REQUIRE(in->study.factors.size() == town().factors.size() + 1);
  CHECK(in->study.factors.back().label == "A café after six");
  CHECK(in->account.refused() == 1);
  CHECK(has(in->account, "factor.unknown"));
}

TEST_CASE("bring in: what does not fit is told, and never guessed", "[bring_in]") {
  WorkshopChange cut = add("bus", "visits", {5, 0, 0}),
                 rename{.kind = Kind::rename, .factor = "bus"};
  cut.kind = Kind::cut;
  rename.label = "Buses and trains";
  WorkshopChange weigh = add("lonely", "bus", {5, 0, 0});
  weigh.kind = Kind::weigh;
  Study study = town();
  study.factors[0].label = "Public transport";
  const auto in = bring_in(study,
                           hall({cut, rename, weigh, add("visits", "lonely", {2, 0, 0}, false),
                                 add("visits", "ghost", {1, 0, 0})}),
                           CountedAs::one_voice);
  REQUIRE(in);
  for (const char* code : {"workshop.cut_told", "workshop.renamed", "workshop.link_unknown",
                           "workshop.link_known", "factor.unknown"}) {
    INFO(code);
    CHECK(has(in->account, code));
  }
  CHECK(in->study.factors[0].label == "Public transport");
  CHECK(in->account.refused() == 1);
  CHECK(in->account.adds_up());
}

TEST_CASE("bring in: the last name that the room gave is a decision, where nobody else has it",
          "[bring_in]") {
  const auto rename = [](const char* factor, const char* label) {
    return WorkshopChange{
        .kind = Kind::rename, .factor = factor, .label = label, .note = "clearer"};
  };
  const auto names = [&](const std::vector<WorkshopChange>& changes) {
    const auto in = bring_in(town(), hall(changes), CountedAs::one_voice);
    REQUIRE(in);
    CHECK(in->study.factors == town().factors);  // the study keeps its own
    return in->renamed;
  };
  using All = std::vector<BroughtIn::Renamed>;
  const std::string bus = town().factors[0].label, visits = town().factors[1].label;
  CHECK(names({rename("bus", "Trains"), rename("bus", "Buses, trains")}) ==
        All{{bus, "Buses, trains", "clearer"}});
  CHECK(names({rename("bus", "Trains"), rename("bus", bus.c_str())}).empty());
  CHECK(names({rename("bus", visits.c_str())}).empty());
  CHECK(names({rename("bus", "Going out"), rename("visits", "going  out")}).empty());
  const auto taken = bring_in(town(), hall({rename("bus", visits.c_str())}), CountedAs::one_voice);
  const auto& said = taken->account.problems();
  CHECK(std::any_of(said.begin(), said.end(), [&](const Problem& one) {
    return one.severity == Severity::warning &&
           one.hint.find("merge," + visits + "," + bus) != std::string::npos;
  }));
}

TEST_CASE("bring in: a factor that is added is a new one, or the study's of that name",
          "[bring_in]") {
  const WorkshopChange cafe{.kind = Kind::add_factor, .factor = "new1", .label = "Evening café"};
  const WorkshopChange same{.kind = Kind::add_factor, .factor = "new2", .label = "visits"};
  const auto in =
      bring_in(town(), hall({cafe, same, add("new1", "new2", {3, 0, 0})}), CountedAs::one_voice);
  REQUIRE(in);
  REQUIRE(in->study.factors.size() == 4);
  CHECK(in->study.factors[3].label == "Evening café");
  CHECK(in->study.claims.back().from == 3);
  CHECK(in->study.claims.back().to == 1);
  CHECK(has(in->account, "workshop.known_factor"));
}

TEST_CASE("bring in: into nothing, the factors come with the workshop; twice is refused",
          "[bring_in]") {
  const Workshop workshop = hall({add("bus", "lonely", {9, 0, 0})});
  const auto in = bring_in({}, workshop, CountedAs::people);
  REQUIRE(in);
  CHECK(in->study.factors.size() == 3);
  CHECK(in->claims.size() == 9);
  CHECK(in->study.respondents.size() == 10);
  const auto again = bring_in(in->study, workshop, CountedAs::people);
  REQUIRE_FALSE(again);
  CHECK(again.error().code == "workshop.twice");
}

}  // namespace fcm
