// SPDX-License-Identifier: MIT
#include "assignment.hpp"

#include <algorithm>
#include <cmath>

#include "text/number.hpp"

namespace fcm::command {
namespace {

/// A whole number from 1 up.
std::optional<std::size_t> round_of(const std::string& word) {
  const auto number = text::parse_number(word, {});
  if (!number || *number < 1 || *number > 1e6 || std::floor(*number) != *number) return {};
  return static_cast<std::size_t>(*number);
}

/// "3..10", "3..", "..10" or "3".
bool read_window(const std::string& word, When& when) {
  const auto dots = word.find("..");
  const std::string first = word.substr(0, dots);
  const auto from = round_of(first);
  if (dots == std::string::npos) {
    if (from) when.from = *(when.until = from);
    return from.has_value();
  }
  const std::string last = word.substr(dots + 2);
  const auto until = round_of(last);
  when.from = from.value_or(1);
  when.until = until;
  return (from || first.empty()) && (until || last.empty()) && (from || until);
}

bool read_rounds_part(const std::string& part, When& when) {
  if (part.rfind("ramp=", 0) == 0) {
    const auto ramp = round_of(part.substr(5));
    when.ramp = ramp.value_or(0);
    return ramp.has_value();
  }
  if (part.rfind("fades=", 0) == 0) {
    const auto share = text::parse_number(part.substr(6), {});
    when.decay = 1 - share.value_or(1);
    return share && *share > 0 && *share <= 1;
  }
  return read_window(part, when);
}

}  // namespace

Result<When> take_rounds(const std::string& option, std::string& word) {
  When when;
  const auto at = word.rfind('@');
  const std::string said = at == std::string::npos ? "" : word.substr(at + 1);
  const bool rounds =
      !said.empty() && (said.find_first_of("0123456789.") == 0 || said.rfind("ramp=", 0) == 0 ||
                        said.rfind("fades=", 0) == 0);
  if (!rounds || at == 0) return when;
  for (std::size_t begin = 0; begin <= said.size();) {
    const auto comma = std::min(said.find(',', begin), said.size());
    if (!read_rounds_part(said.substr(begin, comma - begin), when))
      return problem("usage.value", option + " " + word + ": '" + said + "' names no rounds", {},
                     "write it as in @3..10, @3.., @..10, @3 or @3..10,ramp=4,fades=50%", word);
    begin = comma + 1;
  }
  word.erase(at);
  return when;
}

Result<Assignment> read_assignment(const std::string& option, const std::string& word) {
  const auto equals = word.rfind('=');
  if (equals == std::string::npos || equals == 0)
    return problem("usage.value", option + " expects FACTOR=VALUE, not '" + word + "'", {},
                   "write it as in " + option + " trust=0.5", word);
  const auto value = text::parse_number(word.substr(equals + 1), {});
  if (!value)
    return problem("usage.value",
                   option + " " + word + ": '" + word.substr(equals + 1) + "' is not a number", {},
                   "write it as in " + option + " trust=0.5", word);
  return Assignment{word.substr(0, equals), *value, {}};
}

Result<Assignment> read_amount(const std::string& option, const std::string& word) {
  const auto equals = word.rfind('=');
  if (equals == std::string::npos || equals == 0) return Assignment{word, 0.5, {}};
  const std::string amount = word.substr(equals + 1);
  const std::string factor = word.substr(0, equals);
  if (amount == "slightly") return Assignment{factor, 0.25, {}};
  if (amount == "much") return Assignment{factor, 0.75, {}};
  const auto number = text::parse_number(amount, {});
  if (!number) return Assignment{word, 0.5, {}};
  if (*number <= 0 || *number >= 1)
    return problem("usage.value", option + " " + word + ": the amount lies outside 0 to 1", {},
                   "say slightly (0.25), nothing (0.5), much (0.75), or a number between 0 and 1",
                   word);
  return Assignment{factor, *number, {}};
}

}  // namespace fcm::command
