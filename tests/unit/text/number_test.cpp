// SPDX-License-Identifier: MIT
#include "text/number.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>

using namespace fcm;
using namespace fcm::text;

namespace {
double number(std::string_view text, bool comma = false) {
  const Result<double> value = parse_number(text, {}, comma);
  return value ? *value : std::numeric_limits<double>::quiet_NaN();
}
std::string code(std::string_view text, bool comma = false) {
  const Result<double> value = parse_number(text, {"w.csv", 3, 2}, comma);
  return value ? "read as " + shortest(*value) : value.error().code;
}
}  // namespace

TEST_CASE("number: what people type reads as they meant it", "[text]") {
  CHECK(number("0.5") == 0.5);
  CHECK(number(" +0.5 ") == 0.5);
  CHECK(number(".5") == 0.5);
  CHECK(number("010") == 10);  // never octal
  CHECK(number("1e-3") == 0.001);
  CHECK(number("\xE2\x88\x92"
               "0.5") == -0.5);  // Unicode minus
  CHECK(number("\xE2\x80\x93"
               "0.5") == -0.5);  // en dash
  CHECK(number("50%") == 0.5);
  CHECK(number("-50 %") == -0.5);
  CHECK_FALSE(std::signbit(number("-0.0")));
  CHECK(number("0,5", true) == 0.5);
  CHECK(number("0.5", true) == 0.5);
  CHECK(number("-,25", true) == -0.25);
}

TEST_CASE("number: what might mean something else is refused with its own code", "[text]") {
  CHECK(code("0,5") == "number.decimal_comma");
  CHECK(code("-12,75") == "number.decimal_comma");
  CHECK(code("0,500") == "number.decimal_comma");
  CHECK(code("1,234") == "number.grouping");
  CHECK(code("1,234.5") == "number.grouping");
  CHECK(code("12 345") == "number.grouping");
  CHECK(code("1'000") == "number.grouping");
  CHECK(code("1.234,5", true) == "number.grouping");
  CHECK(code("1.000", true) == "number.grouping");
  CHECK(code("NaN") == "number.not_finite");
  CHECK(code("-inf") == "number.not_finite");
  CHECK(code("1e999") == "number.range");
  CHECK(code("#N/A") == "number.excel_error");
  CHECK(code("#DIV/0!") == "number.excel_error");
  CHECK(code("2-Jan") == "number.excel_date");
  CHECK(code("02/01") == "number.excel_date");
  CHECK(code("2024-01-05") == "number.excel_date");
  for (const char* text :
       {"", "-", "--1", "+-1", "1e", "0x10", "1.5.", "one", "\xC2\xBD", "1;2", "5%%", "%"})
    CHECK(code(text) == "number.syntax");
}

TEST_CASE("number: a refusal shows the value, the place and how to mend it", "[text]") {
  const Result<double> value = parse_number("0,5", {"claims.csv", 12, 7});
  REQUIRE_FALSE(value);
  CHECK(to_text(value.error()) ==
        "claims.csv:12:7: error: \"0,5\" uses a decimal comma [number.decimal_comma]\n"
        "  hint: write a point; a CSV file may keep its commas with semicolons between cells");
}

TEST_CASE("number: the shortest text reads back as the same double", "[text]") {
  CHECK(shortest(0.1) == "0.1");
  CHECK(shortest(1e-12) == "1e-12");
  CHECK(shortest(-0.0) == "0");
  CHECK(rc::check([](double value) {
    RC_PRE(std::isfinite(value));
    RC_ASSERT(number(shortest(value)) == value);
  }));
}

TEST_CASE("number: for people, fixed digits and grouped thousands", "[text]") {
  CHECK(fixed(0.125, 2) == "0.12");  // to even, as IEEE 754 rounds
  CHECK(fixed(-0.001, 2) == "0.00");
  CHECK(fixed(-1.5, 1) == "-1.5");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1'234'567) == "1,234,567");
}

// The grammar of a plain number, written down a second time.
namespace {
bool is_plain_number(std::string_view text) {
  std::size_t at = 0;
  const auto digits = [&] {
    const std::size_t start = at;
    while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
    return at - start;
  };
  if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
  std::size_t mantissa = digits();
  if (at < text.size() && text[at] == '.') {
    ++at;
    mantissa += digits();
  }
  if (mantissa == 0) return false;
  if (at < text.size() && text[at] == 'e') {
    ++at;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    if (digits() == 0) return false;
  }
  return at == text.size();
}
}  // namespace

TEST_CASE("number: all texts of up to five characters are read or refused as the grammar says",
          "[text]") {
  constexpr std::string_view letters = "01.,e+-n";
  std::vector<std::string> shorter = {""};
  std::size_t wrong = 0, seen = 0;
  for (int length = 1; length <= 5; ++length) {
    std::vector<std::string> longer;
    for (const std::string& start : shorter)
      for (const char c : letters) {
        longer.push_back(start + c);
        const std::string& text = longer.back();
        const Result<double> value = parse_number(text, {});
        const bool read = value.has_value() || value.error().code == "number.range";
        wrong += read != is_plain_number(text);
        ++seen;
      }
    shorter = std::move(longer);
  }
  CHECK(seen == 37'448);
  CHECK(wrong == 0);
}
