// SPDX-License-Identifier: MIT
#include "assignment.hpp"

#include "text/number.hpp"

namespace fcm::command {

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
  return Assignment{word.substr(0, equals), *value};
}

Result<Assignment> read_amount(const std::string& option, const std::string& word) {
  const auto equals = word.rfind('=');
  if (equals == std::string::npos || equals == 0) return Assignment{word, 0.5};
  const std::string amount = word.substr(equals + 1);
  const std::string factor = word.substr(0, equals);
  if (amount == "slightly") return Assignment{factor, 0.25};
  if (amount == "much") return Assignment{factor, 0.75};
  const auto number = text::parse_number(amount, {});
  if (!number) return Assignment{word, 0.5};
  if (*number <= 0 || *number >= 1)
    return problem("usage.value", option + " " + word + ": the amount lies outside 0 to 1", {},
                   "say slightly (0.25), nothing (0.5), much (0.75), or a number between 0 and 1",
                   word);
  return Assignment{factor, *number};
}

}  // namespace fcm::command
