// SPDX-License-Identifier: MIT
//
// F=V on the command line: a factor and a value, split at the last "=", so that ids may hold "=".
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/result.hpp"

namespace fcm::command {

struct Assignment {
  std::string factor;
  double value = 0;
};

/// `option` is the name in messages. Code usage.value.
Result<Assignment> read_assignment(const std::string& option, const std::string& word);

/// What an option says by factor id, each factor once; all=V goes into `all` where that is given.
/// Codes usage.value, usage.conflict, factor.unknown.
Result<std::map<std::string, double>> read_by_factor(const std::string& option,
                                                     const std::vector<std::string>& words,
                                                     const Map&, std::optional<double>* all = {});

/// The problem that an option says two things of one factor.
Problem said_twice(const std::string& option, const std::string& factor);

/// F, F=slightly, F=much or F=.3; .5 where no amount is given. Where what follows the last "=" is
/// no amount, all of it is the factor. Code usage.value for an amount outside (0, 1).
Result<Assignment> read_amount(const std::string& option, const std::string& word);

}  // namespace fcm::command
