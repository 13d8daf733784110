// SPDX-License-Identifier: MIT
//
// NVivo's relationships and the texts of single codes; the village is invented.
#include <catch2/catch.hpp>

#include "fcm/coded_texts.hpp"
#include "fcm/formats.hpp"
#include "formats/coded_villages.hpp"
#include "formats/nvivo.hpp"

using namespace fcm;
using coded_villages::read;
using coded_villages::told;

namespace {

const std::string good = std::string(FCM_SOURCE_DIR) + "/tests/formats/nvivo/good/";

bool tells(const Account& account, const std::string& code) {
  for (const Problem& one : account.problems())
    if (one.code == code) return true;
  return false;
}

}  // namespace

TEST_CASE("nvivo: types that say more or less make claims, one way or both ways", "[nvivo]") {
  const auto study = read_study(good + "relationships.csv");
  REQUIRE(study);
  CHECK(study->account.adds_up());
  REQUIRE(study->value.claims.size() == 4);
  CHECK(told(study->value, 0) == "Buses + Visits");
  CHECK(study->value.claims[0].notes == "NVivo: references 5, files 2");
  CHECK_FALSE(study->value.claims[0].strength);
  CHECK(study->value.claims[0].coder == "AB");
  CHECK(study->value.factors[0].theme == "Getting about");
  CHECK(told(study->value, 1) == "Visits - Loneliness");
  CHECK(told(study->value, 2) == "Visits + Trust");
  CHECK(told(study->value, 3) == "Trust + Visits");
  CHECK(tells(study->account, "qda.not_causal"));  // Associated
  CHECK(tells(study->account, "nvivo.counts"));
}

TEST_CASE("nvivo: associative relationships count both ways where that is asked for", "[nvivo]") {
  const std::string file = "From,Type,To,Direction\nBuses,+,Visits,Associative\n";
  const auto refused = parse_study(file, "r.csv");
  REQUIRE(refused);
  CHECK(refused->value.claims.empty());
  CHECK(tells(refused->account, "qda.undirected"));
  const auto both = parse_study(file, "r.csv", {.association = true});
  REQUIRE(both);
  REQUIRE(both->value.claims.size() == 2);
  CHECK(told(both->value, 1) == "Visits + Buses");
}

TEST_CASE("nvivo: a type of one's own is causal when the coders say so", "[nvivo]") {
  const std::string file = "From,Type,To,Direction\nBuses,touches,Visits,One Way\n";
  CHECK(parse_study(file, "r.csv").error().code == "qda.no_mapping");
  const auto linked = parse_study(file, "r.csv", {.claims = "links"});
  REQUIRE(linked);
  CHECK(told(linked->value, 0) == "Buses  Visits");
  CHECK(tells(linked->account, "qda.no_sign"));
  const auto mapped =
      parse_study(file, "r.csv", {.mapping = "mapping: 1\nrelations: {touches: \"- 0.5\"}\n"});
  REQUIRE(mapped);
  CHECK(told(mapped->value, 0) == "Buses - Visits");
  CHECK(mapped->value.claims[0].strength == 0.5);
}

TEST_CASE("nvivo: without directions relationships are one way, and that is said", "[nvivo]") {
  const auto study = read_study(good + "list_without_direction.csv");
  REQUIRE(study);
  CHECK(told(study->value, 0) == "Buses + Visits");
  CHECK(tells(study->account, "nvivo.no_direction"));
}

TEST_CASE("nvivo: a directed network with other words is no list of relationships", "[nvivo]") {
  CHECK(*what_are("From,To,Type,Direction\na,b,+,directed\n", "k.csv") != "nvivo");
  CHECK(*what_are("from,to,type,quote\na,b,+,said\n", "c.csv") == "claims");
}

TEST_CASE("nvivo: the text of a code has its documents and references", "[nvivo]") {
  const auto found = nvivo::read_report(
      "Files\\\\Round 1\\\\Interview 3 - \xC2\xA7 2 Referenzen kodiert [ 6,78% Abdeckung]\n"
      "Referenz 1 - 5,80% Abdeckung\n\nReference to the past - 10% of it\n"
      "Referenz 2 - 0,98% Abdeckung\nmore\n");
  REQUIRE(found.size() == 2);
  CHECK(found[0].source == "Interview 3");
  CHECK(found[0].words == "Reference to the past - 10% of it");
  CHECK(found[0].line == 2);
  CHECK(found[1].words == "more");
  CHECK(nvivo::read_report("no code at all\n").empty());
  CHECK_FALSE(nvivo::looks_like_report("Act 1 - \xC2\xA7 2 of the law [see 5]\n"));

  const Study study = read(good + "texts/Buses \xE2\x86\x92 Visits (+).txt", "arrows");
  REQUIRE(study.claims.size() == 3);
  CHECK(told(study, 0) == "Buses + Visits");
  CHECK(study.claims[0].quote == "When the bus stopped\nnobody came.");
  CHECK(study.claims[0].locator == "Reference 1 - 5.80% Coverage");
  CHECK(study.claims[2].conversation == "Interview 2");
}

TEST_CASE("nvivo: the text of a relationship is its evidence, a claim per piece", "[nvivo]") {
  const auto files = open_together({good + "project"});
  REQUIRE(files);
  CHECK(*files->format == "nvivo");
  const auto study = read_study(*files);
  REQUIRE(study);
  REQUIRE(study->value.claims.size() == 6);
  for (Index i = 0; i < 3; ++i) CHECK(told(study->value, i) == "Buses + Visits");
  CHECK(study->value.claims[1].quote == "I had no way to see them.");
  CHECK(study->value.claims[2].document == "Interview 2");
  CHECK(told(study->value, 3) == "Visits - Loneliness");
}
