// SPDX-License-Identifier: MIT
#include <filesystem>
#include <memory>

#include "command.hpp"
#include "fcm/formats.hpp"
#include "filter_options.hpp"
#include "folder.hpp"
#include "text/file.hpp"
#include "text/json.hpp"
#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

namespace fs = std::filesystem;

struct ConvertCommand {
  std::vector<std::string> paths;
  std::string to;
  ReadOptions read;
  FilterOptions filter;
  bool report = false, skip_refused = false;
};

/// That of the path where it is one of the format's, else the format's usual one.
std::string extension_for(const std::string& output, const Format& format) {
  const std::string extension = fs::path(output).extension().string();
  const std::string usual(format.extensions.substr(0, format.extensions.find(' ')));
  const bool known =
      (" " + std::string(format.extensions) + " ").find(" " + extension + " ") != std::string::npos;
  return known && !extension.empty() ? extension : usual;
}

/// A whole format, one file or a folder of files.
Result<std::vector<WrittenFile>> converted(const Contents& contents, const Format& format,
                                           const std::string& written_as) {
  if (const Study* study = std::get_if<Study>(&contents.value))
    return format.write_study(publish_study(*study, Audience::working), written_as);
  return format.write_map(publish(std::get<Map>(contents.value), Audience::working), written_as);
}

std::string losses_text(const std::vector<Loss>& lost, const Format& format) {
  if (lost.empty())
    return "the format " + std::string(format.name) + " holds everything that was read\n";
  TextTable table({"not in the written file", "how many"});
  for (const Loss& loss : lost) table.add({loss.what, text::grouped(loss.count)});
  return table.text("lr", "");
}

std::string losses_json(const std::vector<Loss>& lost, const Contents& contents,
                        const Format& format) {
  text::Json object{{"schema", "fcm.convert/1"},
                    {"from", contents.format},
                    {"to", format.name},
                    {"losses", text::Json::array()}};
  for (const Loss& loss : lost)
    object["losses"].push_back({{"what", loss.what}, {"count", loss.count}});
  return text::write_json(object);
}

Result<void> check_refused(const Account& account, const std::string& path,
                           const ConvertCommand& options) {
  const std::size_t refused = account.refused_everywhere();
  if (refused == 0 || options.skip_refused) return {};
  return problem("study.refused_rows", counted(refused, "row was refused", "rows were refused"),
                 {path},
                 "'fcm check " + path + "' lists them; --skip-refused goes on without them");
}

/// The part of a map that was asked for, in place of the map.
Result<void> filter(const ConvertCommand& options, Contents& contents, const Session& session) {
  if (!options.filter.any()) return {};
  Map* map = std::get_if<Map>(&contents.value);
  if (!map)
    return problem("usage.conflict", "a study has no links to filter yet", {},
                   "weigh it first: fcm build STUDY -o map.json");
  auto part = options.filter.on(*map);
  if (!part) return tl::make_unexpected(part.error());
  session.say(part->words);
  if (!part->complete)
    session.say("there were too many paths to walk them all: more may lie between");
  *map = std::move(part->map);
  return {};
}

Result<int> run(const ConvertCommand& options, const Session& session) {
  if (options.paths.empty())
    return problem("usage.missing", "fcm convert needs FILE", {}, "'fcm help convert' shows how");
  if (session.output().empty())
    return problem("usage.missing", "fcm convert needs -o FILE", {},
                   "the name says the format: -o town.graphml; or add --to FORMAT");
  const auto together = open_together(options.paths, options.read);
  if (!together) return tl::make_unexpected(together.error());
  auto read = read_contents(*together, options.read);
  if (!read) return tl::make_unexpected(read.error());
  session.account(read->account);
  if (const auto none = check_refused(read->account, together->path, options); !none)
    return tl::make_unexpected(none.error());
  if (const auto done = filter(options, read->value, session); !done)
    return tl::make_unexpected(done.error());
  const Contents& contents = read->value;
  const auto format = format_to_write(contents, session.output(), options.to);
  if (!format) return tl::make_unexpected(format.error());
  const std::string extension = extension_for(session.output(), **format);
  const auto files = converted(contents, **format, extension);
  if (!files) return tl::make_unexpected(files.error());
  const bool folder = !files->front().name.empty();
  const auto written = folder ? write_folder(*files, session.output(), session)
                              : session.write(files->front().bytes, Audience::working);
  if (!written) return tl::make_unexpected(written.error());

  const auto lost = std::visit(
      [&](const auto& value) { return losses(value, **format, extension); }, contents.value);
  if (options.report || session.json()) {
    const auto told = text::write_file(
        "-", session.json() ? losses_json(lost, contents, **format) : losses_text(lost, **format));
    if (!told) return tl::make_unexpected(told.error());
  } else if (!lost.empty()) {
    session.say("note: " + counted(lost.size(), "kind of thing", "kinds of things") + " that " +
                together->path + " holds cannot stand in the format " +
                std::string((*format)->name) + "; --report lists them");
  }
  return Exit::done;
}

}  // namespace

Command convert_command() {
  const auto options = std::make_shared<ConvertCommand>();
  return {.word = "convert",
          .title = "a map or study in the file format of another tool",
          .takes = "FILE...",
          .examples =
              "  fcm convert map.json -o town.graphml\n"
              "  fcm convert town.mmp -o town.csv --to matrix --report\n"
              "  fcm convert project.qdpx -o claims.csv\n"
              "  fcm convert elements.csv connections.csv -o town.json\n",
          .about =
              "The extension of the written file says its format, or --to does. What the format "
              "cannot hold\nis said, field by field with --report. The file is a working copy: "
              "nothing is suppressed.",
          .options =
              [options](Options& line) {
                line.inputs("FILE...", options->paths,
                            "what to convert: all files of one map or study; - is standard input");
                line.text("--to", options->to, "FORMAT", "write as; 'fcm formats' lists them");
                line.flag("--report", options->report,
                          "list what the written file cannot hold, on standard output");
                options->filter.add(line);
                line.flag("--skip-refused", options->skip_refused, "go on without refused rows");
                line.reading(options->read);
              },
          .run = [options](Session& session) { return run(*options, session); }};
}

}  // namespace fcm::command
