// SPDX-License-Identifier: MIT
#include <filesystem>
#include <memory>

#include "command.hpp"
#include "dates.hpp"
#include "fcm/withdraw.hpp"
#include "text/file.hpp"
#include "text/json.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

struct WithdrawCommand {
  std::string path, respondent, date;
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

std::string what_goes(const Withdrawal& gone) {
  std::string text = counted(gone.claims, "claim", "claims");
  if (gone.conversations > 0)
    text += ", " + counted(gone.conversations, "conversation", "conversations") +
            " with nobody else in it";
  if (gone.documents > 0)
    text += ", " + counted(gone.documents, "document", "documents") + " of nobody else";
  return text;
}

std::string files_text(const Withdrawal& gone) {
  TextTable table({"file", "rows taken out"});
  for (const FileWithout& file : gone.files) {
    const bool ledger = gone.ledger && &file == &gone.files.back();
    table.add({file.path, ledger ? "the date goes in" : std::to_string(file.rows)});
  }
  return table.text("lr");
}

std::string left_text(const Withdrawal& gone, const Where& where) {
  if (!gone.ledger)
    return "This study is a single table and keeps no list of what left it: nobody knows what went "
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

std::string as_text(const Withdrawal& gone, const Where& where, const WithdrawCommand& options,
                    bool runs_again) {
  std::string text = (options.dry_run ? "This would take out this respondent, with "
                                      : "Taken out: this respondent, with ") +
                     what_goes(gone) + ".\n" + files_text(gone) + "\n";
  if (gone.shared > 0)
    text += counted(gone.shared, "conversation or document with others in it stays.\n",
                    "conversations or documents with others in them stay.\n");
  if (gone.factors > 0)
    text += counted(gone.factors, "factor that nobody else spoke of loses its connections.\n",
                    "factors that nobody else spoke of lose their connections.\n");
  text +=
      left_text(gone, where) +
      "\nReports, converted files, copies and backups made before still hold this voice, and so "
      "may notes\nthat others wrote: fcm cannot know where they are. Delete them.\n";
  if (!options.dry_run && !runs_again)
    text += "next: fcm " + std::string(where.project ? "run " : "check ") + options.path +
            (where.project ? " -o out --overwrite\n" : "\n");
  return text;
}

std::string as_json(const Withdrawal& gone, const WithdrawCommand& options) {
  text::Json files = text::Json::array(), left = text::Json::array();
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
                           {"factors", gone.factors},
                           {"files", files},
                           {"ledger", gone.ledger},
                           {"left", left}});
}

Result<int> run(const WithdrawCommand& options, const Session& session) {
  const auto from = where(options);
  if (!from) return tl::make_unexpected(from.error());
  if (const auto may = may_run_again(session); !may) return tl::make_unexpected(may.error());
  const auto gone = withdraw(from->study, options.respondent, from->date, options.read);
  if (!gone) return tl::make_unexpected(gone.error());
  if (!options.dry_run)
    if (const auto written = write(*gone); !written) return tl::make_unexpected(written.error());
  const bool runs_again = !options.dry_run && !session.output().empty();
  const auto told = text::write_file(
      "-", session.json() ? as_json(*gone, options) : as_text(*gone, *from, options, runs_again));
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
          "exports had\nthis voice in them, so that somebody can ask for them back.",
      .options =
          [options](Options& line) {
            line.input("PROJECT", options->path, "a project, a study folder or a claims table");
            line.input("RESPONDENT", options->respondent, "the id, as it stands in the tables");
            line.flag("--dry-run", options->dry_run, "say what would change, and change nothing");
            line.text("--date", options->date, "DATE",
                      "of the withdrawal, for exports.json: 2026-11-22");
            line.reading(options->read);
          },
      .run = [options](Session& session) { return run(*options, session); }};
}

}  // namespace fcm::command
