// SPDX-License-Identifier: MIT
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "fcm/formats.hpp"
#include "formats/causal_map.hpp"
#include "text/utf8.hpp"
#include "text/workbook.hpp"

using namespace fcm;

namespace {

using Rows = std::vector<std::vector<text::Cell>>;

Read<Study> studied(const std::vector<text::SheetToWrite>& sheets) {
  auto read = parse_study(text::write_workbook(sheets).value(), "links.xlsx");
  INFO((read ? "" : to_text(read.error())));
  REQUIRE(read);
  return *read;
}

std::string message(const Account& account, const std::string& code) {
  for (const Problem& one : account.problems())
    if (one.code == code) return one.message;
  return {};
}

std::string label(const Study& study, Index factor) { return study.factors[factor].label; }

/// As apps 1 to 3 write it: links refer to factors and statements by number.
std::vector<text::SheetToWrite> workbook() {
  using S = std::string;
  return {
      {"factors", Rows{{S("factor_id"), S("label"), S("size")},
                       {1.0, S("Getting about; bus services"), 9.0},
                       {2.0, S("~Visits to friends"), 9.0},
                       {3.0, S("Loneliness"), 9.0}}},
      {"links", Rows{{S("statement_id"), S("from"), S("to"), S("quote"), S("strength"),
                      S("hashtags"), S("Attribution  HH")},
                     {1.0, 1.0, 2.0, S("the buses [at night] stopped"), 1.0, S(""), S("PE")},
                     {1.0, 1.0, 2.0, S("the buses ... so I stay"), 1.0, S(""), S("PE")},
                     {2.0, 2.0, 3.0, S("said in other words"), 1.0, S("?hypothetical"), S("")},
                     {2.0, 9.0, 3.0, S(""), 1.0, S(""), S("")}}},
      {"statements", Rows{{S("statement_id"), S("text"), S("source_id"), S("Name of district")},
                          {1.0, S("The  buses stopped, so I stay at home."), S("r1"), S("North")},
                          {2.0, S("It is quiet."), S("r2"), S("South")}}},
      {"sources", Rows{{S("source_id"), S("#age"), S("*group")},
                       {S("r1"), S("60-70"), S("carers; veterans")},
                       {S("r2"), S("20-30"), S("")},
                       {S("r3"), S("20-30"), S("")}}},
      {"Filtered links",
       Rows{{S("from_label"), S("to_label"), S("hashtags")}, {S("Another"), S("View"), S("")}}}};
}

}  // namespace

TEST_CASE("causal map: a workbook's links are resolved through its factors and statements",
          "[formats]") {
  const Read<Study> read = studied(workbook());
  const Study& study = read.value;
  REQUIRE(study.claims.size() == 3);
  const Claim& first = study.claims[0];
  CHECK(label(study, first.from) == "Getting about; bus services");
  CHECK(study.factors[first.from].theme == "Getting about");
  CHECK(label(study, first.to) == "Visits to friends");
  CHECK(first.respondent == "r1");
  CHECK(first.place == "North");
  CHECK(first.quote == "the buses [at night] stopped");
  CHECK_FALSE(first.strength);
  REQUIRE(study.respondents.size() == 3);
  CHECK(study.respondents[0].attributes.at("group") ==
        std::vector<std::string>{"carers", "veterans"});
  CHECK(study.respondents[0].attributes.at("age") == std::vector<std::string>{"60-70"});
  CHECK(read.account.read() == 4);
  CHECK(read.account.kept() == 3);
  CHECK(read.account.refused() == 1);
  CHECK(message(read.account, "factor.unknown") == "factor id 9 is not in the factors table");
}

TEST_CASE("causal map: an opposite is its factor with the sign turned, a caveat is unsure",
          "[formats]") {
  const Read<Study> read = studied(workbook());
  CHECK(read.value.claims[0].polarity == Polarity::minus);
  CHECK(read.value.claims[2].polarity == Polarity::unsure);
  CHECK(message(read.account, "causal_map.caveat").starts_with("1 link with a ? hashtag"));
  CHECK(message(read.account, "causal_map.opposites").starts_with("3 factors with ~"));
  CHECK(message(read.account, "causal_map.edited_quotes").starts_with("1 of 3 quotes"));
}

TEST_CASE("causal map: two ~ turn the sign back, and sentiment never turns it", "[formats]") {
  const auto read = parse_study(
      "cause,effect,sentiment\n~Bus,~Visits,-1\n~Bus,Visits,-1\nBus,Health; ~Visits,1\n", "a.csv");
  REQUIRE(read);
  REQUIRE(read->value.claims.size() == 3);
  CHECK(read->value.claims[0].polarity == Polarity::plus);
  CHECK(read->value.claims[0].tags == std::vector<std::string>{"sentiment:-1"});
  CHECK(read->value.claims[1].polarity == Polarity::minus);
  CHECK(read->value.claims[2].polarity == Polarity::minus);
  CHECK(label(read->value, read->value.claims[2].to) == "Health; Visits");
}

TEST_CASE("causal map: app 3 says the source in the statement's id", "[formats]") {
  const auto read =
      parse_study("from_label,to_label,statement_id\nBus,Visits,Ann | May | 12\n", "a.csv");
  REQUIRE(read);
  CHECK(read->value.claims.at(0).respondent == "Ann | May");
  CHECK(read->value.claims.at(0).locator == "Ann | May | 12");
}

TEST_CASE("causal map: strengths are those of a scale that is said", "[formats]") {
  const std::string bytes =
      "cause,effect,custom_polarity,strength\nBus,Visits,+,4\nBus,Health,-,1\n";
  const auto read = parse_study(bytes, "a.csv", {.scale = 5});
  REQUIRE(read);
  REQUIRE(read->value.claims.size() == 2);
  CHECK(read->value.claims[0].strength == 0.8);
  CHECK(read->value.claims[1].strength == 0.2);
}

TEST_CASE("causal map: a quote stands in its statement though it was edited", "[formats]") {
  const std::string text = text::match_key("We \xE2\x80\x9Cnever\xE2\x80\x9D go out, it is far.");
  CHECK(causal_map::stands_in("we \"never\" go [to town] out", text));
  CHECK(causal_map::stands_in("we \"never\" ... it is far", text));
  CHECK_FALSE(causal_map::stands_in("we \"never\" go far", text));
  CHECK_FALSE(causal_map::stands_in("it is far ... never", text));
}

TEST_CASE("causal map: what is written is read back, claim by claim", "[formats]") {
  const auto given = read_study(std::string(FCM_SOURCE_DIR) + "/data/public-documents");
  REQUIRE(given);
  Study study = given->value;
  study.claims[0].quote = "=a quote; \"so\"";
  study.claims[0].tags = {"bus", "sentiment:-1"};
  study.claims[0].prompted = true;
  study.claims[0].agree = 3;
  const Format& format = *format_named("causal_map").value();
  const auto files = format.write_study(publish_study(study, Audience::working), ".xlsx");
  REQUIRE(files);
  const auto read = parse_study(files->front().bytes, "out.xlsx");
  INFO((read ? "" : to_text(read.error())));
  REQUIRE(read);
  CHECK(read->value.respondents == study.respondents);
  REQUIRE(read->value.claims.size() == study.claims.size());
  for (std::size_t i = 0; i < study.claims.size(); ++i) {
    Claim again = read->value.claims[i];
    CHECK(label(read->value, again.from) == label(study, study.claims[i].from));
    CHECK(label(read->value, again.to) == label(study, study.claims[i].to));
    again.from = study.claims[i].from;
    again.to = study.claims[i].to;
    again.read_at = study.claims[i].read_at;
    CHECK(again == study.claims[i]);
  }
}

TEST_CASE("causal map: one of a thing is told of as one", "[formats]") {
  const auto one =
      parse_study("cause,effect,sentiment\nbuses,~visits,1\n", "links.csv", {.from = "causal_map"});
  REQUIRE(one);
  CHECK(message(one->account, "causal_map.opposites").starts_with("1 factor with ~ is read"));
  CHECK(message(one->account, "causal_map.sign_assumed").starts_with("1 link says no polarity"));
  CHECK(message(one->account, "causal_map.sentiment").starts_with("1 link has a sentiment"));
}
