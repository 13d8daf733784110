// SPDX-License-Identifier: MIT
//
// What a command speaks through: results to standard output or -o, messages to standard error.
#pragma once

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

  /// Of these, the first alone writes and says anything.
  const Ranks& ranks() const { return common_.ranks; }

  /// Writes the result to -o, or to standard output. `owner_only`: readable by nobody else.
  Result<void> write(std::string_view bytes, bool owner_only = false) const;

  /// The answer of a project as text or JSON, which says first to whom it was narrowed.
  Result<void> write(const Loaded&, const std::string& answer, bool owner_only = false) const;

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

/// "2 voices left out: no consent to be analysed, or withdrawn"
std::string left_out_in_words(std::size_t voices);

}  // namespace fcm::command
