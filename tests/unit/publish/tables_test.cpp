// SPDX-License-Identifier: MIT
//
// The map as tables, as a workbook, and as files of other tools.
#include "fcm/tables.hpp"

#include <catch2/catch.hpp>

#include "fcm/card_numbers.hpp"
#include "fcm/formats.hpp"
#include "fcm/other_tools.hpp"
#include "text/workbook.hpp"
#include "text/zip.hpp"

using namespace fcm;

namespace {

struct Example {
  Loaded loaded = load("examples/02-invented-town").value();
  Findings findings = analyse(loaded).value();
  Published<Map> map(Audience audience) const {
    return publish(loaded.map, audience, loaded.project.sensitive);
  }
  Published<Brief> brief(Audience audience) const { return publish(loaded, &findings, audience); }
};

const Example& town() {
  static const Example example;
  return example;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

std::vector<text::Sheet> sheets_of(const std::string& bytes) {
  Account account;
  return text::read_workbook(bytes, "map.xlsx", account).value();
}

const HandoutOptions a_part = {.part = "Links with 5 voices or more. 19 of 67 connections (28 %)."};

Loaded with_labels(const std::vector<std::string>& labels) {
  std::vector<Factor> factors;
  std::vector<Link> links;
  for (const std::string& label : labels) {
    factors.emplace_back();
    factors.back().id = "f" + std::to_string(factors.size());
    factors.back().label = factors.back().description = label;
  }
  for (Index i = 0; i + 1 < labels.size(); ++i) {
    links.emplace_back();
    links.back().from = i;
    links.back().to = i + 1;
    links.back().weight = i % 2 ? -0.3 : 0.6;
  }
  Loaded loaded;
  loaded.map = Map::make(factors, links).value();
  return loaded;
}

const std::vector<std::string> hostile = {
    "=1+1",           "@SUM(A1)", "+44 20", "-5",   "<script>alert(1)</script>",
    "</td></tr>\"'&", "]]>",      "الوحدة", "孤独", "Zażółć"};

}  // namespace

TEST_CASE("tables: of a part of the map they say which part", "[tables]") {
  const auto map = town().map(Audience::workshop);
  const auto brief = town().brief(Audience::workshop);
  CHECK(count(make_table(map, brief, a_part), a_part.part) == 1);
  CHECK(count(make_table(map, brief, {}), "part of the map") == 0);
  bool noted = false;
  const auto sheets = sheets_of(make_workbook(map, brief, a_part).value());
  for (const auto& row : sheets.back().table.rows)
    noted = noted || (row.cells.size() > 1 && row.cells[0] == "Only a part of the map" &&
                      row.cells[1] == a_part.part);
  CHECK(noted);
}

TEST_CASE("tables: every factor, connection and idea is a row of a table with caption and scope",
          "[tables]") {
  const auto map = town().map(Audience::workshop);
  const auto brief = town().brief(Audience::workshop);
  const std::string page = make_table(map, brief, {});
  CHECK(count(page, "<table><caption>") == 3);
  CHECK(count(page, "<th scope=\"row\">") ==
        map->size() + map->links().size() + brief->ideas.size());
  CHECK(count(page, "<script") == 0);
  CHECK(page.find("default-src 'none'") != std::string::npos);
  CHECK(page.find("Made for: workshop.") != std::string::npos);
  CHECK(page.find("of 100 redraws of who spoke point to") != std::string::npos);
  CHECK(page == make_table(map, brief, {}));
}

TEST_CASE("tables: large print is larger, without colour there is none", "[tables]") {
  const auto map = town().map(Audience::workshop);
  const auto brief = town().brief(Audience::workshop);
  HandoutOptions options;
  options.large_print = true;
  CHECK(make_table(map, brief, options).find("html{font-size:24px}") != std::string::npos);
  options.mono = true;
  CHECK(make_table(map, brief, options).find("--blue:#000") != std::string::npos);
}

TEST_CASE("tables: hostile labels stay labels in the page", "[tables]") {
  const Loaded loaded = with_labels(hostile);
  const std::string page = make_table(publish(loaded.map, Audience::workshop),
                                      publish(loaded, nullptr, Audience::workshop), {});
  CHECK(page.find("<script>") == std::string::npos);
  CHECK(page.find("&lt;script&gt;alert(1)") != std::string::npos);
}

TEST_CASE("tables: the workbook has five sheets and a row for everything", "[tables]") {
  const auto map = town().map(Audience::workshop);
  const auto brief = town().brief(Audience::workshop);
  const std::string bytes = make_workbook(map, brief, {}).value();
  const auto sheets = sheets_of(bytes);
  REQUIRE(sheets.size() == 5);
  const char* names[] = {"Factors", "Links", "Scenarios", "Evidence", "Notes"};
  for (std::size_t i = 0; i < 5; ++i) CHECK(sheets[i].name == names[i]);
  const auto rows = [&](std::size_t sheet) { return sheets[sheet].table.rows.size(); };
  CHECK(rows(0) == map->size() + 1);
  CHECK(rows(1) == map->links().size() + 1);
  CHECK(rows(2) == brief->effects.size() + 1);
  CHECK(rows(3) == map->links().size() + 1);
  CHECK(sheets[0].table.rows[1].cells[0] == std::to_string(card_numbers(*map)[0]));
  CHECK(bytes == make_workbook(map, brief, {}).value());
}

TEST_CASE("tables: counts of voices are in the workbook of a working copy alone", "[tables]") {
  const auto columns = [](Audience audience) {
    const auto sheets =
        sheets_of(make_workbook(town().map(audience), town().brief(audience), {}).value());
    return sheets[3].table.rows[0].cells.size();
  };
  CHECK(columns(Audience::working) == 9);
  CHECK(columns(Audience::workshop) == 4);
}

TEST_CASE("tables: no cell of the workbook is a formula, headers are frozen and can be filtered",
          "[tables]") {
  const Loaded loaded = with_labels(hostile);
  const std::string bytes = make_workbook(publish(loaded.map, Audience::workshop),
                                          publish(loaded, nullptr, Audience::workshop), {})
                                .value();
  const auto parts = text::read_zip(bytes, "map.xlsx").value();
  for (const auto& [name, xml] : parts) {
    CHECK(xml.find("<f>") == std::string::npos);
    CHECK(xml.find("<hyperlink") == std::string::npos);
    if (name.find("sheet1") == std::string::npos) continue;
    CHECK(xml.find("state=\"frozen\"") != std::string::npos);
    CHECK(xml.find("<cols><col min=\"1\" max=\"1\" width=\"8\" customWidth=\"1\"/>") !=
          std::string::npos);
    CHECK(xml.find("<autoFilter ref=\"A1:I" + std::to_string(hostile.size() + 1) + "\"/>") !=
          std::string::npos);
  }
  const auto sheets = sheets_of(bytes);
  for (std::size_t i = 0; i < hostile.size(); ++i)
    CHECK(sheets[0].table.rows[i + 1].cells[1] == hostile[i]);
}

TEST_CASE("tools: Kumu, PRSM and Mental Modeler open the same map, with voices in words",
          "[tools]") {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"kumu", ".json"}, {"kumu", ".xlsx"}, {"prsm", ".prsm"}, {"prsm", ".xlsx"}, {"mmp", ".mmp"}};
  for (const auto& [format, extension] : files) {
    const auto map = town().map(Audience::workshop);
    const std::string bytes = make_for_tool(map, format, extension).value();
    const Map back = parse_map(bytes, "map" + extension).value().value;
    if (extension != ".xlsx")  // which has no place for it
      CHECK(back.source().title == map->source().title + " (made for: workshop)");
    REQUIRE(back.size() == map->size());
    REQUIRE(back.links().size() == map->links().size());
    for (Index f = 0; f < back.size(); ++f) {
      CHECK(back.factors()[f].label == map->factors()[f].label);
      CHECK(back.factors()[f].theme == map->factors()[f].theme);
      CHECK(back.factors()[f].position.has_value());
    }
    for (Index k = 0; k < back.links().size(); ++k) {
      const Link &link = back.links()[k], &told = map->links()[k];
      CHECK(link.from == told.from);
      CHECK(link.to == told.to);
      CHECK(link.simulated == told.simulated);
      CHECK(link.weight == Approx(told.weight).margin(1e-12));
      const std::string voices(field(told.fields, "voices"));
      if (format == "mmp")
        CHECK(field(link.fields, "notes").find("Voices that told it: " + voices) == 0);
      else
        CHECK(field(link.fields, "voices") == voices);
    }
  }
}
