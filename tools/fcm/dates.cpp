// SPDX-License-Identifier: MIT
#include "dates.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "text/number.hpp"

namespace fcm::command {
namespace {

using namespace std::chrono;

std::string iso(const year_month_day& day) {
  char text[32];
  std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(day.year()), unsigned(day.month()),
                unsigned(day.day()));
  return text;
}

}  // namespace

Result<std::string> date_of(const std::string& option) {
  if (!option.empty()) {
    int y = 0;
    unsigned m = 0, d = 0;
    const bool read = std::sscanf(option.c_str(), "%4d-%2u-%2u", &y, &m, &d) == 3;
    const year_month_day day = year(y) / month(m) / std::chrono::day(d);
    if (!read || !day.ok() || iso(day) != option)
      return problem("usage.value", "--date: '" + option + "' is not a date", {},
                     "write year, month, day: 2026-11-21", option);
    return option;
  }
  const char* epoch = std::getenv("SOURCE_DATE_EPOCH");
  if (!epoch || !*epoch) return std::string();
  const auto seconds_since = text::parse_number(epoch, {});
  if (!seconds_since || *seconds_since < 0 || *seconds_since > 253402300799.0)
    return problem("usage.value",
                   "SOURCE_DATE_EPOCH is not a number of seconds: '" + std::string(epoch) + "'", {},
                   "unset it, or give --date", epoch);
  return iso(year_month_day(sys_days(days(static_cast<int>(*seconds_since / 86400)))));
}

}  // namespace fcm::command
