// SPDX-License-Identifier: MIT
//
// Lists of codes in the columns of four tools; the village is invented.
#include <catch2/catch.hpp>
#include <tuple>

#include "fcm/formats.hpp"
#include "text/workbook.hpp"

using namespace fcm;

namespace {

const std::string good = std::string(FCM_SOURCE_DIR) + "/tests/formats/code_list/good/";

Read<Study> read(const std::string& file) {
  const auto study = read_study(good + file);
  if (!study) FAIL(to_text(study.error()));
  CHECK(study->account.adds_up());
  CHECK(study->value.claims.empty());
  REQUIRE_FALSE(study->account.problems().empty());
  CHECK(study->account.problems().back().code == "qda.codebook_only");
  CHECK(study->account.problems().back().severity == Severity::warning);
  return *study;
}

}  // namespace

TEST_CASE("code_list: codes are factors, what stands above them is their theme", "[code_list]") {
  for (const auto& [file, at, label, theme, words] :
       {std::tuple("taguette.csv", 1, "mood", "health", "how people feel"),
        std::tuple("nvivo.csv", 0, "Buses", "", "Routes and times"),
        std::tuple("maxqda.csv", 0, "Visits", "Daily life", "who comes, and how often"),
        std::tuple("atlas.csv", 0, "Buses", "Getting about", "routes, and times"),
        std::tuple("atlas.csv", 1, "Trains/Trams", "Getting about", "")}) {
    INFO(file);
    const StudyFactor factor = read(file).value.factors.at(static_cast<std::size_t>(at));
    CHECK(factor.label == label);
    CHECK(factor.theme == theme);
    CHECK(factor.description == words);
  }
}

TEST_CASE("code_list: a code that stands twice is one factor", "[code_list]") {
  const auto list = read("alone.csv");
  CHECK(list.value.factors.size() == 2);
  CHECK(list.account.merged() == 1);
}

TEST_CASE("code_list: tables that hold more are not taken for one", "[code_list]") {
  for (const auto& [bytes, word] :
       {std::pair("id,document,tag,content\n1,a,buses,said\n", "coded_segments"),
        std::pair("from,to,polarity,description\na,b,+,x\n", "claims"),
        std::pair("Label,Type,Description\na,b,c\n", "kumu")}) {
    const auto found = what_are(bytes, "t.csv");
    CHECK((found ? *found : found.error().code) == word);
  }
  const auto factors = what_are("id,name,description\n1,buses,x\n", "t.csv");
  CHECK((factors ? *factors : "none") != "code_list");  // stands beside an edge list
}

TEST_CASE("code_list: Taguette's workbook is the same list", "[code_list]") {
  const auto bytes = text::write_workbook(
      {{"codebook", {{"tag", "description", "number of highlights"}, {"buses", "routes", 2.0}}}});
  REQUIRE(bytes);
  const auto list = parse_contents(*bytes, "codebook.xlsx");
  REQUIRE(list);
  CHECK(list->value.format == "code_list");
  CHECK(std::get<Study>(list->value.value).factors.at(0).description == "routes");
}
