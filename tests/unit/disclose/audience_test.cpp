// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>
#include <stdexcept>

#include "fcm/evidence.hpp"
#include "fcm/formats.hpp"
#include "fcm/id_that_leaves.hpp"
#include "fcm/publish.hpp"
#include "fcm/weigh.hpp"

using namespace fcm;

namespace {

/// `voices` people of Hill say that debt lowers trust, one of Marsh that it raises it.
Study town(std::size_t voices) {
  Study study;
  study.factors = {{.id = "debt", .label = "Debt"}, {.id = "trust", .label = "Trust"}};
  for (std::size_t v = 0; v <= voices; ++v) {
    const bool last = v == voices;
    Respondent person{.id = "person-" + std::to_string(v)};
    person.consent = {.quote = true, .paraphrase = true, .publish = true};
    person.attributes["place"] = {last ? "Marsh" : "Hill"};
    study.respondents.push_back(person);
    Claim claim;
    claim.id = "c" + std::to_string(v);
    claim.from = 0;
    claim.to = 1;
    claim.polarity = last ? Polarity::plus : Polarity::minus;
    claim.strength = 0.5;
    claim.respondent = person.id;
    claim.quote = "in my own words " + person.id;
    study.claims.push_back(claim);
  }
  return study;
}

Map map_of(const Study& study) {
  Map map = weigh(gather(study)).value();
  std::vector<Factor> factors = map.factors();
  factors[0].fields = {{"notes", "ask Ada of 4 Mill Lane"}};
  std::vector<Link> links = map.links();
  links[0].fields = {{"notes", "said by Ada"}};
  MapSource source = map.source();
  source.fields = {{"author", "Ada"}};
  return Map::make(factors, links, source).value();
}

std::string said_of_link(std::size_t voices, Audience audience) {
  return std::string(field(publish(map_of(town(voices)), audience)->links()[0].fields, "voices"));
}

std::size_t words_shown(const Study& study, Audience audience) {
  std::size_t shown = 0;
  const auto published = publish(study, audience, Words::quote);
  for (const auto& statement : *published) shown += statement && !statement->words.empty();
  return shown;
}

}  // namespace

TEST_CASE("audience: how many voices told a link is said in words, and never vanishes",
          "[disclose]") {
  CHECK(said_of_link(1, Audience::workshop) == "one or two");
  CHECK(said_of_link(2, Audience::workshop) == "few");
  CHECK(said_of_link(8, Audience::anyone) == "few");
  CHECK(said_of_link(9, Audience::anyone) == "several");
  CHECK(said_of_link(6, Audience::nhs) == "1 to 7");
  CHECK(said_of_link(7, Audience::nhs) == "about 10");  // eight, to the nearest five
  CHECK(said_of_link(11, Audience::nhs) == "about 10");
  CHECK(voices_in_words(0, Audience::anyone) == "nobody");
  CHECK(voices_in_words(1234, Audience::working) == "1,234");
}

TEST_CASE("audience: a working copy has everything, others neither evidence nor notes",
          "[disclose]") {
  const Map map = map_of(town(3));
  CHECK(*publish(map, Audience::working) == map);
  for (const Audience audience : {Audience::workshop, Audience::anyone, Audience::nhs}) {
    const Published<Map> shown = publish(map, audience);
    CHECK_FALSE(shown->links()[0].evidence);
    CHECK(field(shown->links()[0].fields, "contested") == "yes");
    CHECK(shown->links()[0].weight == map.links()[0].weight);
    CHECK(shown->source().places.empty());
    const std::string file = write_map(shown);
    CHECK(file.find("Ada") == std::string::npos);
    CHECK(file.find("Hill") == std::string::npos);
    CHECK(file.find(std::string(to_text(audience))) != std::string::npos);
    CHECK(shown.withheld() == Withheld{});
  }
}

TEST_CASE("audience: a sensitive factor that few spoke of is left out with its links, and counted",
          "[disclose]") {
  for (const auto& [voices, audience, shown] : {std::tuple(1, Audience::workshop, false),
                                                {2, Audience::workshop, true},
                                                {8, Audience::anyone, false},
                                                {9, Audience::anyone, true},
                                                {6, Audience::nhs, false},
                                                {7, Audience::nhs, true},
                                                {1, Audience::working, true}}) {
    const auto published =
        publish(map_of(town(static_cast<std::size_t>(voices))), audience, {"debt"});
    CHECK(published->find("debt").has_value() == shown);
    CHECK(published->links().size() == (shown ? 1 : 0));
    CHECK(published.withheld().factors == (shown ? 0 : 1));
    CHECK(published.withheld().links == (shown ? 0 : 1));
  }
  // Nobody knows how many spoke of a factor of a map without evidence.
  const Map bare = Map::make({{.id = "debt"}, {.id = "trust"}}, {{0, 1, 0.5}}).value();
  CHECK(publish(bare, Audience::workshop, {"debt"})->size() == 1);
  CHECK(publish(bare, Audience::workshop)->size() == 2);
}

TEST_CASE("audience: words need enough voices on their connection, and the place enough of its own",
          "[disclose]") {
  CHECK(words_shown(town(1), Audience::workshop) == 0);
  CHECK(words_shown(town(2), Audience::workshop) == 3);
  CHECK(words_shown(town(8), Audience::anyone) == 0);
  CHECK(words_shown(town(9), Audience::anyone) == 10);
  Study study = town(9);
  for (const Index i : {7, 8}) study.respondents[i].attributes["place"] = {"Moor"};
  const auto published = publish(study, Audience::workshop, Words::quote);
  CHECK((*published)[0]->place == "Hill");
  CHECK((*published)[7]->place.empty());  // Moor has two voices
  CHECK((*published)[9]->place.empty());  // Marsh has one
  CHECK(published.withheld().places == 3);
  CHECK(publish(town(1), Audience::workshop, Words::quote).withheld().words == 2);
}

TEST_CASE("audience: no place is named where what is left over would tell the place of a few",
          "[disclose]") {
  // Hill has nine voices, Marsh one: who has no place beside them could only be of Marsh.
  const auto published = publish(town(9), Audience::workshop, Words::quote);
  CHECK((*published)[0]->place.empty());
  CHECK(published.withheld().places == 10);
  Study three = town(9);
  for (const Index i : {0, 1, 2, 3}) three.respondents[i].attributes["place"] = {"Moor"};
  const auto larger = publish(three, Audience::workshop, Words::quote);
  CHECK((*larger)[0]->place.empty());  // Moor is the smaller one, and hides Marsh
  CHECK((*larger)[4]->place == "Hill");
}

TEST_CASE("audience: of a link that two told nobody learns that they disagree", "[disclose]") {
  for (const Audience audience : {Audience::workshop, Audience::anyone, Audience::nhs}) {
    CHECK(field(publish(map_of(town(1)), audience)->links()[0].fields, "contested").empty());
    CHECK(field(publish(map_of(town(2)), audience)->links()[0].fields, "contested") == "yes");
  }
}

TEST_CASE("audience: public words need consent to publication, words in a workshop do not",
          "[disclose]") {
  Study study = town(9);
  study.respondents[0].consent.publish = false;
  study.respondents[1].consent.publish.reset();
  CHECK(words_shown(study, Audience::workshop) == 10);
  CHECK(words_shown(study, Audience::anyone) == 8);
  CHECK(words_shown(study, Audience::nhs) == 8);
  study.respondents[2].consent.quote = false;
  CHECK(words_shown(study, Audience::workshop) == 9);
}

TEST_CASE("audience: a whole study is for working copies alone", "[disclose]") {
  CHECK(publish_study(town(1), Audience::working)->claims.size() == 2);
  CHECK_THROWS_AS(publish_study(town(1), Audience::workshop), std::logic_error);
}

TEST_CASE("audience: an id leaves only where it is made of words of the label", "[disclose]") {
  const auto leaves = [](const char* id, const char* label) {
    return id_that_leaves({.id = id, .label = label}, Audience::workshop);
  };
  CHECK(leaves("village_hall", "Open village hall") == "village_hall");
  CHECK(leaves("Loneliness", "loneliness") == "Loneliness");
  CHECK(leaves("unigrwydd", "Unigrwydd") == "unigrwydd");
  CHECK(leaves("p07", "Trust") == "Trust");
  CHECK(leaves("trust_p07_amina", "Trust") == "Trust");
  CHECK(leaves("QZ9-7XJ", "Bus service") == "Bus service");
  CHECK(leaves("\xD0\xBC\xD0\xB0\xD1\x80\xD0\xB8\xD1\x8F", "Trust") == "Trust");
  CHECK(leaves("only_an_id", "") == "only_an_id");  // then it is what people see
  CHECK(id_that_leaves({.id = "p07", .label = "Trust"}, Audience::working) == "p07");
}

TEST_CASE("audience: who coded a map alone is not named", "[disclose]") {
  Study study = town(9);
  for (Claim& claim : study.claims) claim.coder = "Dr Vance";
  const Map map = weigh(gather(study, {.only_coder = "Dr Vance"})).value();
  REQUIRE(map.source().coders == "Dr Vance");
  CHECK(publish(map, Audience::anyone)->source().coders.empty());
  CHECK(publish(map, Audience::working)->source().coders == "Dr Vance");
}
