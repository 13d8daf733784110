// SPDX-License-Identifier: MIT
#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <cmath>
#include <stdexcept>

#include "text/number.hpp"
#include "text/workbook.hpp"
#include "text/zip.hpp"

using namespace fcm;
using namespace fcm::text;

namespace {

std::vector<Sheet> read_back(const std::vector<SheetToWrite>& sheets) {
  const Result<std::string> bytes = write_workbook(sheets);
  REQUIRE(bytes);
  CHECK(looks_like_workbook(*bytes));
  Account account;
  Result<std::vector<Sheet>> read = read_workbook(*bytes, "a.xlsx", account);
  REQUIRE(read);
  CHECK(account.problems().empty());
  return std::move(*read);
}

std::string code_of(const std::vector<SheetToWrite>& sheets) {
  const Result<std::string> bytes = write_workbook(sheets);
  return bytes ? "written" : bytes.error().code;
}

}  // namespace

TEST_CASE("workbook: what is written is read: text, numbers, nothing, several sheets", "[text]") {
  const std::vector<Sheet> sheets = read_back(
      {{"Elements", {{"Label", "Type"}, {"Trust & <hope>", 0.1}, {{}, -1e-12, " caf\xC3\xA9\n2 "}}},
       {"Connections \"1\"", {{"From"}, {}, {100'000.0, "Trust & <hope>"}}}});
  REQUIRE(sheets.size() == 2);
  CHECK(sheets[0].name == "Elements");
  REQUIRE(sheets[0].table.rows.size() == 3);
  CHECK(sheets[0].table.rows[1].cells == std::vector<std::string>{"Trust & <hope>", "0.1"});
  CHECK(sheets[0].table.rows[2].cells ==
        std::vector<std::string>{"", "-1e-12", " caf\xC3\xA9\n2 "});
  CHECK(sheets[1].name == "Connections \"1\"");
  REQUIRE(sheets[1].table.rows.size() == 2);
  CHECK(sheets[1].table.rows[1].line == 3);
  CHECK(sheets[1].table.rows[1].cells == std::vector<std::string>{"100000", "Trust & <hope>"});
}

TEST_CASE("workbook: text that would run is marked, and stays the same text", "[text]") {
  const std::vector<Cell> cells = {"=cmd|'/c calc'!A1",
                                   "+",
                                   "-",
                                   "@SUM(1)",
                                   "'=1",
                                   "''=1",
                                   "'tis",
                                   "\xEF\xBC\x9D"
                                   "1",
                                   "_x0041_",
                                   "_xZZ_",
                                   "x"};
  const std::vector<SheetToWrite> sheets = {{"A", {{"from"}, cells}}};
  const std::vector<Sheet> read = read_back(sheets);
  REQUIRE(read[0].table.rows.size() == 2);
  for (std::size_t i = 0; i < cells.size(); ++i)
    CHECK(read[0].table.rows[1].cells[i] == std::get<std::string>(cells[i]));
  const auto parts = read_zip(*write_workbook(sheets), "a.xlsx");
  REQUIRE(parts);
  const std::string& sheet = parts->back().bytes;
  CHECK(sheet.find("<c r=\"A2\" s=\"2\" t=\"s\">") != std::string::npos);
  CHECK(sheet.find("<c r=\"K2\" t=\"s\">") != std::string::npos);
  CHECK(sheet.find("<f>") == std::string::npos);
  CHECK((*parts)[4].bytes.find("quotePrefix") != std::string::npos);
}

TEST_CASE("workbook: any text that XML can hold survives", "[text][property]") {
  CHECK(rc::check([] {
    const auto pieces = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "a", "=", "'", " ", "_x000D_", "_x", "\n", "\t", "<", "&", "]]>", "\xC3\xA9", "\"",
        "\xF0\x9F\x98\x80", "0", "-", "&amp;"));
    std::string text = "a";
    for (const std::string& piece : pieces) text += piece;
    const bool first = *rc::gen::arbitrary<bool>();
    if (first) text.erase(0, 1);
    const Result<std::string> bytes = write_workbook({{"A", {{text, "end"}}}});
    Account account;
    const auto read = read_workbook(bytes.value(), "a.xlsx", account);
    RC_ASSERT(read.has_value());
    RC_ASSERT((*read)[0].table.rows[0].cells == (std::vector<std::string>{text, "end"}));
  }));
}

TEST_CASE("workbook: the same cells give the same bytes", "[text]") {
  const std::vector<SheetToWrite> sheets = {{"A", {{"x", 1.0}}}};
  CHECK(*write_workbook(sheets) == *write_workbook(sheets));
}

TEST_CASE("workbook: what no spreadsheet holds is refused", "[text]") {
  CHECK(code_of({{"A", {{std::string(32'767, 'x')}}}}) == "written");
  CHECK(code_of({{"A", {{std::string(32'768, 'x')}}}}) == "limit.xlsx_cell");
  std::string faces;
  for (int i = 0; i < 16'384; ++i) faces += "\xF0\x9F\x98\x80";
  CHECK(code_of({{"A", {{faces}}}}) == "limit.xlsx_cell");
  CHECK(code_of({{"A", {std::vector<Cell>(16'385)}}}) == "limit.xlsx_rows");
  CHECK(code_of({{"A", std::vector<std::vector<Cell>>(1'048'577)}}) == "limit.xlsx_rows");
}

TEST_CASE("workbook: names that no sheet can have are a caller's bug", "[text]") {
  for (const std::string& name : {std::string(), std::string(32, 'x'), std::string("a/b"),
                                  std::string("a:b"), std::string("'a")})
    CHECK_THROWS_AS(write_workbook({{name, {}}}), std::invalid_argument);
  CHECK_THROWS_AS(write_workbook({{"A", {}}, {"a", {}}}), std::invalid_argument);
  CHECK_THROWS_AS(write_workbook({}), std::invalid_argument);
  CHECK_THROWS_AS(write_workbook({{"A", {{std::nan("")}}}}), std::invalid_argument);
}
