// SPDX-License-Identifier: MIT
#include "study/spoiled_name.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "study/sheet.hpp"
#include "text/utf8.hpp"

namespace fcm::study {
namespace {

bool is_digits(std::string_view text, std::size_t least, std::size_t most) {
  return text.size() >= least && text.size() <= most &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_month(std::string_view text) {
  static constexpr std::array<std::string_view, 12> months = {
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  return std::find(months.begin(), months.end(), text) != months.end();
}

/// 2-Sep, Sep-02, 2-Sep-2026, 01/03/2026, 2026-03-01: as spreadsheets show dates.
bool is_date(const std::string& key) {
  std::vector<std::string> parts(1);
  for (const char c : key)
    if (c == '-' || c == '/')
      parts.emplace_back();
    else
      parts.back() += c;
  if (parts.size() == 2)
    return (is_digits(parts[0], 1, 2) && is_month(parts[1])) ||
           (is_month(parts[0]) && is_digits(parts[1], 2, 4));
  if (parts.size() != 3) return false;
  if (is_digits(parts[0], 4, 4)) return is_digits(parts[1], 2, 2) && is_digits(parts[2], 2, 2);
  return is_digits(parts[0], 1, 2) && (is_month(parts[1]) || is_digits(parts[1], 1, 2)) &&
         is_digits(parts[2], 2, 4);
}

/// 1.23457E+15: a number of more digits than a spreadsheet shows or holds.
bool is_rounded(std::string_view key) {
  const std::size_t exponent = key.find("e+");
  if (exponent == std::string_view::npos || !is_digits(key.substr(exponent + 2), 1, 3))
    return false;
  std::string mantissa(key.substr(0, exponent));
  std::erase(mantissa, '.');
  return is_digits(mantissa, 1, 17);
}

}  // namespace

void doubt_spoiled(std::string_view name, const Place& place, Account& account) {
  if (name.empty() || name.size() > 24 ||
      name.find_first_of("0123456789") == std::string_view::npos)
    return;
  const std::string key = text::match_key(name);
  if (is_date(key))
    warn(account, "id.excel_date",
         "the name \"" + std::string(name) + "\" looks like a date that a spreadsheet made of it",
         place, "format the column as text and type the name again");
  if (is_rounded(key))
    warn(account, "id.precision_lost",
         "the name \"" + std::string(name) + "\" is a long number that a spreadsheet rounded",
         place, "format the column as text and type the name again");
}

}  // namespace fcm::study
