// SPDX-License-Identifier: MIT
#include "text/table.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

using namespace fcm;
using namespace fcm::text;
using Cells = std::vector<std::vector<std::string>>;

namespace {
Cells cells(std::string_view text) {
  Account account;
  Cells all;
  const Result<Table> table = parse_table(text, "t.csv", account);
  if (!table) return {{table.error().code}};
  for (const Row& row : table->rows) all.push_back(row.cells);
  return all;
}
std::string problem_of(std::string_view text, const Limits& limits = {}) {
  Account account;
  const Result<Table> table = parse_table(text, "t.csv", account, limits);
  if (table) return "read";
  const Place& place = table.error().place;
  return table.error().code + " " + std::to_string(place.line) + ":" + std::to_string(place.column);
}
}  // namespace

TEST_CASE("table: commas, semicolons, tabs and bars all separate", "[text]") {
  const Cells wanted = {{"from", "to"}, {"a", "b"}};
  for (const char* text : {"from,to\na,b\n", "from;to\r\na;b\r\n", "from\tto\ra\tb", "from|to\na|b",
                           "sep=;\nfrom;to\na;b", "\"sep=,\"\nfrom,to\na,b"})
    CHECK(cells(text) == wanted);
}

TEST_CASE("table: quoted cells keep separators, quotation marks and line ends", "[text]") {
  CHECK(cells("a,\"b, c\"\n") == Cells{{"a", "b, c"}});
  CHECK(cells("a,\"say \"\"so\"\"\"\n") == Cells{{"a", "say \"so\""}});
  CHECK(cells("a,\"two\r\nlines\"\nb,c") == Cells{{"a", "two\nlines"}, {"b", "c"}});
  CHECK(cells("a, \"b, c\" ,d") == Cells{{"a", "b, c", "d"}});
  CHECK(cells("a,5\" nail") == Cells{{"a", "5\" nail"}});
}

TEST_CASE("table: rows keep the line where they start, blank rows and ends are left out",
          "[text]") {
  Account account;
  const Result<Table> table =
      parse_table("a,b\n\n,,\n\"x\ny\",z,,\n \xC2\xA0 ,\nlast,row", "t.csv", account);
  REQUIRE(table);
  REQUIRE(table->rows.size() == 3);
  CHECK(table->rows[1].line == 4);
  CHECK(table->rows[1].cells == std::vector<std::string>{"x\ny", "z"});
  CHECK(table->rows[2].line == 7);
}

TEST_CASE("table: the separator is the one that stands in most lines", "[text]") {
  CHECK(cells("from;to;strength\na;b;0,5\nc;d;0,25").front().size() == 3);
  CHECK(cells("from,to,tags\na,b,x; y\nc,d,x; z").front().size() == 3);
  CHECK(cells("Our study, 2024\nfrom;to;weight\na;b;0,5\nc;d;0,5").at(1).size() == 3);
  CHECK(cells("from\tto\nhope, faith\tlove, charity").at(1).size() == 2);
}

TEST_CASE("table: decimal commas are believed only between semicolons or tabs", "[text]") {
  Account account;
  CHECK(parse_table("a;0,5\n", "t", account)->decimal_comma);
  CHECK(parse_table("a\t-12,75\n", "t", account)->decimal_comma);
  CHECK_FALSE(parse_table("a;0.5;x, y\n", "t", account)->decimal_comma);
  CHECK_FALSE(parse_table("a,\"0,5\"\n", "t", account)->decimal_comma);
}

TEST_CASE("table: broken quotes are refused where they are opened or closed", "[text]") {
  CHECK(problem_of("a,b\nc,\"open\nd,e\n") == "csv.unclosed_quote 2:2");
  CHECK(problem_of("a,b\n\"c\" d,e\n") == "csv.after_quote 2:1");
  CHECK(problem_of("sep=a\nx") == "csv.delimiter 1:0");
}

TEST_CASE("table: sizes have limits", "[text]") {
  CHECK(problem_of("a,b,c\n", {.columns = 2}) == "limit.columns 1:2");
  CHECK(problem_of("a\nb,abcd\n", {.field_bytes = 3}) == "limit.field_bytes 2:2");
  CHECK(problem_of("a\nabc,de\n", {.row_bytes = 5}) == "limit.row_bytes 2:2");
  CHECK(problem_of("a\nb\nc\n", {.rows = 2}) == "limit.rows 3:1");
  CHECK(problem_of(" \n,,\n") == "file.empty 0:0");
}

TEST_CASE("table: text that a spreadsheet would run is guarded and read back", "[text]") {
  CHECK(csv_text("=HYPERLINK(1)") == "'=HYPERLINK(1)");
  CHECK(csv_text("-0.5 is text") == "'-0.5 is text");
  CHECK(csv_text("\xEF\xBC\x9D"
                 "1") ==
        "'\xEF\xBC\x9D"
        "1");
  CHECK(csv_text("plain") == "plain");
  CHECK(csv_text("a, \"b\"") == "\"a, \"\"b\"\"\"");
  CHECK(csv_line({"a", "-0.5", ""}) == "a,-0.5,\n");
  CHECK(cells("'=1+1,don't,'tis\n") == Cells{{"=1+1", "don't", "'tis"}});
}

TEST_CASE("table: any text survives writing and reading", "[text]") {
  CHECK(rc::check([] {
    const auto letters = rc::gen::elementOf(std::string("ab ,;\t|\"'\n=+-@"));
    const auto rows = *rc::gen::container<Cells>(
        rc::gen::container<std::vector<std::string>>(3, rc::gen::container<std::string>(letters)));
    std::string text = "h1,h2,h3,x\n";
    for (const auto& row : rows)
      text += csv_line({csv_text(row[0]), csv_text(row[1]), csv_text(row[2]), "x"});
    Account account;
    const Result<Table> table = parse_table("sep=,\n" + text, "t.csv", account);
    RC_ASSERT(table.has_value());
    RC_ASSERT(table->rows.size() == rows.size() + 1);
    for (std::size_t i = 0; i < rows.size(); ++i)
      for (std::size_t j = 0; j < 3; ++j) RC_ASSERT(table->rows[i + 1].cells[j] == rows[i][j]);
  }));
}

namespace {
// RFC 4180 a second time, as a machine that looks at one character at a time. Our additions: CR
// and CRLF end lines, trailing empty cells and blank rows are dropped.
Cells reference(std::string_view text, bool& refused) {
  enum class In { start, plain, quoted, closed } in = In::start;
  Cells all;
  std::vector<std::string> row(1);
  const auto end_row = [&] {
    while (!row.empty() && row.back().empty()) row.pop_back();
    bool blank = true;
    for (const std::string& cell : row)
      blank = blank && cell.find_first_not_of('\n') == std::string::npos;
    if (!blank) all.push_back(row);
    row.assign(1, "");
    in = In::start;
  };
  refused = false;
  bool after_cr = false;
  for (const char c : text) {
    const bool ends_crlf = after_cr && c == '\n';
    after_cr = c == '\r';
    if (ends_crlf) continue;
    const char unified = c == '\r' ? '\n' : c;
    if (in == In::quoted) {
      if (c == '"')
        in = In::closed;
      else
        row.back() += unified;
    } else if (in == In::closed && c == '"') {
      row.back() += '"';
      in = In::quoted;
    } else if (unified == '\n') {
      end_row();
    } else if (c == ',') {
      row.emplace_back();
      in = In::start;
    } else if (in == In::start && c == '"') {
      in = In::quoted;
    } else if (in == In::closed) {
      refused = true;
      return {};
    } else {
      row.back() += c;
      in = In::plain;
    }
  }
  refused = in == In::quoted;
  end_row();
  return refused ? Cells{} : all;
}
}  // namespace

TEST_CASE("table: all texts of six characters read as a second, simple reader reads them",
          "[text]") {
  constexpr std::string_view letters = "a,\"\n\r;";
  std::size_t wrong = 0, seen = 0;
  std::string text(6, 'a');
  for (std::size_t number = 0; number < 46'656; ++number) {  // 6^6
    std::size_t rest = number;
    for (char& c : text) {
      c = letters[rest % letters.size()];
      rest /= letters.size();
    }
    Account account;
    const Result<Table> table = parse_table("sep=,\n" + text, "t.csv", account);
    bool refused = false;
    const Cells wanted = reference(text, refused);
    Cells read;
    if (table)
      for (const Row& row : table->rows) read.push_back(row.cells);
    const bool empty = !table && table.error().code == "file.empty";
    wrong += empty ? !wanted.empty() || refused : refused == table.has_value() || read != wanted;
    ++seen;
  }
  CHECK(seen == 46'656);
  CHECK(wrong == 0);
}
