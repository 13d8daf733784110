// SPDX-License-Identifier: MIT
#include "text/workbook_parts.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <map>

#include "text/code_point.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"
#include "text/xml.hpp"
#include "text/xml_scan.hpp"

namespace fcm::text {
namespace {

constexpr std::size_t free_bytes = 100 << 10;

// Built-in formats that are dates or times [18.8.30]; 46 is elapsed time, a number.
bool is_built_in_date(int id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id == 45 || id == 47 ||
         (id >= 50 && id <= 58);
}

int number_in(std::string_view text) {
  int value = -1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// The hexadecimal number of _xHHHH_ at `at`, or -1.
int escape_at(std::string_view text, std::size_t at) {
  if (text.size() < at + 7 || text[at + 1] != 'x' || text[at + 6] != '_') return -1;
  int value = -1;
  const char* begin = text.data() + at + 2;
  const auto read = std::from_chars(begin, begin + 4, value, 16);
  return read.ptr == begin + 4 ? value : -1;
}

}  // namespace

Budget::Budget(std::size_t file_bytes, const Limits& limits)
    : left_(std::min(limits.zip_bytes, free_bytes + file_bytes * limits.zip_ratio)) {}

bool Budget::take(std::size_t bytes) {
  if (bytes > left_) return false;
  left_ -= bytes;
  return true;
}

tl::unexpected<Problem> budget_used_up(const std::string& file, const Limits& limits) {
  return problem("limit.zip_ratio",
                 "the cells of the workbook take more than " + grouped(limits.zip_ratio) +
                     " times the size of the file, as in traps",
                 {file}, "if it is honest, save its sheets as CSV files");
}

std::string without_escapes(std::string text) {
  if (text.find("_x") == std::string::npos) return text;
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const int value = text[at] == '_' ? escape_at(text, at) : -1;
    if (value <= 0 || (value >= 0xD800 && value < 0xE000)) {
      out += text[at];
      continue;
    }
    append_utf8(out, static_cast<std::uint32_t>(value));
    at += 6;
  }
  return with_lf(std::move(out));
}

Result<std::vector<std::string>> read_shared_strings(std::string_view xml, const std::string& part,
                                                     Budget& budget, const Limits& limits) {
  std::vector<std::string> strings;
  XmlScan scan(xml, part, limits);
  bool in_text = false;
  int phonetic = 0;  // rPh: how to pronounce it, not part of it [18.4.6]
  for (XmlScan::Kind kind = scan.next(); kind != XmlScan::Kind::end; kind = scan.next()) {
    if (kind == XmlScan::Kind::text) {
      if (in_text && !strings.empty()) scan.append_text(strings.back());
      continue;
    }
    const bool open = kind == XmlScan::Kind::open;
    if (scan.name() == "t") {
      in_text = open && phonetic == 0;
    } else if (scan.name() == "rPh") {
      phonetic += open ? 1 : -1;
    } else if (scan.name() == "si" && open) {
      strings.emplace_back();
    } else if (scan.name() == "si" && !strings.empty()) {
      strings.back() = without_escapes(std::move(strings.back()));
      if (!budget.take(sizeof(std::string) + strings.back().size()))
        return budget_used_up(part, limits);
    }
  }
  if (scan.problem()) return tl::make_unexpected(*scan.problem());
  return strings;
}

Result<std::vector<bool>> read_date_styles(std::string_view xml, const std::string& part,
                                           const Limits& limits) {
  const Result<Xml> styles = parse_xml(xml, part, limits);
  if (!styles) return tl::make_unexpected(styles.error());
  std::map<int, bool> own;
  for (const Element& format : styles->root().child("numFmts").children("numFmt"))
    own[number_in(format.attribute("numFmtId"))] = shows_date(format.attribute("formatCode"));
  std::vector<bool> dates;
  for (const Element& style : styles->root().child("cellXfs").children("xf")) {
    const int id = number_in(style.attribute("numFmtId"));
    const auto found = own.find(id);
    dates.push_back(found != own.end() ? found->second : is_built_in_date(id));
  }
  return dates;
}

bool shows_date(std::string_view format) {
  bool date = false;
  for (std::size_t at = 0; at < format.size() && format[at] != ';'; ++at) {
    const char c = format[at];
    if (c == '"' || c == '[') {
      const std::size_t end = std::min(format.find(c == '"' ? '"' : ']', at + 1), format.size());
      const char first = at + 1 < format.size() ? static_cast<char>(format[at + 1] | 0x20) : ' ';
      const bool letters = std::all_of(format.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                                       format.begin() + static_cast<std::ptrdiff_t>(end),
                                       [&](char each) { return (each | 0x20) == first; });
      if (c == '[' && end > at + 1 && letters && (first == 'h' || first == 'm' || first == 's'))
        return false;  // elapsed time
      at = end;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++at;
    } else if (std::string_view("dmyhs").find(static_cast<char>(c | 0x20)) !=
               std::string_view::npos) {
      date = true;
    }
  }
  return date;
}

std::string iso_date(double serial, bool from_1904) {
  constexpr double end = 2958466;  // 10000-01-01
  constexpr long seconds_a_day = 86'400;
  if (!(serial >= 0) || serial + (from_1904 ? 1462 : 0) >= end) return {};
  auto day = static_cast<long>(serial);
  long second = std::lround((serial - static_cast<double>(day)) * seconds_a_day);
  day += second / seconds_a_day;
  second %= seconds_a_day;
  char time[16];
  std::snprintf(time, sizeof time, "%02d:%02d:%02d", static_cast<int>(second / 3600),
                static_cast<int>(second / 60 % 60), static_cast<int>(second % 60));
  if (serial < 1 && !from_1904) return serial > 0 && day == 0 ? time : std::string();
  using namespace std::chrono;
  // 1900 is a leap year to spreadsheets: before 1 March its days count from one day later.
  const sys_days start = from_1904  ? sys_days(year(1904) / 1 / 1)
                         : day < 60 ? sys_days(year(1899) / 12 / 31)
                                    : sys_days(year(1899) / 12 / 30);
  const year_month_day civil(start + days(day));
  char date[16];
  std::snprintf(date, sizeof date, "%04d-%02u-%02u", static_cast<int>(civil.year()),
                static_cast<unsigned>(civil.month()), static_cast<unsigned>(civil.day()));
  return second == 0 ? std::string(date) : std::string(date) + "T" + time;
}

}  // namespace fcm::text
