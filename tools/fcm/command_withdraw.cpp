// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <memory>

#include "command.hpp"
#include "dates.hpp"
#include "fcm/withdraw.hpp"
#include "fcm/workshop.hpp"
#include "folder.hpp"
#include "json.hpp"
#include "text/file.hpp"
#include "text/json.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

struct WithdrawCommand {
  std::string path, respondent, date, anew;
  bool dry_run = false;
  ReadOptions read;
};

/// Where the tables are, and whether a project stands on them.
struct Where {
  std::string study, date;
  bool project = false;
};

Result<Where> where(const WithdrawCommand& options) {
  const auto date = date_of(options.date);
  if (!date) return tl::make_unexpected(date.error());
  if (options.path == "-")
    return problem("withdraw.format", "fcm cannot take a voice out of standard input", {},
                   "name the file or folder that holds the study");
  const Result<std::string> what = what_is(options.path);
  if (!what || *what != "project") return Where{.study = options.path, .date = *date};
  const Result<Project> project = read_project(options.path);
  if (!project) return tl::make_unexpected(project.error());
  return Where{
      .study = project->study, .date = date->empty() ? project->date : *date, .project = true};
}

/// The report goes into a folder that may hold the one before.
Result<void> may_run_again(const Session& session) {
  const std::string& folder = session.output();
  const std::string report = (std::filesystem::path(folder) / "report.html").string();
  if (folder.empty() || session.overwrite() || !text::exists(report)) return {};
  return problem("output.exists", "'" + report + "' is there already", {},
                 "give another folder, or --overwrite; nothing was withdrawn yet", report);
}

Result<int> run_again(const WithdrawCommand& options, const Session& session) {
  const Command& run = *command_named("run");
  std::vector<std::string> words = {options.path, "-o", session.output()};
  if (session.overwrite()) words.emplace_back("--overwrite");
  if (session.quiet()) words.emplace_back("-q");
  if (!options.date.empty()) words.insert(words.end(), {"--date", options.date});
  Common common;
  if (const auto parsed = parse(run, words, common); !parsed)
    return tl::make_unexpected(parsed.error());
  Session of_run(common);
  return run.run(of_run);
}

/// A study is changed where it stands, or written anew where somebody says.
Result<void> check_anew(const WithdrawCommand& options, const Where& where, const Withdrawal& gone,
                        const Session& session) {
  if (options.anew.empty()) {
    if (gone.anew.empty() || options.dry_run) return {};
    return problem("withdraw.format", "fcm cannot take a voice out of this file where it stands",
                   {where.study},
                   "--anew STUDY writes the study without it as a folder of tables; or take it out "
                   "in the program that keeps this file");
  }
  if (gone.anew.empty())
    return problem("usage.conflict", "--anew is for files that cannot be changed", {where.study},
                   "leave it out: these tables change where they stand");
  if (!session.output().empty())
    return problem("usage.conflict", "--anew and -o cannot both be given", {},
                   "make the report from the new folder: fcm run " +
                       (where.project ? options.path : options.anew) + " -o " + session.output());
  return {};
}

/// What the project names and the study has no more.
std::vector<Problem> named_in_vain(const WithdrawCommand& options, const Where& where,
                                   const Withdrawal& gone) {
  if (!where.project || gone.others.claims.empty()) return {};
  const auto before = load(options.path, {.keep_going = true, .every = true, .read = options.read});
  if (!before) return {};
  const auto after = with_study(*before, gone.others);
  if (!after) return {};
  const auto old = check(before->project, before->map);
  std::vector<Problem> found = check(after->project, after->map);
  std::erase_if(found, [&](const Problem& one) {
    return std::find(old.begin(), old.end(), one) != old.end();
  });
  return found;
}

std::string what_goes(const Withdrawal& gone) {
  std::string text = counted(gone.claims, "claim", "claims");
  if (gone.conversations > 0)
    text += ", " + counted(gone.conversations, "conversation", "conversations") +
            " with nobody else in it";
  if (gone.documents > 0)
    text += ", " + counted(gone.documents, "document", "documents") + " of nobody else";
  return text;
}

std::string files_text(const Withdrawal& gone, const WithdrawCommand& options) {
  if (!gone.anew.empty()) {
    const std::string folder = options.anew.empty() ? "a folder, by --anew STUDY" : options.anew;
    std::string text = "The study without it is written anew, as tables, into " + folder + ":\n";
    for (const WrittenFile& file : gone.anew) text += "  " + file.name + "\n";
    return text;
  }
  TextTable table({"file", "rows taken out"});
  for (const FileWithout& file : gone.files) {
    const bool ledger = gone.ledger && &file == &gone.files.back();
    const bool places = std::filesystem::path(file.path).filename() == "layout.json";
    table.add({file.path, ledger   ? "the date goes in"
                          : places ? counted(file.rows, "place", "places")
                                   : std::to_string(file.rows)});
  }
  return table.text("lr");
}

std::string left_text(const Withdrawal& gone, const Where& where) {
  if (!gone.ledger)
    return "This study is a single file and keeps no list of what left it: nobody knows what went "
           "out with\nthis voice.\n";
  if (gone.left.empty()) return "Nothing that left this study for others had this voice in it.\n";
  std::string text = "These left " + where.study +
                     " with this voice in them. Ask for them back, or for new ones to be put in "
                     "their place:\n";
  TextTable table({"date", "for", "file"});
  for (const LedgerEntry& entry : gone.left)
    table.add({entry.date.empty() ? "not known" : entry.date, std::string(to_text(entry.audience)),
               entry.file});
  return text + table.text("lll");
}

std::string in_vain_text(const std::vector<Problem>& in_vain) {
  if (in_vain.empty()) return {};
  std::string text = "\nMend the project, which names what nobody speaks of any more:\n";
  for (const Problem& one : in_vain) text += "  " + to_text(one) + "\n";
  return text;
}

std::string next_text(const Withdrawal& gone, const Where& where, const WithdrawCommand& options) {
  const std::string& study = gone.anew.empty() ? options.path : options.anew;
  std::string text;
  if (!gone.anew.empty())
    text = "next: delete " + where.study + ", which still holds this voice\n" +
           (where.project ? "      write study: " + options.anew + " into the project\n" : "");
  return text + (text.empty() ? "next: " : "      ") +
         (where.project ? "fcm run " + options.path + " -o out --overwrite\n"
                        : "fcm check " + study + "\n");
}

std::string as_text(const Withdrawal& gone, const Where& where, const WithdrawCommand& options,
                    const std::vector<Problem>& in_vain, bool runs_again) {
  std::string text =
      (options.dry_run ? "This would take out this voice, with " : "Taken out: this voice, with ") +
      what_goes(gone) + ".\n" + files_text(gone, options) + "\n";
  if (gone.shared > 0)
    text += counted(gone.shared, "conversation or document with others in it stays.\n",
                    "conversations or documents with others in them stay.\n");
  if (!gone.factors.empty()) text += "Nobody else spoke of: " + listed(gone.factors) + ".\n";
  text +=
      left_text(gone, where) + in_vain_text(in_vain) +
      "\nReports, converted files, copies and backups made before still hold this voice, and so "
      "may notes\nthat others wrote: fcm cannot know where they are. Delete them.\n";
  if (!options.dry_run && !runs_again) text += next_text(gone, where, options);
  return text;
}

std::string as_json(const Withdrawal& gone, const WithdrawCommand& options,
                    const std::vector<Problem>& in_vain) {
  text::Json files = text::Json::array(), left = text::Json::array(), anew = text::Json::array(),
             named = text::Json::array();
  for (const WrittenFile& file : gone.anew) anew.push_back(file.name);
  for (const Problem& one : in_vain) named.push_back(to_json(one));
  for (const FileWithout& file : gone.files)
    files.push_back({{"file", file.path}, {"rows", file.rows}});
  for (const LedgerEntry& entry : gone.left)
    left.push_back({{"date", entry.date},
                    {"audience", to_text(entry.audience)},
                    {"file", entry.file},
                    {"sha256", entry.sha256}});
  return text::write_json({{"schema", "fcm.withdrawal/1"},
                           {"dry_run", options.dry_run},
                           {"claims", gone.claims},
                           {"conversations", gone.conversations},
                           {"documents", gone.documents},
                           {"shared", gone.shared},
                           {"factors", gone.factors.size()},
                           {"told_by_nobody_else", gone.factors},
                           {"files", files},
                           {"anew", anew},
                           {"named_in_vain", named},
                           {"ledger", gone.ledger},
                           {"left", left}});
}

Result<int> run(const WithdrawCommand& options, const Session& session) {
  const auto from = where(options);
  if (!from) return tl::make_unexpected(from.error());
  if (const auto may = may_run_again(session); !may) return tl::make_unexpected(may.error());
  const auto gone = withdraw(from->study, options.respondent, from->date, options.read);
  if (!gone) return tl::make_unexpected(gone.error());
  if (const auto may = check_anew(options, *from, *gone, session); !may)
    return tl::make_unexpected(may.error());
  const std::vector<Problem> in_vain = named_in_vain(options, *from, *gone);
  if (!options.dry_run) {
    const auto written =
        gone->anew.empty() ? write(*gone) : write_folder(gone->anew, options.anew, session);
    if (!written) return tl::make_unexpected(written.error());
  }
  const bool runs_again = !options.dry_run && !session.output().empty();
  const auto told =
      text::write_file("-", session.json() ? as_json(*gone, options, in_vain)
                                           : as_text(*gone, *from, options, in_vain, runs_again));
  if (!told) return tl::make_unexpected(told.error());
  return runs_again ? run_again(options, session) : Exit::done;
}

}  // namespace

Command withdraw_command() {
  const auto options = std::make_shared<WithdrawCommand>();
  return {
      .word = "withdraw",
      .title = "take a voice out of a study, and say what left with it",
      .takes = "PROJECT RESPONDENT",
      .examples =
          "  fcm withdraw my-study r7 --dry-run\n"
          "  fcm withdraw my-study r7 --date 2026-11-22 -o out --overwrite\n",
      .about =
          "Takes the rows of one respondent out of the tables of the study: all of them or none. "
          "What\nremains is a date in exports.json. With -o the report is made again. Says which "
          "exports had\nthis voice in them, so that somebody can ask for them back. Where nobody "
          "has an id, a whole\nconversation goes by its own. A study that is no tables is written "
          "anew, by --anew.",
      .options =
          [options](Options& line) {
            line.input("PROJECT", options->path, "a project, or a study in whatever files");
            line.input("RESPONDENT", options->respondent, "the id, as it stands in the study");
            line.text("--anew", options->anew, "STUDY",
                      "of files that cannot be changed: the study without this voice, as tables");
            line.flag("--dry-run", options->dry_run, "say what would change, and change nothing");
            line.text("--date", options->date, "DATE",
                      "of the withdrawal, for exports.json: 2026-11-22");
            line.reading(options->read);
          },
      .run = [options](Session& session) { return run(*options, session); }};
}

}  // namespace fcm::command
