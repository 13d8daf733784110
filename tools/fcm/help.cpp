// SPDX-License-Identifier: MIT
#include <algorithm>

#include "command.hpp"
#include "text/json.hpp"

namespace fcm::command {
namespace {

std::string line_of(const Command& command) {
  std::string word = command.word;
  word.resize(12, ' ');
  return "  " + word + command.title + "\n";
}

}  // namespace

const Command* command_named(std::string_view word) {
  const auto& all = commands();
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const Command& command) { return command.word == word; });
  return found == all.end() ? nullptr : &*found;
}

std::string first_screen() {
  std::string text =
      "fcm: from what people said to what might change, and on whose words that rests\n\n"
      "  fcm new my-study             make a small project to look at and to change\n"
      "  fcm check my-study           is everything understood?\n"
      "  fcm run my-study -o out      the report: out/report.html\n\n";
  for (const char* word : {"new", "check", "run"})
    if (const Command* command = command_named(word)) text += line_of(*command);
  return text + "\n'fcm help' lists all commands, 'fcm help run' explains one.\n";
}

std::string all_commands() {
  std::string text = "fcm COMMAND [options]\n\n";
  for (const Command& command : commands()) text += line_of(command);
  return text +
         "\n'fcm help COMMAND' explains one. Every command takes --json, -o FILE, --overwrite,\n"
         "-q, -v and --no-color; '-' is standard input or output.\n"
         "Exit codes: 0 done, 1 could not, 2 wrong usage, 3 done with findings under --strict,\n"
         "130 interrupted.\n";
}

std::string help(const Command& command) {
  std::string text = "fcm " + command.word + ": " + command.title + "\n\n";
  text += command.examples + "\n" + command.about + "\n\n";
  text += "Usage: fcm " + command.word;
  if (!command.takes.empty()) text += " " + command.takes;
  return text + " [options]\n\n" + options_text(command);
}

std::string commands_as_json() {
  text::Json all = text::Json::array();
  for (const Command& command : commands())
    all.push_back({{"command", command.word}, {"title", command.title}, {"takes", command.takes}});
  return text::write_json({{"schema", "fcm.help/1"}, {"commands", all}});
}

std::string help_as_json(const Command& command) {
  return text::write_json({{"schema", "fcm.help/1"},
                           {"command", command.word},
                           {"title", command.title},
                           {"takes", command.takes},
                           {"text", help(command)}});
}

}  // namespace fcm::command
