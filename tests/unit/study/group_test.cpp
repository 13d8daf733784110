// SPDX-License-Identifier: MIT
#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "fcm/formats.hpp"
#include "fcm/group.hpp"
#include "fcm/map.hpp"

using namespace fcm;

namespace {

Voice voice(const Attributes& attributes) { return {.attributes = attributes}; }

/// Four voices: two in Dale, two in Hill, one of whom is in both and has two communities.
Evidence town() {
  Evidence evidence;
  evidence.voices = {
      voice({{"place", {"Dale"}}, {"Communities", {"carers"}}, {"conversation", {"t1"}}}),
      voice({{"place", {"Dale", "Hill"}}, {"Communities", {"carers", "veterans"}}}),
      voice({{"place", {"Hill"}}, {"Communities", {"veterans"}}}),
      voice({{"conversation", {"t1"}}})};
  return evidence;
}

Result<Group> asked(const Evidence& evidence, const std::string& text) {
  const Result<Group> group = parse_group(text);
  if (!group) return group;
  return find_group(evidence, *group);
}

std::vector<bool> in(const Evidence& evidence, const std::string& text) {
  const Result<Group> group = asked(evidence, text);
  REQUIRE(group);
  return members(evidence, *group);
}

Evidence invented_town() {
  const auto study = read_study("examples/02-invented-town/study");
  REQUIRE(study);
  return gather(study->value, {.today = "2026-05-01"});
}

}  // namespace

TEST_CASE("group: a condition is an attribute and a value", "[group]") {
  CHECK(in(town(), "place=Dale") == std::vector<bool>{true, true, false, false});
  CHECK(in(town(), "place=Hill") == std::vector<bool>{false, true, true, false});
}

TEST_CASE("group: a comma means and", "[group]") {
  CHECK(in(town(), "place=Hill, communities=carers") ==
        std::vector<bool>{false, true, false, false});
}

TEST_CASE("group: a comma inside a name stays in the name", "[group]") {
  Evidence evidence = town();
  evidence.voices[0].attributes["place"] = {"Bath, Somerset"};
  CHECK(in(evidence, "place=bath, somerset, communities=carers") ==
        std::vector<bool>{true, false, false, false});
}

TEST_CASE("group: names match without regard to case and come back as the tables spell them",
          "[group]") {
  const Result<Group> group = asked(town(), " COMMUNITIES = Veterans ");
  REQUIRE(group);
  CHECK(to_text(*group) == "Communities=veterans");
  CHECK(in_words(*group) == "Communities veterans");
}

TEST_CASE("group: no condition is everybody", "[group]") {
  CHECK(members(town(), {}) == std::vector<bool>(4, true));
  CHECK(in_words({}) == "everybody");
}

TEST_CASE("group: what is no condition is refused", "[group]") {
  for (const char* text : {"", "Dale", "place=", "=Dale", "place=Dale,communities="}) {
    INFO(text);
    const Result<Group> group = parse_group(text);
    REQUIRE(!group);
    CHECK(group.error().code == "group.unreadable");
  }
}

TEST_CASE("group: what to_text writes parses to the same group, and no text is too strange",
          "[group]") {
  CHECK(rc::check([] {
    const std::string letters =
        *rc::gen::container<std::string>(rc::gen::element('a', 'B', '1', '-'));
    RC_PRE(!letters.empty());
    const Group group{{{"place", letters}, {letters, "75+"}}};
    RC_ASSERT(parse_group(to_text(group)) == group);
  }));
  CHECK(rc::check([](const std::string& text) {
    const Result<Group> group = parse_group(text);
    if (!group) RC_ASSERT(group.error().code == "group.unreadable");
  }));
}

TEST_CASE("group: an unknown attribute names those that are known", "[group]") {
  const Result<Group> far = asked(town(), "shoe size=42");
  REQUIRE(!far);
  CHECK(far.error().code == "group.unknown_attribute");
  CHECK(far.error().hint == "what is known of voices is Communities or place");
  const Result<Group> near = asked(town(), "plaec=Dale");
  REQUIRE(!near);
  CHECK(near.error().hint == "did you mean 'place'?");
}

TEST_CASE("group: an unknown value names those that are known", "[group]") {
  Evidence evidence = town();
  evidence.voices.push_back(voice({{"Communities", {"carers"}}}));
  const Result<Group> group = asked(evidence, "Communities=gardeners");
  REQUIRE(!group);
  CHECK(group.error().code == "group.unknown_value");
  CHECK(group.error().hint == "Communities is carers or veterans");
}

TEST_CASE("group: hints never name a conversation, nor what each voice has of its own", "[group]") {
  Evidence evidence = town();
  const Result<Group> talk = asked(evidence, "conversation=t2");
  REQUIRE(!talk);
  CHECK(talk.error().hint == "write it as the tables of the study do");
  for (Index i = 0; i < 4; ++i) evidence.voices[i].attributes["name"] = {"N" + std::to_string(i)};
  const Result<Group> name = asked(evidence, "name=N9");
  REQUIRE(!name);
  CHECK(name.error().hint == "write it as the tables of the study do");
  const Result<Group> one = asked(evidence, "conversation=t1");
  REQUIRE(one);
  CHECK(in_words(*one) == "one conversation");
}

TEST_CASE("group: what voices agreed to is not offered as a group", "[group]") {
  Evidence evidence = town();
  for (Voice& one : evidence.voices) one.attributes["paraphrase"] = {"yes"};
  evidence.voices[0].attributes["paraphrase"] = {"no"};
  CHECK(asked(evidence, "shoe size=42").error().hint ==
        "what is known of voices is Communities or place");
  for (const GroupAttribute& attribute : group_attributes(evidence))
    CHECK(attribute.name != "paraphrase");
}

TEST_CASE("group: conditions that nobody meets together are told so", "[group]") {
  Evidence evidence = town();
  evidence.voices[1].attributes["place"] = {"Dale"};
  const Result<Group> group = asked(evidence, "place=Hill, communities=carers");
  REQUIRE(!group);
  CHECK(group.error().code == "group.nobody");
}

TEST_CASE("group: without voices there is no group", "[group]") {
  const Result<Group> group = asked({}, "place=Hill");
  REQUIRE(!group);
  CHECK(group.error().code == "group.no_voices");
}

TEST_CASE("group: weights are those of the members, and 0", "[group]") {
  Evidence evidence = town();
  evidence.voices[1].weight = 2.5;
  evidence.voices[1].people = 4;
  const Group hill{{{"place", "Hill"}}};
  CHECK(group_weights(evidence, {}, hill) == std::vector<double>{0, 2.5, 1, 0});
  CHECK(group_weights(evidence, {.count = Count::people}, hill) ==
        std::vector<double>{0, 10, 1, 0});
}

TEST_CASE("group: attributes worth comparing leave out what tells single people apart", "[group]") {
  const auto attributes = group_attributes(invented_town());
  std::vector<std::string> names;
  for (const GroupAttribute& attribute : attributes) names.push_back(attribute.name);
  CHECK(names == std::vector<std::string>{"place", "age", "communities", "form", "record",
                                          "researcher", "wave"});
  CHECK(attributes[6].values.size() == 2);
  CHECK(attributes[6].without == 0);
}

// A narrowed evidence is the evidence with the weights of everybody else at 0 (net: a link that
// nobody in the group told weighs 0 there).
TEST_CASE("group: narrowed evidence weighs as the group's weights do", "[group]") {
  const Evidence everybody = invented_town();
  CHECK(rc::check([&] {
    std::vector<bool> keep;
    for (Index i = 0; i < everybody.voices.size(); ++i) keep.push_back(*rc::gen::arbitrary<bool>());
    RC_PRE(std::find(keep.begin(), keep.end(), true) != keep.end());
    std::vector<double> omega = voice_weights(everybody, {});
    for (Index i = 0; i < keep.size(); ++i)
      if (!keep[i]) omega[i] = 0;
    const std::vector<double> weights = link_weights(everybody, {}, omega);
    const Evidence narrowed = narrow(everybody, keep);
    const Result<Map> map = weigh(narrowed);
    RC_ASSERT(map.has_value());
    for (Index l = 0; l < weights.size(); ++l) {
      const EvidenceLink& link = everybody.links[l];
      const auto found = map->find_link(link.from, link.to);
      RC_ASSERT((found ? map->links()[*found].weight : 0.0) == weights[l]);
    }
  }));
}

TEST_CASE("group: what a group told keeps its claims and what each of them adds", "[group]") {
  const Evidence all = invented_town();
  const Group hill = asked(all, "place=Northby Hill (invented)").value();
  const Evidence narrowed = narrow(all, members(all, hill));
  REQUIRE(narrowed.cells.size() > 10);
  REQUIRE(narrowed.claims.size() == narrowed.cells.size());
  REQUIRE(narrowed.parts.size() == narrowed.cells.size());
  REQUIRE(narrowed.said.size() == narrowed.cells.size());
  for (Index c = 0; c < narrowed.cells.size(); ++c) {
    REQUIRE(narrowed.parts[c].size() == narrowed.claims[c].size());
    double sum = 0;
    for (const double part : narrowed.parts[c]) sum += part;
    CHECK(sum == Approx(narrowed.cells[c].value).margin(1e-15));
  }
}
