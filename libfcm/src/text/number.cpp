// SPDX-License-Identifier: MIT
#include "text/number.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>
#include <vector>

#include "text/utf8.hpp"

namespace fcm::text {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// Splits at any of `marks`; how many digits each piece has, empty where a piece is not all digits.
std::vector<std::size_t> digit_groups(std::string_view text, std::string_view marks) {
  std::vector<std::size_t> groups(1, 0);
  for (const char c : text) {
    if (marks.find(c) != std::string_view::npos)
      groups.push_back(0);
    else if (is_digit(c))
      ++groups.back();
    else
      return {};
  }
  if (std::find(groups.begin(), groups.end(), 0) != groups.end()) return {};
  return groups;
}

// 1,234 and 12 345 678, but not 0,500: thousands do not start with a zero.
bool is_grouped(std::string_view whole, std::string_view marks) {
  if (whole.empty() || whole.front() == '0') return false;
  const std::vector<std::size_t> groups = digit_groups(whole, marks);
  return groups.size() > 1 && groups.front() <= 3 &&
         std::all_of(groups.begin() + 1, groups.end(), [](std::size_t n) { return n == 3; });
}

bool is_date(const std::string& text) {
  constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                       "jul", "aug", "sep", "oct", "nov", "dec"};
  const bool month = std::any_of(months.begin(), months.end(), [&](std::string_view name) {
    return text.find(name) != std::string::npos;
  });
  if (month && std::any_of(text.begin(), text.end(), is_digit)) return true;
  const std::size_t parts = digit_groups(text, "/-.").size();
  return parts == 3 || (parts == 2 && digit_groups(text, "/-").size() == 2);
}

tl::unexpected<Problem> refused(std::string code, std::string what, std::string hint,
                                std::string_view text, Place place) {
  std::string value(text.substr(0, 40));
  while (invalid_at(value) != 0) value.pop_back();
  std::string message = "\"" + value + "\" " + what;
  return problem(std::move(code), std::move(message), std::move(place), std::move(hint),
                 std::move(value));
}

// Why `text` is no number, for people.
tl::unexpected<Problem> explained(std::string_view text, bool decimal_comma, const Place& place) {
  std::string word = lower(text);
  if (!word.empty() && word.front() == '#')
    return refused("number.excel_error", "is an error of the spreadsheet",
                   "mend the formula in the spreadsheet and save again", text, place);
  if (!word.empty() && (word.front() == '-' || word.front() == '+')) word.erase(0, 1);
  if (word == "nan" || word == "inf" || word == "infinity" || word == "1.#inf")
    return refused("number.not_finite", "is not a finite number",
                   "leave the cell blank where the value is not known", text, place);
  if (is_date(word))
    return refused("number.excel_date", "looks like a date",
                   "format the column as text or number and type the value again", text, place);
  const std::string_view point = decimal_comma ? "," : ".";
  const std::string whole = word.substr(0, word.find(point));
  if (is_grouped(whole, decimal_comma ? ". '" : ", '"))
    return refused("number.grouping", "groups its thousands", "write the digits without grouping",
                   text, place);
  if (digit_groups(word, ",").size() == 2)
    return refused("number.decimal_comma", "uses a decimal comma",
                   "write a point; a CSV file may keep its commas with semicolons between cells",
                   text, place);
  return refused("number.syntax", text.empty() ? "is no number, it is empty" : "is no number",
                 "write a number such as 0.5", text, place);
}

// Most cells: digits, perhaps a sign before and a point among them.
std::optional<double> plain_number(std::string_view text) {
  const std::size_t sign = text.starts_with('-') ? 1 : 0;
  if (text.size() == sign || !is_digit(text[sign])) return std::nullopt;
  if (text.size() == 1) return text[0] - '0';  // the zeros of a matrix
  double value = 0;
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  if (stop != end || error != std::errc()) return std::nullopt;
  return value == 0 ? 0.0 : value;
}

}  // namespace

Result<double> parse_number(std::string_view raw, const Place& place, bool decimal_comma) {
  if (!decimal_comma)
    if (const std::optional<double> plain = plain_number(raw)) return *plain;
  const std::string text = trimmed(raw);
  std::string digits = text;
  // The minus sign, and what word processors make of it: en dash, hyphens, small and wide ones.
  for (const std::string_view minus : {"\xE2\x88\x92", "\xE2\x80\x93", "\xE2\x80\x90",
                                       "\xE2\x80\x91", "\xEF\xB9\xA3", "\xEF\xBC\x8D"})
    if (digits.starts_with(minus)) digits.replace(0, minus.size(), "-");
  const bool percent = digits.size() > 1 && digits.back() == '%';
  if (percent) digits = trimmed(std::string_view(digits).substr(0, digits.size() - 1));

  std::string body = digits;
  const bool negative = body.starts_with("-");
  if (negative || body.starts_with("+")) body.erase(0, 1);
  const bool starts_well = !body.empty() && (is_digit(body.front()) || body.front() == '.' ||
                                             (decimal_comma && body.front() == ','));
  if (decimal_comma && is_grouped(body, ".")) return explained(digits, decimal_comma, place);
  if (decimal_comma && body.find('.') == std::string::npos) {
    if (const std::size_t comma = body.find(','); comma != std::string::npos) body[comma] = '.';
  }
  double value = 0;
  const char* end = body.data() + body.size();
  const auto [stop, error] = std::from_chars(body.data(), end, value);
  if (!starts_well || stop != end || error == std::errc::invalid_argument)
    return explained(digits, decimal_comma, place);
  if (error == std::errc::result_out_of_range)
    return refused("number.range", "is too large or too small for a number", "check the exponent",
                   text, place);
  if (percent) value /= 100;
  return value == 0 ? 0.0 : negative ? -value : value;
}

std::string shortest(double value) {
  std::array<char, 32> text{};
  const auto [end, error] =
      std::to_chars(text.data(), text.data() + text.size(), value == 0 ? 0.0 : value);
  return error == std::errc() ? std::string(text.data(), end) : std::string();
}

std::string shortest(const std::optional<double>& value) {
  return value ? shortest(*value) : std::string();
}

std::string fixed(double value, int digits) {
  std::array<char, 400> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value,
                                          std::chars_format::fixed, digits);
  if (error != std::errc()) return shortest(value);
  std::string out(text.data(), end);
  if (out.starts_with("-") && out.find_first_not_of("-0.") == std::string::npos) out.erase(0, 1);
  return out;
}

std::string digits(double value, int significant) {
  std::array<char, 64> text{};
  const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), value,
                                          std::chars_format::general, significant);
  return error == std::errc() ? std::string(text.data(), end) : shortest(value);
}

std::string grouped(std::size_t value) {
  std::string out = std::to_string(value);
  for (std::size_t at = out.size(); at > 3;) out.insert(at -= 3, ",");
  return out;
}

}  // namespace fcm::text
