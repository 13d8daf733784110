// SPDX-License-Identifier: MIT
//
// A command: its word, its help and what it does. One file each, command_<word>.cpp; the list
// FCM_COMMANDS in CMakeLists.txt makes the table.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "fcm/result.hpp"
#include "options.hpp"
#include "session.hpp"

namespace fcm::command {

/// Exit codes. docs/commands/index.md.
enum Exit : int { done = 0, could_not = 1, usage = 2, findings = 3, interrupted = 130 };

struct Command {
  std::string word;      ///< as typed
  std::string title;     ///< one line, no full stop
  std::string takes;     ///< the positional arguments, as in "MAP"
  std::string examples;  ///< command lines, one per line
  std::string about;     ///< a few plain sentences
  std::function<void(Options&)> options;
  std::function<Result<int>(Session&)> run;
  bool draws = false;  ///< may make draws, which ranks share (fcm-mpi)
};

const std::vector<Command>& commands();
const Command* command_named(std::string_view word);

/// `fcm` alone, `fcm help`, and `fcm help WORD`.
std::string first_screen();
std::string all_commands();
std::string help(const Command&);
std::string commands_as_json();
std::string help_as_json(const Command&);

}  // namespace fcm::command
