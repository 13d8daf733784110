// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "fcm/workers.hpp"

namespace fcm::command {

/// What a whole command line came to.
struct LineEnd {
  int code = 0;         ///< the exit code
  std::string message;  ///< what went wrong, as it is to be printed; empty where nothing did
};

/// Reads the command line and runs its command. Prints everything but the message of the end.
LineEnd run_line(int argc, char** argv, const Ranks& = {});

}  // namespace fcm::command
