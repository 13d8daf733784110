// SPDX-License-Identifier: MIT
//
// F=V on the command line: a factor and a value, split at the last "=", so that ids may hold "=".
#pragma once

#include <optional>
#include <string>

#include "fcm/result.hpp"
#include "fcm/simulate.hpp"

namespace fcm::command {

struct Assignment {
  std::string factor;
  double value = 0;
  When when;
};

/// `option` is the name in messages. Code usage.value.
Result<Assignment> read_assignment(const std::string& option, const std::string& word);

/// F, F=slightly, F=much or F=.3; .5 where no amount is given. Where what follows the last "=" is
/// no amount, all of it is the factor. Code usage.value for an amount outside (0, 1).
Result<Assignment> read_amount(const std::string& option, const std::string& word);

/// Takes the rounds off the end of `word`: F=V@3..10 (rounds 3 to 10), @3.. (from 3 on), @..10,
/// @3 (that round alone); then ,ramp=4 (grows over 4 rounds) and ,fades=50% (what is left of it
/// loses half each round after the end). Always where there is none. Code usage.value.
Result<When> take_rounds(const std::string& option, std::string& word);

}  // namespace fcm::command
