// SPDX-License-Identifier: MIT
//
// Marks and tables of qcoder; the village is invented.
#include <catch2/catch.hpp>

#include "fcm/coded_texts.hpp"
#include "fcm/formats.hpp"
#include "formats/coded_villages.hpp"
#include "formats/qcoder_marks.hpp"

using namespace fcm;
using coded_villages::read;
using coded_villages::told;
using Codes = std::vector<std::string>;

namespace {

const std::string good = std::string(FCM_SOURCE_DIR) + "/tests/formats/qcoder/good/";

}  // namespace

TEST_CASE("qcoder: marks may stand inside each other and have several codes", "[qcoder]") {
  const auto marked = detail::read_marks(
      "a\n(QCODE)one (QCODE)two(/QCODE){#x} three(/QCODE){#y,#z -> w (+)} (QCODE){#}(QCODE)four"
      "(/QCODE){#v}(/QCODE){#u}");
  REQUIRE(marked.lost.empty());
  REQUIRE(marked.pieces.size() == 4);
  CHECK(marked.pieces[0].words == "one two three");
  CHECK(marked.pieces[0].codes == Codes{"y", "z -> w (+)"});
  CHECK(marked.pieces[0].line == 2);
  CHECK(marked.pieces[0].start == 2);
  CHECK(marked.pieces[0].end == 15);
  CHECK(marked.pieces[1].words == "two");
  CHECK(marked.pieces[1].codes == Codes{"x"});
  CHECK(marked.pieces[2].words == "{#}four");
  CHECK(marked.pieces[2].codes == Codes{"u"});
  CHECK(marked.pieces[3].words == "four");
}

TEST_CASE("qcoder: positions count characters, not bytes", "[qcoder]") {
  const auto marked = detail::read_marks("caf\xC3\xA9 (QCODE)\xC3\xA9t\xC3\xA9(/QCODE){#summer}");
  REQUIRE(marked.pieces.size() == 1);
  CHECK(marked.pieces[0].start == 5);
  CHECK(marked.pieces[0].end == 8);
}

TEST_CASE("qcoder: marks deeper than sixteen levels are lost and told of", "[qcoder]") {
  std::string text;
  for (int i = 0; i < 17; ++i) text += "(QCODE)";
  for (int i = 0; i < 17; ++i) text += "x(/QCODE){#a}";
  const auto marked = detail::read_marks(text);
  CHECK(marked.pieces.size() == 16);
  REQUIRE(marked.lost.size() == 1);
  CHECK(marked.lost[0].message.find("16 deep") != std::string::npos);
}

TEST_CASE("qcoder: a marked text is a conversation, its arrows are claims", "[qcoder]") {
  const Study study = read(good + "interview.txt", "arrows");
  REQUIRE(study.claims.size() == 2);
  CHECK(told(study, 0) == "Buses + Visits");
  CHECK(study.claims[0].quote == "When the bus stopped nobody\ncame to see me any more");
  CHECK(study.claims[0].conversation == "interview");
  CHECK(study.claims[0].read_at.line == 2);
  CHECK(told(study, 1) == "Visits - Loneliness");
  CHECK(study.claims[1].quote == "The days were long.");
}

TEST_CASE("qcoder: documents, codes and units stand together; units are respondents", "[qcoder]") {
  const auto files = open_together({good + "project"});
  REQUIRE(files);
  CHECK(files->paths.size() == 4);
  CHECK(*files->format == "qcoder");
  const auto texts = read_coded_texts(*files);
  REQUIRE(texts);
  CHECK(texts->account.adds_up());
  REQUIRE(texts->value.codes.size() == 3);
  CHECK(texts->value.codes[0].description == "who speaks of both");
  const Study study = read(good + "project", "arrows");
  REQUIRE(study.claims.size() == 2);
  CHECK(study.claims[0].respondent == "Dorothy");
  CHECK(study.claims[0].document == "dorothy");
  REQUIRE(study.respondents.size() == 2);
  CHECK(study.respondents[1].id == "Elsie");
}

TEST_CASE("qcoder: a table of pieces has a row per code", "[qcoder]") {
  const auto texts = read_coded_texts(good + "pieces.csv");
  REQUIRE(texts);
  REQUIRE(texts->value.selections.size() == 2);
  CHECK(texts->value.selections[0].codings.size() == 2);
  CHECK(texts->value.selections[0].quote == "the bus stopped,\nso nobody came");
  CHECK(texts->account.merged() == 1);
}

TEST_CASE("qcoder: half a mark and a mark without a code are refused with their line", "[qcoder]") {
  const std::string whole = "(QCODE)the bus(/QCODE){#Buses -> Visits (+)}\n";
  for (const auto& [more, hint] : {std::pair("(QCODE)visits\n", "where the piece ends"),
                                   std::pair("visits(/QCODE){#Visits}\n", "where the piece begins"),
                                   std::pair("(QCODE)visits(/QCODE) and more\n", "{#code}"),
                                   std::pair("(QCODE)visits(/QCODE){#Visits\n", "{#code}")}) {
    INFO(more);
    const auto study = parse_study(whole + more, "ada.txt", {.claims = "arrows"});
    REQUIRE(study);
    CHECK(study->value.claims.size() == 1);
    CHECK(study->account.adds_up());
    CHECK(study->account.refused_everywhere() == 1);
    REQUIRE(study->account.problems().size() == 1);
    CHECK(study->account.problems()[0].code == "qcoder.mark");
    CHECK(study->account.problems()[0].place.line == 2);
    CHECK(study->account.problems()[0].hint.find(hint) != std::string::npos);
  }
}

TEST_CASE("qcoder: a document without an id is refused, twice the same table is told of",
          "[qcoder]") {
  const auto study = parse_study(
      "doc_id,document_text\n1,(QCODE)a(/QCODE){#Buses -> Visits (+)}\n,(QCODE)b(/QCODE){#c}\n",
      "documents.csv", {.claims = "arrows"});
  REQUIRE(study);
  REQUIRE(study->account.rejected.size() == 1);
  CHECK(study->account.rejected[0].code == "id.empty");
  CHECK(study->account.rejected[0].line == 3);
  const auto both =
      open_together({good + "documents.csv", good + "pieces.csv"}, {.from = "qcoder"});
  REQUIRE(both);
  const auto twice = read_study(*both, {.claims = "arrows"});
  REQUIRE_FALSE(twice);
  CHECK(twice.error().code == "qcoder.two_tables");
}
