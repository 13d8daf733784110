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
  if (!value) {
    const std::string said = word.substr(equals + 1);
    const bool shape =
        said.find("ramp:") != std::string::npos || said.find("decay:") != std::string::npos;
    return problem("usage.value", option + " " + word + ": '" + said + "' is not a number", {},
                   shape ? "say in which rounds first: " + option + " trust=0.5@3..10,ramp:2"
                         : "write it as in " + option + " trust=0.5",
                   word);
  }
  return Assignment{word.substr(0, equals), *value};
}

Problem said_twice(const std::string& option, const std::string& factor) {
  return {.code = "usage.conflict",
          .message = option + " is given twice for '" + factor + "'",
          .value = factor,
          .hint = "leave one of them out"};
}

Result<std::map<std::string, double>> read_by_factor(const std::string& option,
                                                     const std::vector<std::string>& words,
                                                     const Map& map, std::optional<double>* all) {
  std::map<std::string, double> values;
  for (const std::string& word : words) {
    const auto assigned = read_assignment(option, word);
    if (!assigned) return tl::make_unexpected(assigned.error());
    if (all && assigned->factor == "all") {
      if (*all) return tl::make_unexpected(said_twice(option, "all"));
      *all = assigned->value;
      continue;
    }
    const auto factor = map.require(assigned->factor);
    if (!factor) return tl::make_unexpected(factor.error());
    const std::string& id = map.factors()[*factor].id;
    if (!values.emplace(id, assigned->value).second)
      return tl::make_unexpected(said_twice(option, id));
  }
  return values;
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
    return problem(
        "usage.value", option + " " + word + ": an amount lies between 0 and 1, without them", {},
        "say " + factor + "=slightly (0.25), " + factor + " alone (0.5), " + factor +
            "=much (0.75) or a number such as 0.9; to fix its state: --hold " + factor + "=1",
        word);
  return Assignment{factor, *number};
}

}  // namespace fcm::command
