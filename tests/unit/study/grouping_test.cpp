// SPDX-License-Identifier: MIT
#include "fcm/grouping.hpp"

#include <catch2/catch.hpp>

#include "fcm/formats.hpp"
#include "unit/study/study_text.hpp"

using namespace fcm;

namespace {

/// Ann was heard in both waves, Bob in the first, Cem in the second; Dee and Eli said nothing.
Study two_waves() {
  return test::study_of({.claims = "conversation,respondent,coder,from,to,polarity,strength\n"
                                   "t1,ann,A,buses,trust,+,strong\n"
                                   "t2,ann,A,buses,trust,-,weak\n"
                                   "t1,bob,A,buses,trust,+,weak\n"
                                   "t3,cem,A,parks,trust,+,weak\n"
                                   "t3,cem,B,buses,trust,+,weak\n",
                         .factors = "factor_id,label\nbuses,Buses\nparks,Parks\ntrust,Trust\n",
                         .respondents = "respondent,communities,conversation\n"
                                        "ann,carers; veterans,t1; t2\nbob,carers,t1\n"
                                        "cem,veterans,t3\ndee,carers,t1\neli,,t1\n",
                         .conversations = "conversation,place,wave,researcher\n"
                                          "t1,Hill,1,K\nt2,Hill,2,K\nt3,Dale,2,M\n"})
      .value;
}

const Grouping::Value& value_named(const Grouping& grouping, const std::string& name) {
  for (const auto& value : grouping.values)
    if (value.name == name) return value;
  throw std::runtime_error("no " + name);
}

Grouping grouped(const Study& study, const std::string& attribute) {
  const auto grouping = group_by(study, gather(study), attribute);
  if (!grouping) FAIL(to_text(grouping.error()));
  return *grouping;
}

}  // namespace

TEST_CASE("grouping: a voice with several values is in several groups", "[grouping]") {
  const Grouping by = grouped(two_waves(), "Communities");
  CHECK(by.attribute == "communities");
  CHECK_FALSE(by.split);
  CHECK(by.evidence.voices.size() == 5);
  CHECK(by.voice == std::vector<Index>{0, 1, 2, 3, 4});
  CHECK(value_named(by, "carers").rows == std::vector<bool>{true, true, false, true, false});
  CHECK(value_named(by, "veterans").rows == std::vector<bool>{true, false, true, false, false});
  CHECK(by.without == 1);
}

TEST_CASE("grouping: who was heard in two waves is a row in each, with what was said there",
          "[grouping]") {
  const Study study = two_waves();
  const Grouping by = grouped(study, "wave");
  CHECK(by.split);
  REQUIRE(by.evidence.voices.size() == 6);
  CHECK(by.voice == std::vector<Index>{0, 0, 1, 2, 3, 4});
  const auto& before = value_named(by, "1");
  const auto& after = value_named(by, "2");
  CHECK(before.rows == std::vector<bool>{true, false, true, false, true, true});
  CHECK(after.rows == std::vector<bool>{false, true, false, true, false, false});
  CHECK(before.voices == 4);
  // buses -> trust: ann said + strong in the first wave, and - weak in the second.
  REQUIRE(by.evidence.links == gather(study).links);
  CHECK(by.evidence.cells[0].value == 0.75);
  CHECK(by.evidence.cells[1].value == -0.25);
}

TEST_CASE("grouping: what people say of themselves is theirs in every talk", "[grouping]") {
  Study study = two_waves();
  study.respondents[0].attributes["wave"] = {"1"};
  CHECK_FALSE(grouped(study, "wave").split);
}

TEST_CASE("grouping: a row has the weight of its voice", "[grouping]") {
  const Study study = two_waves();
  Evidence told = gather(study);
  told.voices[0].weight = 2;
  const Grouping by = *group_by(study, told, "wave");
  CHECK(by.evidence.voices[0].weight == 2);
  CHECK(by.evidence.voices[1].weight == 2);
  CHECK(by.evidence.voices[2].weight == 1);
}

TEST_CASE("grouping: by coder, each voice that two read, as each of them read it", "[grouping]") {
  Study study = two_waves();
  for (const std::string respondent : {"bob", "ann"})
    study.claims.push_back({.from = 1,
                            .to = 2,
                            .polarity = Polarity::plus,
                            .coder = "B",
                            .respondent = respondent,
                            .conversation = "t1"});
  const Grouping by = grouped(study, "coder");
  CHECK(by.split);
  CHECK(by.evidence.voices.size() == 6);  // ann, bob and cem, twice
  CHECK(value_named(by, "A").rows == std::vector<bool>{true, false, true, false, true, false});
  CHECK(value_named(by, "B").voices == 3);
}

TEST_CASE("grouping: one value, or one for each voice, makes no groups", "[grouping]") {
  const Study study = two_waves();
  const Evidence told = gather(study);
  CHECK(group_by(study, told, "conversation").error().code == "group.no_groups");
  CHECK(group_by(study, told, "height").error().code == "group.unknown_attribute");
}

TEST_CASE("grouping: eight people of the invented town were heard in both waves", "[grouping]") {
  const auto study = read_study("examples/02-invented-town/study");
  REQUIRE(study);
  const EvidenceOptions options{.today = "2026-05-01"};
  const Evidence told = gather(study->value, options);
  const Grouping by = *group_by(study->value, told, "wave", options);
  CHECK(by.evidence.voices.size() == told.voices.size() + 8);
  std::size_t claims = 0, before = 0;
  for (const auto& of : by.evidence.claims) claims += of.size();
  for (const auto& of : told.claims) before += of.size();
  CHECK(claims == before);
}
