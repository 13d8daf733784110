// SPDX-License-Identifier: MIT
//
// What a command speaks through: results to standard output or -o, messages to standard error.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fcm/account.hpp"
#include "fcm/project.hpp"
#include "fcm/result.hpp"
#include "options.hpp"

namespace fcm::command {

class Session {
 public:
  explicit Session(const Common& common) : common_(common) {}

  bool json() const { return common_.json; }
  bool quiet() const { return common_.quiet; }
  bool verbose() const { return common_.verbose; }
  bool overwrite() const { return common_.overwrite; }
  const std::string& output() const { return common_.output; }
  bool to_file() const { return !common_.output.empty() && common_.output != "-"; }

  /// Of these, the first alone writes and says anything.
  const Ranks& ranks() const { return common_.ranks; }

  /// Writes the result to -o, or to standard output: for an audience, or for none where nobody is
  /// in it. A working copy is readable by its owner alone, and said to be one.
  Result<void> write(std::string_view bytes, std::optional<Audience>) const;

  /// An answer as text or JSON, which says first what it is, and to whom a study was narrowed. Text
  /// says that it is a working copy in a file alone.
  Result<void> write_answer(const std::string&, std::optional<Audience>,
                            const std::optional<Narrowed>& = {}) const;
  /// That of a project, for made_for() it.
  Result<void> write_answer(const Loaded&, const std::string&) const;

  /// A file beside -o, of which nothing is said.
  Result<void> write_file(const std::string& path, std::string_view bytes,
                          std::optional<Audience>) const;

  /// A line for people on standard error; not with --quiet.
  void say(const std::string& line) const;
  /// Only with --verbose.
  void detail(const std::string& line) const;
  /// A problem in full, also with --quiet; as one JSON object with --json.
  void report(const Problem&) const;
  /// What report() prints.
  std::string as_printed(const Problem&) const;
  /// How a read went: the account in one line, and its warnings grouped by code; not with --quiet.
  void account(const Account&) const;
  /// How many voices consent leaves out, where any is.
  void left_out(std::size_t voices) const;

 private:
  const Common& common_;
};

/// For whom an answer about it is: working where people are behind it, a study or a map that counts
/// them; none of a map that nobody is in.
std::optional<Audience> made_for(const Loaded&);

/// ": a working copy, for you alone", or nothing.
std::string as_what(std::optional<Audience>);

/// "2 voices left out: no consent to be analysed, or withdrawn"
std::string left_out_in_words(std::size_t voices);

}  // namespace fcm::command
