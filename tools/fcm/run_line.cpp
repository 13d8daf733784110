// SPDX-License-Identifier: MIT
#include "run_line.hpp"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <exception>
#include <new>
#include <string>
#include <vector>

#include "command.hpp"
#include "fcm/version.hpp"
#include "model_options.hpp"
#include "text/file.hpp"
#include "text/suggest.hpp"

namespace fcm::command {

#define FCM_ENTRY(word) Command word##_command();
#include "all_commands.inc"
#undef FCM_ENTRY

const std::vector<Command>& commands() {
  static const std::vector<Command> all = {
#define FCM_ENTRY(word) word##_command(),
#include "all_commands.inc"
#undef FCM_ENTRY
  };
  return all;
}

namespace {

void stop_at_once(int) {
  text::remove_unfinished();
  _exit(Exit::interrupted);
}

LineEnd fail(const Session& session, const Problem& found) {
  return {is_usage(found) ? Exit::usage : Exit::could_not, session.as_printed(found)};
}

Problem unknown_command(const std::string& word) {
  std::vector<std::string> words;
  for (const Command& command : commands()) words.push_back(command.word);
  words.push_back("help");
  std::string hint = text::did_you_mean(word, words);
  if (hint.empty() && text::exists(word)) hint = "to look at a file: fcm check " + word;
  if (hint.empty()) hint = "'fcm help' lists the commands";
  return {.code = "usage.unknown_command",
          .message = "there is no command '" + word + "'",
          .value = word,
          .hint = hint};
}

// The position of the command's word: options may stand before it.
std::size_t find_word(const std::vector<std::string>& words) {
  std::size_t at = 0;
  while (at < words.size() && words[at].size() > 1 && words[at][0] == '-')
    at += words[at] == "-o" || words[at] == "--output" ? 2 : 1;
  return at;
}

Result<int> run_command(const Command& command, const std::vector<std::string>& words,
                        Common& common) {
  Session session(common);
  if (const auto parsed = parse(command, words, common); !parsed)
    return tl::make_unexpected(parsed.error());
  // What needs no draws is no work to share; one rank writes.
  if (common.ranks.rank > 0 && !(command.draws && !common.help)) return Exit::done;
  if (!common.help) return command.run(session);
  if (const auto written = text::write_file("-", help(command)); !written)
    return tl::make_unexpected(written.error());
  return Exit::done;
}

Result<int> print(const std::string& text, const Common& common) {
  if (common.ranks.rank > 0) return Exit::done;
  if (const auto written = text::write_file("-", text); !written)
    return tl::make_unexpected(written.error());
  return Exit::done;
}

Result<int> run_words(std::vector<std::string> words, Common& common) {
  for (const std::string& word : words)  // also where the line itself is at fault
    if (word == "--json") common.json = true;
  if (words.empty()) return print(first_screen(), common);
  const std::size_t at = find_word(words);
  if (at >= words.size()) {
    if (words[0] == "--version") return print("fcm " + std::string(version()) + "\n", common);
    if (words[0] == "-h" || words[0] == "--help") return print(first_screen(), common);
    return problem("usage.missing", "no command is given", {}, "'fcm help' lists the commands");
  }
  const std::string word = words[at];
  words.erase(words.begin() + static_cast<std::ptrdiff_t>(at));
  if (word == "help") {
    words.erase(std::remove(words.begin(), words.end(), "--json"), words.end());
    if (words.empty()) return print(common.json ? commands_as_json() : all_commands(), common);
    const Command* command = command_named(words.back());
    if (!command) return tl::make_unexpected(unknown_command(words.back()));
    return print(common.json ? help_as_json(*command) : help(*command), common);
  }
  const Command* command = command_named(word);
  if (!command) return tl::make_unexpected(unknown_command(word));
  return run_command(*command, words, common);
}

}  // namespace

LineEnd run_line(int argc, char** argv, const Ranks& ranks) {
  std::signal(SIGINT, stop_at_once);
  // A launcher that ends the ranks of a run in which one has died asks once, and must not wait.
  if (ranks.size == 1) std::signal(SIGTERM, stop_at_once);
  std::signal(SIGPIPE, SIG_IGN);
  Common common;
  common.ranks = ranks;
  const Session session(common);
  try {
    const auto code = run_words({argv + 1, argv + argc}, common);
    return code ? LineEnd{*code, {}} : fail(session, code.error());
  } catch (const std::bad_alloc&) {
    return fail(session, {.code = "memory", .message = "there is not enough memory"});
  } catch (const std::exception& error) {
    return fail(session, {.code = "internal",
                          .message = std::string("this should not happen: ") + error.what(),
                          .hint = "please report it with the command line"});
  }
}

}  // namespace fcm::command
