// SPDX-License-Identifier: MIT
//
// What the report says where people contradict each other, on the invented town and on the public
// documents, in which nobody does.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "fcm/report.hpp"

using namespace fcm;

namespace {

Report report_of(const std::string& example) {
  auto loaded = load("examples/" + example);
  REQUIRE(loaded);
  loaded->project.how_sure.draws = 0;
  loaded->project.readings = AskedReadings::none;
  const auto findings = analyse(*loaded);
  REQUIRE(findings);
  auto report = make_report(*loaded, *findings, "");
  REQUIRE(report);
  return *std::move(report);
}

const Report& town() {
  static const Report report = report_of("02-invented-town");
  return report;
}

std::string file(const Report& report, const std::string& name) {
  const auto found = std::find_if(report.files.begin(), report.files.end(),
                                  [&](const OutputFile& one) { return one.name == name; });
  return found == report.files.end() ? "" : found->bytes;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::string page_one(const std::string& html) { return html.substr(0, html.find("<nav")); }

}  // namespace

TEST_CASE("contradictions: the groups and both answers are shown, and neither is right",
          "[report]") {
  const std::string html = file(town(), "report.html");
  CHECK(has(html, "Where people contradict each other</h2>"));
  CHECK(has(html,
            "Northby Hill (invented) against Northby Quayside (invented): Online street "
            "groups"));
  CHECK(has(html,
            "All six of Northby Hill (invented) who spoke of it say that it raises; all five "
            "of Northby Quayside (invented) who spoke of it say that it lowers."));
  CHECK(has(html, "more, +0.323"));  // on this connection alone, from contested.csv
  CHECK(has(html,
            "less, \xe2\x88\x92"
            "0.346"));
  CHECK(has(html, "more, +0.231"));  // on the whole maps, from fcm what-if --if-right
  CHECK(has(html,
            "less, \xe2\x88\x92"
            "0.268"));
}

TEST_CASE("contradictions: page one says where a direction hangs on who is right", "[report]") {
  const std::string first = page_one(file(town(), "report.html"));
  CHECK(has(first, "<a class=\"tag warn\" href=\"#contradict\">contradicted</a>"));
  CHECK(has(first, "It does not say who is right where groups contradict each other"));
  CHECK(has(first, "Northby Hill (invented) says raise, Northby Quayside (invented) lower"));
}

TEST_CASE("contradictions: contested.csv has every idea and outcome at both answers", "[report]") {
  const std::string csv = file(town(), "contested.csv");
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 1 + 3 * 7 * 3);  // links, scenarios, outcomes
  CHECK(has(csv, "1,online_groups,isolation,9,7,"));
  CHECK(has(csv, "yes,place=Northby Hill (invented),place=Northby Quayside (invented),"));
  CHECK(has(file(town(), "methods.md"), "Three connections were told with both signs"));
  CHECK(has(file(town(), "run.json"), "\"contested.csv\""));
  CHECK(has(file(town(), "run.json"), "\"group_that_raises\": 0.23"));
}

TEST_CASE("contradictions: where nobody contradicts anybody the page says so in one line",
          "[report]") {
  const Report report = report_of("01-public-documents");
  const std::string html = file(report, "report.html");
  CHECK_FALSE(has(html, "id=\"contradict\""));
  CHECK_FALSE(has(html, "#contradict"));
  CHECK(has(html, "No connection was said to raise by one voice and to lower by another"));
  CHECK(file(report, "contested.csv").empty());
}
