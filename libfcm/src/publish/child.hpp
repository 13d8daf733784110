// SPDX-License-Identifier: MIT
//
// Other programs, started without a shell and stopped when they take too long.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "fcm/result.hpp"

namespace fcm::reporting {

struct Call {
  std::vector<std::string> command;  ///< program, looked up on PATH, and its arguments
  std::string input;                 ///< given on standard input
};

/// Runs all calls side by side and gives what each wrote to standard output, in the order of the
/// calls. Codes: child.not_found, child.failed, child.too_slow.
std::vector<Result<std::string>> run_children(const std::vector<Call>&,
                                              std::chrono::milliseconds limit);

}  // namespace fcm::reporting
