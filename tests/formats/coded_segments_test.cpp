// SPDX-License-Identifier: MIT
//
// Tables of coded pieces in the columns of four tools; the village is invented.
#include <algorithm>
#include <catch2/catch.hpp>
#include <tuple>

#include "fcm/formats.hpp"
#include "formats/coded_villages.hpp"
#include "text/workbook.hpp"

using namespace fcm;
using coded_villages::read;
using coded_villages::told;

namespace {

const std::string good = std::string(FCM_SOURCE_DIR) + "/tests/formats/coded_segments/good/";

}  // namespace

TEST_CASE("coded_segments: rows of one piece are its cause and effect, in every tool's columns",
          "[coded_segments]") {
  for (const auto& [file, sign, words] : {std::tuple("taguette.csv", "", "The bus stopped"),
                                          std::tuple("maxqda.csv", "", "The bus stopped"),
                                          std::tuple("qualcoder.csv", "", "the bus stopped"),
                                          std::tuple("atlas.csv", "+", "The bus stopped.")}) {
    INFO(file);
    const Study study = read(good + file, "roles");
    REQUIRE(study.claims.size() == 1);
    CHECK(told(study, 0) == "Buses " + std::string(sign) + " Visits");
    CHECK(study.claims[0].quote == words);
  }
}

TEST_CASE("coded_segments: arrows keep their piece, its person and its place", "[coded_segments]") {
  const Study study = read(good + "qualcoder.csv", "arrows");
  CHECK(told(study, 0) == "Visits - Loneliness");
  CHECK(study.claims[0].quote == "so nobody\nvisits");
  CHECK(study.claims[0].respondent == "Ben");
  CHECK(study.claims[0].coder == "ben");
  CHECK(study.respondents.at(0).attributes.at("place") == std::vector<std::string>{"Newham"});
  CHECK(study.conversations.at(0).date == "2026-05-01");
  CHECK(told(read(good + "atlas.csv", "arrows"), 0) == "Visits - Loneliness");
  CHECK(read(good + "atlas.csv", "arrows").conversations.at(0).attributes.at("group") ==
        std::vector<std::string>{"Women"});
}

TEST_CASE("coded_segments: ATLAS.ti's hyperlinks join the codes of two quotations",
          "[coded_segments]") {
  using Row = std::vector<text::Cell>;
  const auto workbook = [](const std::string& target) {
    return *text::write_workbook(
        {{"Quotations",
          {Row{"ID", "Document", "Quotation Content", "Codes"},
           Row{"3:1", "Interview 1", "the bus stopped", "\xE2\x97\x8F Buses\nGr=17"},
           Row{"3:2", "Interview 1", "nobody visits", "Visits\nGr=4"}}},
         {"Links",
          {Row{"ID", "Source", text::Cell(), "Relation", "ID", "Target"},
           Row{"3:1", "the bus stopped", text::Cell(), "increases", target, "nobody visits"}}}});
  };
  const auto study = parse_contents(workbook("3:2"), "atlas.xlsx", {.claims = "quotations"});
  if (!study) FAIL(to_text(study.error()));
  CHECK(study->value.format == "coded_segments");
  CHECK(told(std::get<Study>(study->value.value), 0) == "Buses + Visits");
  CHECK(std::get<Study>(study->value.value).claims[0].quote == "the bus stopped\nnobody visits");
  const auto none = parse_contents(workbook("9:9"), "atlas.xlsx", {.claims = "quotations"});
  REQUIRE_FALSE(none);
  CHECK(none.error().code == "qda.no_claims");
}

TEST_CASE("coded_segments: quotations and hyperlinks belong together as two files",
          "[coded_segments]") {
  const auto files = open_together({good + "atlas_links"});
  REQUIRE(files);
  CHECK(*files->format == "coded_segments");
  CHECK(files->paths.size() == 2);
  const auto study = read_study(*files, {.claims = "quotations"});
  REQUIRE(study);
  REQUIRE(study->value.claims.size() == 1);
  CHECK(told(study->value, 0) == "Buses + Visits");
  CHECK(study->account.adds_up());
}

TEST_CASE("coded_segments: sheets of ATLAS.ti may be called after their codes",
          "[coded_segments]") {
  using Row = std::vector<text::Cell>;
  const Row header = {"ID", "Quotation Content"};
  const auto bytes = text::write_workbook(
      {{"A name as long as a sheet allow", {header, Row{"4:1", "more"}}},
       {"Visits -> Trust (+)", {header, Row{"3:1", "the bus stopped"}, Row{"12:7", "we talk"}}}});
  REQUIRE(bytes);
  const auto read = parse_contents(*bytes, "codes.xlsx", {.claims = "arrows"});
  if (!read) FAIL(to_text(read.error()));
  CHECK(read->value.format == "coded_segments");
  const Study& study = std::get<Study>(read->value.value);
  REQUIRE(study.claims.size() == 2);
  CHECK(told(study, 1) == "Visits + Trust");
  CHECK(study.claims[1].document == "document 12");
  CHECK(std::any_of(read->account.problems().begin(), read->account.problems().end(),
                    [](const Problem& one) { return one.code == "qda.sheet_name"; }));
}

TEST_CASE("coded_segments: documents of one name in two groups stay two", "[coded_segments]") {
  const auto texts = parse_contents(
      "Document group,Document name,Code,Segment\nWomen,Interview 1,Buses -> Visits (+),one\n"
      "Men,Interview 1,Buses -> Visits (-),two\n",
      "maxqda.csv", {.claims = "arrows"});
  REQUIRE(texts);
  const Study& study = std::get<Study>(texts->value.value);
  REQUIRE(study.conversations.size() == 2);
  CHECK(study.conversations[1].id == "Interview 1 (Men)");
  CHECK(study.conversations[1].attributes.at("group") == std::vector<std::string>{"Men"});
  CHECK(study.claims[0].conversation == "Interview 1");
  CHECK(study.claims[1].conversation == "Interview 1 (Men)");
}
