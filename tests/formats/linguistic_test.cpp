// SPDX-License-Identifier: MIT
//
// Answers in words, in the three layouts that people use; the experts are invented.
#include <algorithm>
#include <catch2/catch.hpp>

#include "fcm/formats.hpp"
#include "formats/coded_villages.hpp"

using namespace fcm;
using coded_villages::told;

namespace {

const std::string good = std::string(FCM_SOURCE_DIR) + "/tests/formats/linguistic/good/";

Study study_in(const std::string& file) {
  CHECK(*what_is(good + file) == "linguistic");
  const auto study = read_study(good + file);
  if (!study) FAIL(to_text(study.error()));
  CHECK(study->account.adds_up());
  return study->value;
}

}  // namespace

TEST_CASE("linguistic: a row per answer, with its term and whose it is", "[linguistic]") {
  const Study study = study_in("rows.csv");
  REQUIRE(study.claims.size() == 3);
  CHECK(told(study, 0) == "Buses + Visits");
  CHECK(study.claims[0].strength == 11.0 / 12);  // FCMpy's very high
  CHECK(study.claims[0].certainty == "+VH");
  CHECK(study.claims[0].respondent == "E1");
  CHECK(told(study, 1) == "Buses - Visits");
  CHECK(told(study, 2) == "Visits - Loneliness");
  CHECK(study.claims[2].strength == 11.0 / 12);
  CHECK(study.conversations.at(0).form == "questionnaire");
  CHECK(study_in("influence.csv").claims.at(1).polarity == Polarity::minus);
}

TEST_CASE("linguistic: a column per expert; NA is unsure and a blank was not asked",
          "[linguistic]") {
  const Study study = study_in("columns.csv");
  REQUIRE(study.claims.size() == 5);
  CHECK(study.respondents.size() == 3);
  CHECK(study.claims[1].respondent == "Expert 2");
  CHECK(study.claims[1].polarity == Polarity::minus);
  CHECK(study.claims[2].polarity == Polarity::unsure);
  const Study sizes = study_in("sizes.csv");
  REQUIRE(sizes.claims.size() == 4);
  CHECK(told(sizes, 3) == "Visits - Loneliness");
  CHECK(sizes.claims[3].strength == 0.5);
  CHECK(sizes.claims[1].strength == 11.0 / 12);
}

TEST_CASE("linguistic: a row per expert and a column per link", "[linguistic]") {
  const Study study = study_in("links.csv");
  REQUIRE(study.claims.size() == 3);
  CHECK(told(study, 1) == "Visits - Loneliness");
  CHECK(study.claims[2].respondent == "E2");
  CHECK(study.claims[2].polarity == Polarity::plus);
  CHECK(study.claims[2].strength == 0.25);
}

TEST_CASE("linguistic: a list that names nobody is what one expert said", "[linguistic]") {
  const auto one = parse_study("from,to,strength\nBuses,Visits,positive high\nVisits,Trust,+L\n",
                               "Ada.csv", {.from = "linguistic"});
  REQUIRE(one);
  CHECK(one->value.claims.size() == 2);
  CHECK(one->value.respondents.size() == 1);
  CHECK(one->value.claims[0].strength == 0.75);
  CHECK(*what_are("from,to,weight\nBuses,Visits,-VH\n", "w.csv") == "linguistic");
}

TEST_CASE("linguistic: other tables with such words are not taken for one", "[linguistic]") {
  for (const auto& [bytes, word] :
       {std::pair("from,to,polarity,strength,respondent\na,b,+,high,r1\n", "claims"),
        std::pair("from,to,weight\na,b,0.5\nb,c,-1\n", "edges"),
        std::pair("from,to,polarity,priority,evidence strength\na,b,+,high,low\n", "claims"),
        std::pair(",a,b\na,,+VH\nb,-H,\n", "matrix"),
        std::pair("From,To,-H,-L,+L,+H\na,b,,,1,\n", "fcmpy"),
        std::pair("from,to,strength,respondent,quote\na,b,+VH,r1,said\n", "claims")}) {
    INFO(bytes);
    const auto found = what_are(bytes, "t.csv");
    CHECK((found ? *found : found.error().code) == word);
  }
}

TEST_CASE("linguistic: a word without a sign in a matrix is asked for one", "[linguistic]") {
  const auto read = parse_map(",a,b\na,,high\nb,-low,\n", "m.csv");
  REQUIRE(read);
  CHECK(read->account.refused() == 1);
  const auto& told = read->account.problems();
  CHECK(std::any_of(told.begin(), told.end(), [](const Problem& one) {
    return one.code == "number.syntax" && one.hint.starts_with("write 0.75 where");
  }));
}
