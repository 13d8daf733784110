// SPDX-License-Identifier: MIT
#include "options.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <cmath>
#include <utility>

#include "command.hpp"
#include "text/file.hpp"
#include "text/number.hpp"
#include "text/suggest.hpp"

namespace fcm::command {
namespace {

// Thrown by an option that cannot use its value, caught in parse().
struct BadValue {
  Problem problem;
};

[[noreturn]] void refuse(const std::string& names, const std::string& value,
                         const std::string& expects, const std::string& hint = {}) {
  throw BadValue{{.code = "usage.value",
                  .message = names.substr(names.rfind(',') + 1) + " expects " + expects +
                             ", not '" + value + "'",
                  .value = value,
                  .hint = hint}};
}

/// What helps in a table need not help on a line.
std::string hint_for(const Problem& number) {
  return number.code == "number.decimal_comma" ? "write a point" : "";
}

void add_common(Options& options, Common& common) {
  options.text("-o,--output", common.output, "FILE",
               "write the result there instead of to standard output");
  options.flag("--overwrite", common.overwrite, "replace what is already there");
  options.flag("--json", common.json, "results and errors as JSON, with a schema name");
  options.flag("-q,--quiet", common.quiet, "no messages but errors");
  options.flag("-v,--verbose", common.verbose, "more messages");
  options.flag("--no-color", common.no_color, "no colours, also where a terminal has them");
  options.flag("-h,--help", common.help, "show this help");
}

/// Every option that a command has, to be listed.
struct AllOptions {
  explicit AllOptions(const Command& command) {
    app.set_help_flag();
    Options options(app);
    command.options(options);
    add_common(options, common);
  }

  CLI::App app;
  Common common;
};

std::vector<std::string> long_names(const Command& command) {
  const AllOptions all(command);
  std::vector<std::string> names;
  for (const CLI::Option* option : all.app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

Problem unknown(const Command& command, const std::string& word) {
  const std::string see = "'fcm help " + command.word + "' lists the options";
  if (word.size() > 1 && word[0] == '-') {
    const std::string name = word.substr(0, word.find('='));
    const std::string near = text::did_you_mean(name, long_names(command));
    return {.code = "usage.unknown_option",
            .message = "fcm " + command.word + " has no option '" + name + "'",
            .value = name,
            .hint = near.empty() ? see : near};
  }
  return {.code = "usage.extra",
          .message = "fcm " + command.word + " does not know what to do with '" + word + "'",
          .value = word,
          .hint = see};
}

/// A number, and perhaps the rounds in which it holds.
bool is_amount(const std::string& text) {
  return text::parse_number(text.substr(0, text.find('@')), {}).has_value();
}

// One line of several F=V after one option ("--start A=1 B=0") reads as the option given again.
std::vector<std::string> spread_assignments(const std::vector<std::string>& words) {
  std::vector<std::string> spread;
  std::string option;  // set while the last word was an F=V of it
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const auto equals = word.rfind('=');
    const bool assigns = equals != std::string::npos && equals > 0 && word[0] != '-' &&
                         is_amount(word.substr(equals + 1));
    const bool takes = word == "--start" || word == "--clamp" || word == "--hold" ||
                       word == "--push" || word == "--memory";
    if (takes && i + 1 < words.size()) {
      spread.push_back(word);
      spread.push_back(words[++i]);
      option = word;
    } else if (!option.empty() && assigns) {
      spread.push_back(option);
      spread.push_back(word);
    } else {
      spread.push_back(word);
      option.clear();
    }
  }
  return spread;
}

}  // namespace

/// Whether the line may name one of "-o,--output": what nobody gave is not made known to CLI11,
/// which compares every new option with all it has. Short ones may stand together, as in -qv.
bool Options::may_be_given(std::string_view names) const {
  if (!words_) return true;
  for (std::size_t at = 0; at < names.size();) {
    const std::string_view name = names.substr(at, names.find(',', at) - at);
    const bool is_short = name.size() == 2;
    const auto has_it = [&](std::string_view word) {
      if (!is_short) return word.starts_with(name);
      return word.starts_with('-') && word.find(name[1]) != std::string_view::npos;
    };
    if (std::any_of(words_->begin(), words_->end(), has_it)) return true;
    at += name.size() + 1;
  }
  return false;
}

void Options::read_by(const std::string& names, const std::function<void(const std::string&)>& read,
                      const std::string& placeholder, const std::string& help, bool repeats) {
  if (!may_be_given(names)) return;
  app_.add_option_function<std::string>(names, read, help)
      ->trigger_on_parse(repeats)
      ->option_text(placeholder);
}

void Options::input(const std::string& name, std::string& value, const std::string& help,
                    bool required) {
  app_.add_option(name, value, help)->option_text(name);
  if (required) needed_.push_back({name, &value});
}

void Options::inputs(const std::string& name, std::vector<std::string>& values,
                     const std::string& help) {
  app_.add_option(name, values, help)->option_text(name);
}

void Options::flag(const std::string& names, bool& value, const std::string& help) {
  if (may_be_given(names)) app_.add_flag(names, value, help);
}

void Options::text(const std::string& names, std::string& value, const std::string& placeholder,
                   const std::string& help) {
  if (may_be_given(names)) app_.add_option(names, value, help)->option_text(placeholder);
}

void Options::number(const std::string& names, std::optional<double>& value,
                     const std::string& placeholder, const std::string& help) {
  const auto read = [names, &value](const std::string& word) {
    const auto number = text::parse_number(word, {});
    if (!number) refuse(names, word, "a number such as 0.5", hint_for(number.error()));
    value = *number;
  };
  read_by(names, read, placeholder, help);
}

void Options::number_or_word(const std::string& names, std::optional<double>& value,
                             std::string& word, const std::vector<std::string>& words,
                             const std::string& placeholder, const std::string& help) {
  const auto read = [names, &value, &word, words](const std::string& given) {
    if (std::find(words.begin(), words.end(), given) != words.end()) {
      word = given;
      return;
    }
    const auto number = text::parse_number(given, {});
    if (!number) {
      std::string all = "a number such as 0.5";
      for (const std::string& each : words) all += ", or " + each;
      refuse(names, given, all, hint_for(number.error()));
    }
    value = *number;
  };
  read_by(names, read, placeholder, help);
}

void Options::count(const std::string& names, std::optional<std::size_t>& value,
                    const std::string& placeholder, const std::string& help) {
  const auto read = [names, &value](const std::string& word) {
    const auto number = text::parse_number(word, {});
    constexpr double most = 1e15;  // every whole number up to it is a double of its own
    if (!number || *number < 0 || *number != std::floor(*number))
      refuse(names, word, "a whole number from 0 up");
    if (*number > most) refuse(names, word, "at most 1,000,000,000,000,000");
    value = static_cast<std::size_t>(*number);
  };
  read_by(names, read, placeholder, help);
}

void Options::list(const std::string& names, std::vector<std::string>& values,
                   const std::string& placeholder, const std::string& help) {
  if (!may_be_given(names)) return;
  app_.add_option(names, values, help)
      ->expected(1)
      ->allow_extra_args(false)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->option_text(placeholder);
}

void Options::reading(ReadOptions& read) {
  text("--from", read.from, "FORMAT", "read as; 'fcm formats' lists them");
  const auto scale = [&read](const std::string& value) {
    const Result<double> number = text::parse_number(value, {});
    if (!number || !(*number >= 1)) refuse("--scale", value, "a number from 1 on");
    read.scale = *number;
  };
  read_by("--scale", scale, "MAX", "the largest size of a weight: all are divided by it");
  const auto missing_code = [&read](const std::string& value) {
    const Result<double> code = text::parse_number(value, {});
    if (!code) refuse("--missing", value, "a number such as 9999");
    read.missing.push_back(*code);
  };
  read_by("--missing", missing_code, "CODE",
          "this number stands for a missing weight; may be repeated", true);
  flag("--transpose", read.transpose, "the rows of the matrix are effects");
  flag("--association", read.association, "take links without direction as links both ways");
  text("--pick", read.pick, "NAME", "of several maps in one file, this one: its name or number");
  text("--weight-field", read.weight, "NAME", "the field or column that holds the weights");
  text("--claims", read.claims, "WHICH",
       "how coders wrote down causes: links, quotations, arrows, roles");
  const auto mapping = [&read](const std::string& path) {
    Result<std::string> bytes = text::read_file(path);
    if (!bytes) throw BadValue{bytes.error()};
    read.mapping = std::move(*bytes);
  };
  read_by("--mapping", mapping, "FILE", "a saved mapping: 'fcm import --save-mapping' writes one");
}

void Options::where(Group& group) {
  const auto read = [&group](const std::string& text) {
    Result<Group> asked = parse_group(text);
    if (!asked) throw BadValue{asked.error()};
    for (Group::Condition& condition : asked->conditions)
      group.conditions.push_back(std::move(condition));
  };
  read_by("--where", read, "A=V",
          "only these voices: place=Horley; with a comma, or given again, both must hold", true);
}

void Options::loading(LoadOptions& load) {
  reading(load.read);
  where(load.where);
  flag("--skip-refused", load.skip_refused, "go on without refused rows");
}

std::optional<std::string> Options::missing() const {
  for (const Needed& needed : needed_)
    if (needed.value->empty()) return needed.name;
  return std::nullopt;
}

Result<void> parse(const Command& command, const std::vector<std::string>& words, Common& common) {
  CLI::App app;
  app.set_help_flag();
  Options options(app, words);
  command.options(options);
  add_common(options, common);
  auto reversed = spread_assignments(words);
  std::reverse(reversed.begin(), reversed.end());
  const std::string see = "'fcm help " + command.word + "' shows how";
  try {
    app.parse(reversed);
  } catch (const BadValue& bad) {
    return tl::make_unexpected(bad.problem);
  } catch (const CLI::ExtrasError&) {
    return tl::make_unexpected(unknown(command, app.remaining().front()));
  } catch (const CLI::ArgumentMismatch& mismatch) {
    const std::string said = mismatch.what();  // "--lambda: 1 required TEXT missing"
    const std::string name = said.substr(0, said.find(':'));
    if (app.get_option(name)->count() > 1)
      return problem("usage.conflict", name + " is given more than once", {},
                     "it takes one value: leave the others out");
    return problem("usage.value", name + " needs a value", {}, see);
  } catch (const CLI::ParseError& error) {
    return problem("usage.value", error.what(), {}, see);
  }
  if (common.help) return {};
  if (const auto name = options.missing())
    return problem("usage.missing", "fcm " + command.word + " needs " + *name, {}, see);
  return {};
}

std::string options_text(const Command& command) {
  const AllOptions all(command);
  std::string lines;
  for (const CLI::Option* option : all.app.get_options()) {
    std::string names = option->get_name(option->nonpositional() ? false : true);
    if (option->nonpositional()) {
      names.clear();
      for (const std::string& name : option->get_snames()) names += "-" + name + ", ";
      for (const std::string& name : option->get_lnames()) names += "--" + name;
      const std::string& placeholder = option->get_option_text();
      if (!placeholder.empty()) names += " " + placeholder;
    }
    if (names.size() < 24)
      names.resize(24, ' ');
    else
      names += "\n" + std::string(26, ' ');
    lines += "  " + names + option->get_description() + "\n";
  }
  return lines;
}

}  // namespace fcm::command
