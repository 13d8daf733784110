// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <memory>

#include "command.hpp"
#include "fcm/agreement.hpp"
#include "fcm/project.hpp"
#include "formats/written.hpp"
#include "json.hpp"
#include "read_back.hpp"
#include "saturation_words.hpp"
#include "study/decisions.hpp"
#include "text/file.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

struct CheckCommand {
  std::vector<std::string> paths;
  std::string rejects, suggest;
  ReadOptions read;
  Group where;
  bool strict = false;
};

struct Checked {
  std::string path, names;
  std::string format;  ///< as which it was read
  Loaded loaded;
  bool readable = false;  ///< false: the account holds nothing but why
  Account account;
  std::vector<ReadBack> read_back;
  std::size_t count(Severity severity) const {
    const auto& all = account.problems();
    return static_cast<std::size_t>(std::count_if(
        all.begin(), all.end(), [&](const Problem& found) { return found.severity == severity; }));
  }
};

// Whether every scenario can be said on this map; each is tried by itself.
void try_scenarios(Checked& checked) {
  const Loaded& loaded = checked.loaded;
  if (checked.account.has_errors() || loaded.every_lever) return;
  for (const Scenario& scenario : loaded.project.scenarios) {
    const auto tried = what_if(loaded.map, loaded.model, {scenario});
    if (tried) continue;
    Problem found = tried.error();
    const auto& places = loaded.project.places;
    if (const auto at = places.find("scenarios/" + scenario.name);
        found.place.line == 0 && at != places.end())
      found.place = at->second;
    checked.account.add(found);
  }
}

Checked check_files(const Files& files, const CheckCommand& options) {
  Checked checked{.path = files.path, .names = files.names(), .format = files.format.value_or("")};
  auto loaded = load(
      files, {.keep_going = true, .every = true, .where = options.where, .read = options.read});
  if (!loaded) {
    checked.account.add(loaded.error());
    return checked;
  }
  checked.loaded = std::move(*loaded);
  checked.readable = true;
  checked.account = checked.loaded.account;
  checked.read_back = read_back(checked.loaded.map, checked.loaded.project.outcomes);
  try_scenarios(checked);
  return checked;
}

text::Json as_json(const Checked& checked) {
  const Account& account = checked.account;
  text::Json object{{"schema", "fcm.check/1"},         {"format", checked.format},
                    {"read", account.read()},          {"kept", account.kept()},
                    {"merged", account.merged()},      {"refused", account.refused()},
                    {"problems", text::Json::array()}, {"tables", text::Json::array()},
                    {"read_back", text::Json::array()}};
  for (const Problem& found : account.problems()) object["problems"].push_back(to_json(found));
  for (const TableAccount& table : account.tables) object["tables"].push_back(to_json(table));
  object["problems_not_kept"] = account.problems_not_kept();
  object["withheld"] = checked.loaded.evidence.withheld;
  if (checked.loaded.narrowed) object["where"] = to_json(*checked.loaded.narrowed);
  object["saturation"] = checked.loaded.has_study && checked.readable
                             ? to_json(saturation(checked.loaded.evidence))
                             : text::Json();
  const Map& map = checked.loaded.map;
  for (const ReadBack& said : checked.read_back) {
    const Link& link = map.links()[said.link];
    object["read_back"].push_back({{"from", map.factors()[link.from].id},
                                   {"to", map.factors()[link.to].id},
                                   {"forth", said.forth},
                                   {"back", said.back}});
  }
  return object;
}

std::string as_json(const std::vector<Checked>& all) {
  if (all.size() == 1) return text::write_json(as_json(all.front()));
  text::Json object{{"schema", "fcm.checks/1"}, {"checks", text::Json::array()}};
  for (const Checked& one : all) {
    text::Json check = as_json(one);
    check["path"] = one.path;
    object["checks"].push_back(std::move(check));
  }
  return text::write_json(object);
}

/// How far coders agree, a line for each two, or one for many; empty where no text was read twice.
std::string coders_text(const Loaded& loaded) {
  std::string text;
  if (!loaded.has_study || loaded.narrowed) return text;
  const auto agreed = agreement(loaded.study, loaded.project.evidence);
  if (!agreed) return text;
  if (agreed->pairs.size() > 3)
    return text::grouped(agreed->coders.size()) +
           " coders: Krippendorff's alpha of what they found " +
           (agreed->found.value ? text::fixed(*agreed->found.value, 2) : "not known") + "\n";
  for (const CoderPair& pair : agreed->pairs) {
    text += "coders " + agreed->coders[pair.one] + " and " + agreed->coders[pair.other] + ": of " +
            counted(pair.either_saw(), "statement", "statements") +
            " in what both read, both found " + text::grouped(pair.both_saw);
    if (pair.found.value) text += "; kappa " + text::fixed(*pair.found.value, 2);
    if (pair.found.low)
      text +=
          " (" + text::fixed(*pair.found.low, 2) + " to " + text::fixed(*pair.found.high, 2) + ")";
    text += "\n";
  }
  return text;
}

std::string tables_text(const Checked& checked) {
  TextTable table({"table", "read", "kept", "merged", "refused"});
  const auto& tables = checked.account.tables;
  for (const TableAccount& one : tables) {
    const bool alone = std::count_if(tables.begin(), tables.end(), [&](const TableAccount& other) {
                         return other.file == one.file;
                       }) == 1;
    table.add({alone ? one.file : one.file + " (" + one.table + ")", text::grouped(one.read),
               text::grouped(one.kept), text::grouped(one.merged), text::grouped(one.refused)});
  }
  if (table.empty()) return {};
  const Loaded& loaded = checked.loaded;
  std::string line = counted(loaded.map.size(), "factor", "factors") + ", " +
                     counted(loaded.map.links().size(), "link", "links");
  if (loaded.has_study)
    line = counted(loaded.evidence.voices.size(), "voice", "voices") + ", " + line;
  if (!loaded.project.file.empty() && !loaded.every_lever)
    line += ", " + counted(loaded.project.scenarios.size(), "scenario", "scenarios");
  // Of another tool's file people should see what it was taken for.
  const bool ours = checked.format == "study" || checked.format == "claims" ||
                    checked.format == "map" || checked.format == "project";
  if (!ours) line += ", read as " + checked.format;
  line += "\n";
  if (loaded.narrowed) line += in_words(*loaded.narrowed) + "\n";
  if (const std::size_t withheld = loaded.evidence.withheld; withheld > 0)
    line += left_out_in_words(withheld) + "\n";
  line += coders_text(loaded);
  if (loaded.has_study) line += in_one_line(saturation(loaded.evidence));
  return table.text("lrrrr", "") + line + "\n";
}

// Problems of one severity, the same codes together, the first few of each.
std::string problems_text(const Checked& checked, Severity severity, bool all) {
  constexpr std::size_t shown = 5;
  std::vector<std::string> codes;
  std::map<std::string, std::vector<const Problem*>> by_code;
  for (const Problem& found : checked.account.problems()) {
    if (found.severity != severity) continue;
    if (by_code[found.code].empty()) codes.push_back(found.code);
    by_code[found.code].push_back(&found);
  }
  std::string text;
  for (const std::string& code : codes) {
    const auto& found = by_code[code];
    for (std::size_t i = 0; i < found.size() && (all || i < shown); ++i)
      text += to_text(*found[i]) + "\n";
    if (!all && found.size() > shown)
      text += "  ... and " + text::grouped(found.size() - shown) + " more [" + code +
              "]; -v shows all\n";
  }
  return text.empty() ? text : text + "\n";
}

std::string ending_text(const Checked& checked) {
  const std::size_t errors = checked.count(Severity::error);
  const std::size_t warnings = checked.count(Severity::warning);
  const std::string doubts = warnings ? ", " + counted(warnings, "doubt", "doubts") : "";
  if (errors > 0) return counted(errors, "problem", "problems") + " to mend" + doubts + "\n";
  // A list of codes alone is no map, and run takes one path.
  const bool only_codes = checked.loaded.has_study && checked.loaded.study.claims.empty();
  const bool runs = checked.names == checked.path && !only_codes;
  const std::string next = runs ? "next: fcm run " + checked.path + " -o out\n" : std::string();
  return "nothing to mend" + doubts + "\n" + next;
}

std::string as_text(const Checked& checked, bool all) {
  std::string text = tables_text(checked);
  text += problems_text(checked, Severity::error, all);
  text += problems_text(checked, Severity::warning, all);
  if (all) text += problems_text(checked, Severity::note, all);
  if (!checked.read_back.empty()) {
    text += "Read back to whoever coded it: a good thing raises a bad one, or the reverse\n";
    for (const ReadBack& said : checked.read_back)
      text += "  " + text::shown(said.forth) + "\n    and " + text::shown(said.back) + "\n";
    text += "\n";
  }
  return text + ending_text(checked);
}

std::string as_text(const std::vector<Checked>& all, bool everything) {
  if (all.size() == 1) return as_text(all.front(), everything);
  std::string text;
  for (const Checked& one : all)
    text += (text.empty() ? "== " : "\n== ") + one.names + "\n" + as_text(one, everything);
  return text;
}

Result<void> write_refused(const Account& account, const std::string& path,
                           const Session& session) {
  const std::string rows = write_rejects(account);
  if (rows.empty()) {
    session.say("no claim was refused: " + path + " is not written");
    return {};
  }
  auto written = session.write_file(path, rows, Audience::working);
  if (written) session.say("wrote " + path + ": mend the rows and read them again");
  return written;
}

Result<void> write_suggested(const Loaded& loaded, const std::string& path,
                             const Session& session) {
  const text::SheetToWrite sheet = study::suggested_decisions(loaded.study);
  if (sheet.rows.size() == 1) {
    session.say("no names look like one factor: " + path + " is not written");
    return {};
  }
  auto written = session.write_file(path, detail::written(sheet, ".csv"), Audience::working);
  if (written)
    session.say("wrote " + path +
                ": write merge or opposite where you agree, and save it as decisions.csv in the "
                "study");
  return written;
}

std::optional<Audience> made_for_all(const std::vector<Checked>& all) {
  for (const Checked& one : all)
    if (const auto audience = made_for(one.loaded)) return audience;
  return std::nullopt;
}

Result<int> run(const CheckCommand& options, const Session& session) {
  if (options.paths.empty())
    return problem("usage.missing", "fcm check needs PATH", {}, "'fcm help check' shows how");
  std::vector<Checked> all;
  for (const Files& files : open_files(options.paths, options.read))
    all.push_back(check_files(files, options));
  if (all.size() > 1 && !(options.rejects.empty() && options.suggest.empty()))
    return problem("usage.conflict", "--rejects and --suggest go with one study",
                   {options.paths.front()}, "check the files one by one for them");
  if (!options.rejects.empty()) {
    const auto rejected = write_refused(all.front().account, options.rejects, session);
    if (!rejected) return tl::make_unexpected(rejected.error());
  }
  if (!options.suggest.empty() && all.front().loaded.has_study) {
    const auto suggested = write_suggested(all.front().loaded, options.suggest, session);
    if (!suggested) return tl::make_unexpected(suggested.error());
  }
  const auto written = session.write_answer(
      session.json() ? as_json(all) : as_text(all, session.verbose()), made_for_all(all));
  if (!written) return tl::make_unexpected(written.error());
  const auto is_bad = [](const Checked& one) {
    return one.account.has_errors() || one.account.refused_everywhere() > 0;
  };
  const auto is_doubtful = [](const Checked& one) { return one.count(Severity::warning) > 0; };
  if (std::any_of(all.begin(), all.end(), is_bad)) return Exit::could_not;
  return options.strict && std::any_of(all.begin(), all.end(), is_doubtful) ? Exit::findings
                                                                            : Exit::done;
}

}  // namespace

Command check_command() {
  const auto options = std::make_shared<CheckCommand>();
  return {.word = "check",
          .title = "is everything understood, and what should be looked at again?",
          .takes = "PATH...",
          .examples =
              "  fcm check my-study\n"
              "  fcm check claims.csv --rejects to-mend.csv\n"
              "  fcm check project.yaml --json\n",
          .about =
              "Reads a project, a study folder, a claims table or a map and accounts for every "
              "row: read =\nkept + merged + refused. Exits 1 where a row was refused or "
              "something does not fit.",
          .options =
              [options](Options& line) {
                line.inputs("PATH...", options->paths, "what to check; - is standard input");
                line.text("--rejects", options->rejects, "FILE.csv",
                          "write the refused rows there, to mend and re-read");
                line.text("--suggest", options->suggest, "FILE.csv",
                          "write which names may be one factor, to decide upon");
                line.flag("--strict", options->strict, "exit 3 where there are doubts");
                line.reading(options->read);
                line.where(options->where);
              },
          .run = [options](Session& session) { return run(*options, session); }};
}

}  // namespace fcm::command
