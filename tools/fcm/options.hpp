// SPDX-License-Identifier: MIT
//
// The options of one command line. CLI11 does the work, in options.cpp alone, because it is slow to
// compile.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/formats.hpp"
#include "fcm/group.hpp"
#include "fcm/project.hpp"
#include "fcm/result.hpp"
#include "fcm/workers.hpp"

namespace CLI {
class App;
}

namespace fcm::command {

struct Command;

/// What every command takes.
struct Common {
  bool json = false;
  bool quiet = false;
  bool verbose = false;
  bool no_color = false;
  bool overwrite = false;
  bool help = false;
  std::string output;  ///< empty: standard output
  Ranks ranks;         ///< not an option: who shares the draws
};

class Options {
 public:
  /// All of them.
  explicit Options(CLI::App& app) : app_(app) {}
  /// Positional arguments, and of the others those that `words` may name; the words outlive it.
  Options(CLI::App& app, const std::vector<std::string>& words) : app_(app), words_(&words) {}

  /// A positional argument.
  void input(const std::string& name, std::string& value, const std::string& help,
             bool required = true);
  /// Positional arguments, as many as there are.
  void inputs(const std::string& name, std::vector<std::string>& values, const std::string& help);
  void flag(const std::string& names, bool& value, const std::string& help);
  void text(const std::string& names, std::string& value, const std::string& placeholder,
            const std::string& help);
  void number(const std::string& names, std::optional<double>& value,
              const std::string& placeholder, const std::string& help);
  /// A number, or one of `words`.
  void number_or_word(const std::string& names, std::optional<double>& value, std::string& word,
                      const std::vector<std::string>& words, const std::string& placeholder,
                      const std::string& help);
  void count(const std::string& names, std::optional<std::size_t>& value,
             const std::string& placeholder, const std::string& help);
  /// May be given several times.
  void list(const std::string& names, std::vector<std::string>& values,
            const std::string& placeholder, const std::string& help);

  /// How files of other tools are to be read: --from, --scale, ...
  void reading(ReadOptions&);
  /// To whom a study is narrowed: --where, which may be given several times.
  void where(Group&);
  /// How a project or study is loaded: reading(), --where and --skip-refused.
  void loading(LoadOptions&);

  /// The positional arguments that must be there and are not, in words.
  std::optional<std::string> missing() const;

 private:
  struct Needed {
    std::string name;
    const std::string* value;
  };
  bool may_be_given(std::string_view names) const;
  void read_by(const std::string& names, const std::function<void(const std::string&)>& read,
               const std::string& placeholder, const std::string& help, bool repeats = false);

  CLI::App& app_;
  const std::vector<std::string>* words_ = nullptr;  ///< null: all that there are
  std::vector<Needed> needed_;
};

/// Reads `words` (without the program's name and the command's word) into the command's options.
/// Codes: usage.unknown_option, usage.missing, usage.value, usage.conflict, usage.extra.
Result<void> parse(const Command&, const std::vector<std::string>& words, Common&);

/// The options of a command, one per line, for its help.
std::string options_text(const Command&);

}  // namespace fcm::command
