// SPDX-License-Identifier: MIT
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "command.hpp"
#include "dates.hpp"
#include "fcm/report.hpp"
#include "json.hpp"
#include "progress.hpp"
#include "text/file.hpp"
#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

struct RunCommand {
  std::string path, date;
  LoadOptions load;
  bool strict = false;
};

struct Made {
  Loaded loaded;
  Report report;
  std::size_t doubts = 0;
};

Result<Findings> analysed(const Loaded& loaded, const Session& session) {
  Workers workers;
  Progress progress(session, "redraw");
  return analyse(loaded, {.workers = &workers,
                          .run = {.progress = std::ref(progress), .ranks = session.ranks()}});
}

/// None on ranks that only share the draws.
Result<std::optional<Made>> make(const RunCommand& options, const Session& session) {
  const auto today = date_of(options.date);
  if (!today) return tl::make_unexpected(today.error());
  LoadOptions how = options.load;
  how.today = *today;
  auto loaded = load(options.path, how);
  if (!loaded) return tl::make_unexpected(loaded.error());
  const auto findings = analysed(*loaded, session);
  if (!findings) return tl::make_unexpected(findings.error());
  if (session.ranks().rank > 0) return std::nullopt;
  auto report = make_report(*loaded, *findings, today->empty() ? loaded->project.date : *today);
  if (!report) return tl::make_unexpected(report.error());
  Made made{std::move(*loaded), std::move(*report)};
  for (const Problem& found : made.loaded.account.problems())
    made.doubts += found.severity == Severity::warning;
  return std::optional(std::move(made));
}

std::string inside(const std::string& folder, const std::string& name) {
  return (std::filesystem::path(folder) / name).string();
}

// All or none, as far as can be known beforehand.
Result<void> write_all(const Report& report, Audience audience, const std::string& folder,
                       const Session& session) {
  for (const OutputFile& file : report.files)
    if (!session.overwrite() && text::exists(inside(folder, file.name)))
      return problem("output.exists", "'" + inside(folder, file.name) + "' is there already", {},
                     "give another folder, or --overwrite", inside(folder, file.name));
  if (const auto made = text::make_folder(folder, true); !made) return made;
  for (const OutputFile& file : report.files)
    if (const auto written = session.write_file(inside(folder, file.name), file.bytes, audience);
        !written)
      return written;
  return {};
}

std::string as_json(const Made& made, const std::string& folder) {
  const Account& account = made.loaded.account;
  text::Json object{{"schema", "fcm.written/1"},    {"folder", folder},
                    {"files", text::Json::array()}, {"read", account.read()},
                    {"kept", account.kept()},       {"merged", account.merged()},
                    {"refused", account.refused()}, {"notes", made.report.notes}};
  if (made.loaded.narrowed) object["where"] = to_json(*made.loaded.narrowed);
  for (const OutputFile& file : made.report.files) object["files"].push_back(file.name);
  return text::write_json(object);
}

void tell(const Session& session, const Made& made, const RunCommand& options,
          const std::string& folder) {
  const Account& account = made.loaded.account;
  if (made.loaded.narrowed) session.say(in_words(*made.loaded.narrowed));
  for (const std::string& note : made.report.notes) session.say("note: " + note);
  session.say(counted(account.read(), "row read: ", "rows read: ") + text::grouped(account.kept()) +
              " kept, " + text::grouped(account.merged()) + " merged, " +
              text::grouped(account.refused()) + " refused");
  session.say("wrote report.html, its map and its tables into " + folder +
              as_what(made.loaded.project.audience));
  session.say("next: open " + inside(folder, "report.html"));
  if (options.path != "-") session.say("      fcm what-if " + options.path + " --each");
}

Result<int> run(const RunCommand& options, const Session& session) {
  const std::string& folder = session.output();
  if (folder.empty() || folder == "-")
    return problem("usage.missing", "fcm run needs a folder to write into", {},
                   "fcm run " + options.path + " -o out");
  const auto all = make(options, session);
  if (!all) return tl::make_unexpected(all.error());
  const std::optional<Made>& made = *all;
  if (!made) return Exit::done;
  session.account(made->loaded.account);
  session.left_out(made->loaded.evidence.withheld);
  if (const auto written = write_all(made->report, made->loaded.project.audience, folder, session);
      !written)
    return tl::make_unexpected(written.error());
  if (session.json()) {
    if (const auto written = text::write_file("-", as_json(*made, folder)); !written)
      return tl::make_unexpected(written.error());
  }
  tell(session, *made, options, folder);
  return options.strict && made->doubts > 0 ? Exit::findings : Exit::done;
}

}  // namespace

Command run_command() {
  const auto options = std::make_shared<RunCommand>();
  return {.word = "run",
          .title = "from the study to the report, in one step",
          .takes = "PROJECT -o DIR",
          .examples =
              "  fcm run my-study -o out\n"
              "  fcm run claims.csv -o out\n"
              "  fcm run . -o out --date 2026-11-21 --overwrite\n",
          .about =
              "Writes report.html, map.json, effects.csv, uncertainty.csv, agreement.csv, "
              "robust.csv,\nsensitivity.csv, methods.md and run.json into DIR. They are a working "
              "copy, readable by "
              "you alone. The date comes\nfrom --date, from SOURCE_DATE_EPOCH or from the project, "
              "never from the clock.",
          .options =
              [options](Options& line) {
                line.input("PROJECT", options->path, "a project, study, claims table or map");
                line.text("--date", options->date, "DATE", "the date of the report: 2026-11-21");
                line.flag("--strict", options->strict, "exit 3 where there are doubts");
                line.loading(options->load);
              },
          .run = [options](Session& session) { return run(*options, session); },
          .draws = true};
}

}  // namespace fcm::command
