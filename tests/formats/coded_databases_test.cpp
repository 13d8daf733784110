// SPDX-License-Identifier: MIT
//
// Projects of Taguette and QualCoder. The villages are invented, in the tools' own tables.
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <utility>

#include "fcm/coded_texts.hpp"
#include "fcm/formats.hpp"
#include "formats/coded_villages.hpp"
#include "formats/html_text.hpp"
#include "formats/read_again.hpp"
#include "text/file.hpp"
#include "text/zip.hpp"

using namespace fcm;
using coded_villages::read;
using coded_villages::told;

namespace {

const std::string folder = std::string(FCM_SOURCE_DIR) + "/tests/formats/";
const std::string taguette = folder + "taguette/good/village.sqlite3";
const std::string qualcoder = folder + "qualcoder/good/village.qda";

}  // namespace

TEST_CASE("taguette: tags with arrows are claims, their snippets the quotes", "[taguette]") {
  const Study study = read(taguette, "arrows");
  REQUIRE(study.claims.size() == 1);
  CHECK(told(study, 0) == "Visits - Loneliness");
  CHECK(study.claims[0].quote == "Nobody visits & the days are long.");
  CHECK(study.claims[0].locator == "bytes 15 to 50");
  CHECK(study.claims[0].coder == "ana");
  CHECK(study.claims[0].conversation == "Interview 1");
}

TEST_CASE("taguette: the tags of one highlight are cause, effect and sign", "[taguette]") {
  const Study study = read(taguette, "roles");
  REQUIRE(study.claims.size() == 1);
  CHECK(told(study, 0) == "Caf\xC3\xA9s + Visits");
  CHECK(study.claims[0].quote == "Caf\xC3\xA9s closed. Nobody visits");
}

TEST_CASE("taguette: a tag that another begins with is above it", "[taguette]") {
  const auto texts = read_coded_texts(taguette);
  REQUIRE(texts);
  CHECK(texts->value.codes[2].name == "mood");
  CHECK(texts->value.codes[2].parents == std::vector<std::string>{"health"});
}

TEST_CASE("taguette: a NUL in the name of a tag is read as a space, written and read again",
          "[taguette]") {
  std::string bytes = text::read_file(taguette).value();
  for (std::size_t at = 0; (at = bytes.find("Visits ->", at)) != std::string::npos;)
    bytes[at + 3] = '\0';
  const auto read = parse_study(bytes, "odd.sqlite3", {.from = "taguette", .claims = "arrows"});
  REQUIRE(read);
  REQUIRE(read->value.claims.size() == 1);
  CHECK(told(read->value, 0) == "Vis ts - Loneliness");
  const auto again = read_again::study(read->value, "study", "/");
  REQUIRE(again);
  CHECK(read_again::placeless(again->value) == read_again::placeless(read->value));
}

TEST_CASE("html_text: tags go, blocks end lines, references become characters", "[formats]") {
  CHECK(detail::html_text("<p>a &amp; b</p><p>c&#233;&#x27;</p>") == "a & b\nc\xC3\xA9'\n");
  CHECK(detail::html_text("x &nothing; & y <b") == "x &nothing; & y ");
}

TEST_CASE("qualcoder: lines drawn with an arrow between codes are links", "[qualcoder]") {
  const Study study = read(qualcoder, "links");
  REQUIRE(study.claims.size() == 2);
  CHECK(told(study, 0) == "Buses + Visits");
  CHECK(told(study, 1) == "Visits - Loneliness");
  CHECK(study.claims[1].strength == 0.25);
  CHECK(study.factors[0].theme == "Services");
  CHECK(study.factors[0].description == "that people can reach");
}

TEST_CASE("qualcoder: codes on one stretch are one piece, of the case that it lies in",
          "[qualcoder]") {
  const Study roles = read(qualcoder, "roles");
  REQUIRE(roles.claims.size() == 1);
  CHECK(told(roles, 0) == "Buses  Visits");
  CHECK(roles.claims[0].respondent == "Ana");
  const Study arrows = read(qualcoder, "arrows");
  REQUIRE(arrows.claims.size() == 1);
  CHECK(told(arrows, 0) == "Visits - Loneliness");
  CHECK(arrows.claims[0].respondent == "Ben");
  CHECK(arrows.claims[0].coder == "ben");
  CHECK(arrows.claims[0].locator == "characters 27 to 43");
  REQUIRE(arrows.respondents.size() == 2);
  CHECK(arrows.respondents[0].attributes ==
        Attributes{{"age", {"71"}}, {"conversation", {"Group 1"}}, {"place", {"Newham"}}});
  REQUIRE(arrows.conversations.size() == 1);
  CHECK(arrows.conversations[0].date == "2026-05-01");
}

TEST_CASE("qualcoder: a ring of categories ends, a zipped project reads the same", "[qualcoder]") {
  const auto texts = read_coded_texts(qualcoder);
  REQUIRE(texts);
  CHECK(texts->value.codes[1].parents == std::vector<std::string>{"Ring two", "Ring"});
  const std::string zip = text::write_zip({{"village.qda/data.qda", *text::read_file(qualcoder)}});
  const auto read = parse_contents(zip, "village.zip", {.claims = "links"});
  if (!read) FAIL(to_text(read.error()));
  CHECK(read->value.format == "qualcoder");
  CHECK(std::get<Study>(read->value.value).claims.size() == 2);
}

TEST_CASE("qualcoder: the folder of a project may be named itself", "[qualcoder]") {
  const std::filesystem::path project =
      std::filesystem::temp_directory_path() / "fcm-qualcoder-test.qda";
  std::filesystem::create_directory(project);
  std::filesystem::copy_file(qualcoder, project / "data.qda",
                             std::filesystem::copy_options::overwrite_existing);
  CHECK(what_is(project.string()).value() == "qualcoder");
  CHECK(read(project.string(), "links").claims.size() == 2);
  std::filesystem::remove_all(project);
}

TEST_CASE("formats: files that only their own program reads say what to export", "[formats]") {
  for (const auto& [file, export_as] :
       {std::pair("town.nvpx", "REFI-QDA"), std::pair("town.MX24", "REFI-QDA"),
        std::pair("town.atlproj", "QDPX"), std::pair("town.hpr7", "QDPX"),
        std::pair("town.emp", ".mmp"), std::pair("town.prsml", ".prsm")}) {
    const auto what = what_are("\x01\x02 nothing that is known", file);
    REQUIRE_FALSE(what);
    CHECK(what.error().code == "format.closed");
    CHECK(what.error().hint.find(export_as) != std::string::npos);
  }
}
