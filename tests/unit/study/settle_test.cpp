// SPDX-License-Identifier: MIT
//
// What a study holds once it was read, whatever its file held. With any characters:
// tests/property/written_study_test.cpp.
#include "study/settle.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "fcm/merge.hpp"
#include "formats/read_again.hpp"

using namespace fcm;

namespace {

Account settled(Study& study) {
  Account account;
  study::settle(study, "file", account);
  return account;
}

std::string told(const Account& account) {
  std::string all;
  for (const Problem& one : account.problems()) all += to_text(one) + "\n";
  return all;
}

bool tells(const Account& account, const std::string& code) {
  return std::any_of(account.problems().begin(), account.problems().end(),
                     [&](const Problem& one) { return one.code == code; });
}

/// What was read of the bytes is written as a folder and read again.
void check_read_again(const std::string& bytes, const std::string& word) {
  const auto read = parse_study(bytes, "odd.csv", {.from = word});
  INFO((read ? "" : to_text(read.error())));
  REQUIRE(read);
  REQUIRE_FALSE(read->value.claims.empty());
  const auto again = read_again::study(read->value, "study", "/");
  INFO((again ? told(again->account) : to_text(again.error())));
  REQUIRE(again);
  CHECK_FALSE(again->account.has_errors());
  CHECK(read_again::placeless(again->value) == read_again::placeless(read->value));
}

}  // namespace

TEST_CASE("settle: control characters in names are spaces, and the account says so", "[study]") {
  Study study{.factors = {{.id = std::string("bus\0es", 6), .label = "Bus\x01 services"}},
              .claims = {{.id = "c1",
                          .quote = std::string("no\0bus\r\nno visits\n", 18),
                          .coder = "an\x1b"
                                   "a",
                          .read_at = {"claims.csv", 7}}}};
  const Account account = settled(study);
  CHECK(study.factors[0].id == "bus es");
  CHECK(study.factors[0].label == "Bus services");
  CHECK(study.claims[0].quote == "no bus\nno visits");
  CHECK(study.claims[0].coder == "an a");
  CHECK(told(account) ==
        "file: warning: 4 texts held invisible control characters, which are read as spaces "
        "[text.control]\n  hint: type the names again\n");
  CHECK(settled(study).problems().empty());
}

TEST_CASE("settle: ids that a control character kept apart stay apart, in claims too", "[study]") {
  Study study{.factors = {{.id = "a"}},
              .claims = {{.id = "c", .respondent = "r\x01"},
                         {.id = "c", .respondent = "r"},
                         {.id = "c (2)", .respondent = "\x02"}},
              .respondents = {{.id = "r\x01", .consent = {.analyse = false}},
                              {.id = "r", .consent = {.analyse = true}}}};
  const Account account = settled(study);
  CHECK(study.respondents[0].id == "r (2)");
  CHECK(study.respondents[1].id == "r");
  CHECK(study.claims[0].respondent == "r (2)");
  CHECK(study.claims[1].respondent == "r");
  CHECK(study.claims[2].respondent == "unnamed");
  CHECK(study.claims[1].id == "c (2)");
  CHECK(study.claims[2].id == "c (2) (2)");
  CHECK(tells(account, "id.duplicate"));
  CHECK(tells(account, "id.empty"));
}

TEST_CASE("settle: who stands twice is one, and consents to what both entries say", "[study]") {
  Study study{.respondents = {{.id = "r", .consent = {.analyse = true, .quote = true}},
                              {.id = "r", .consent = {.analyse = true}}}};
  CHECK(tells(settled(study), "id.duplicate"));
  REQUIRE(study.respondents.size() == 1);
  CHECK(study.respondents[0].consent.analyse == false);
}

TEST_CASE("settle: factors of one id are one by their label, and two otherwise", "[study]") {
  Study study{.factors = {{.id = "a", .label = "Bus"},
                          {.id = "a", .label = "bus"},
                          {.id = "a", .label = "Train"},
                          {}},
              .claims = {{.id = "c1", .from = 1, .to = 2}, {.id = "c2", .from = 0, .to = 3}}};
  CHECK(tells(settled(study), "id.duplicate"));
  REQUIRE(study.factors.size() == 3);
  CHECK(study.factors[1].id == "a (2)");
  CHECK(study.factors[2].id == "unnamed");
  CHECK(study.claims[0].from == 0);
  CHECK(study.claims[0].to == 1);
  CHECK(study.claims[1].to == 2);
}

TEST_CASE("settle: attributes have names that are columns of their own", "[study]") {
  Study study{.respondents = {{.id = "r",
                               .attributes = {{"Consent", {"yes"}},
                                              {"Age group", {"60; 70", ""}},
                                              {"age_group", {"old"}},
                                              {"ward", {"Upton"}},
                                              {"empty", {}}}}}};
  settled(study);
  CHECK(study.respondents[0].attributes == Attributes{{"age group (2)", {"60", "70"}},
                                                      {"age_group", {"old"}},
                                                      {"consent (2)", {"yes"}},
                                                      {"place", {"Upton"}}});
}

TEST_CASE("settle: names beyond the limit are cut, and told", "[study]") {
  Study study{.factors = {{.id = std::string(1'001, 'x')}},
              .claims = {{.id = "c", .quote = std::string(10'001, 'y')}}};
  const Account account = settled(study);
  CHECK(study.factors[0].id.size() == 1'000);
  CHECK(study.claims[0].quote.size() == 10'000);
  CHECK(tells(account, "limit.id"));
  CHECK(tells(account, "limit.quote"));
}

TEST_CASE("settle: what odd tables hold is written and read again", "[study]") {
  check_read_again(
      "from,to,polarity,ss\xFF\xFF,\x9E\x02\x9E\nx\x01,\x11y\x9E,+,a\n\x02,\"b\x11\",-\n"
      "`,\"b\x11"
      "000\"\n",
      "claims");
  check_read_again(
      "coding_id,concept_from,concept_to,coding_st_to,coding_sign,coding_+weight\n"
      "1,Buses,Visits,,+,1\n1,Visits,Lonely\x02,,-,1\n2,Visits,Loneliness,-,-,1\n",
      "cogmapr");
  check_read_again(
      "cause,effect,sent\x02meNt,tags,source_id,selected_text,custom_polarity,custom_strength\n"
      "hBus,Visics,,,r\x01,x\x02y,+,1\n friends,Loneliness,-1,\"a;\x02,b\",r2,I feel,-,\n",
      "causal_map");
}

TEST_CASE("settle: a factor called cause is one, below a header that is whole", "[study]") {
  check_read_again("claim_id,from,to,polarity\nc1,cause,effect,+\nc2,from,to,unsure\n", "claims");
}

TEST_CASE("settle: a merged study is settled", "[study]") {
  const auto read = merge({{"a", "a.csv", {.factors = {{.id = "x\x01"}}}}});
  REQUIRE(read);
  CHECK(read->value.factors[0].id == "x");
  CHECK(tells(read->account, "text.control"));
}
