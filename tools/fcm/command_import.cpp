// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>

#include "command.hpp"
#include "fcm/coded_texts.hpp"
#include "fcm/formats.hpp"
#include "fcm/merge.hpp"
#include "folder.hpp"
#include "import_workshop.hpp"
#include "text/file.hpp"
#include "text/json.hpp"
#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

namespace fs = std::filesystem;

struct ImportCommand {
  std::vector<std::string> paths;
  std::string save_mapping;
  ReadOptions read;
  WorkshopOptions workshop;
  bool dry_run = false, skip_refused = false;
};

std::string relation_text(const Relation& relation) {
  if (!relation.causal) return "not causal, left out";
  if (relation.polarity == Polarity::blank) return "causal, no sign";
  return std::string(to_text(relation.polarity)) +
         (relation.strength ? " " + text::shortest(*relation.strength) : "");
}

std::string findings_text(const std::string& path, const std::vector<ConventionCount>& all) {
  TextTable table({"convention", "claims", "for example"});
  std::string relations;
  for (const ConventionCount& found : all) {
    table.add({std::string(to_text(found.convention)), text::grouped(found.claims),
               found.examples.empty() ? "" : found.examples.front()});
    for (Index i = 1; i < found.examples.size(); ++i) table.add({"", "", found.examples[i]});
    for (const ConventionCount::Named& named : found.relations)
      relations += "  " + std::string(to_text(found.convention)) + ": '" + named.name + "', " +
                   counted(named.count, "link", "links") + ", " + relation_text(named.relation) +
                   "\n";
  }
  return path + "\n" + table.text("lrl", "") +
         (relations.empty() ? "" : "\nNames of links, and how each is read:\n" + relations);
}

text::Json findings_json(const std::string& path, const std::vector<ConventionCount>& all) {
  text::Json object{{"file", path}, {"conventions", text::Json::array()}};
  for (const ConventionCount& found : all) {
    text::Json one{{"convention", to_text(found.convention)},
                   {"claims", found.claims},
                   {"examples", found.examples},
                   {"relations", text::Json::array()}};
    for (const ConventionCount::Named& named : found.relations)
      one["relations"].push_back({{"name", named.name},
                                  {"links", named.count},
                                  {"read_as", relation_text(named.relation)}});
    object["conventions"].push_back(std::move(one));
  }
  return object;
}

/// Where the mapping has something to say: the texts. Else how many claims the file holds.
Result<int> dry_run(const ImportCommand& options, const std::vector<Files>& all,
                    const Mapping& mapping, const Session& session) {
  std::string words;
  text::Json files = text::Json::array();
  for (const Files& one : all) {
    const std::string path = one.names();
    const auto texts = read_coded_texts(one, options.read);
    if (texts) {
      const std::vector<ConventionCount> found = what_each_finds(texts->value, mapping);
      words += (words.empty() ? "" : "\n") + findings_text(path, found);
      files.push_back(findings_json(path, found));
      session.account(texts->account);
      continue;
    }
    if (texts.error().code != "format.not_coded") return tl::make_unexpected(texts.error());
    const auto study = read_study(one, options.read);
    if (!study) return tl::make_unexpected(study.error());
    const std::size_t claims = study->value.claims.size();
    words += (words.empty() ? "" : "\n") + path + "\n" + counted(claims, "claim", "claims") +
             ", whatever the convention\n";
    files.push_back({{"file", path}, {"claims", claims}});
  }
  if (session.json())
    words = text::write_json({{"schema", "fcm.import/1"}, {"files", std::move(files)}});
  const auto written = text::write_file("-", words);
  if (!written) return tl::make_unexpected(written.error());
  return Exit::done;
}

std::string part_name(const std::string& path, std::map<std::string, int>& seen) {
  fs::path whole(path);
  if (whole.filename().empty()) whole = whole.parent_path();
  std::string name = path == "-" ? "stdin" : whole.stem().string();
  if (const int before = seen[name]++; before > 0) name += "-" + std::to_string(before + 1);
  return name;
}

Result<std::vector<StudyPart>> read_parts(const ImportCommand& options,
                                          const std::vector<Files>& all, const Session& session) {
  std::vector<StudyPart> parts;
  std::map<std::string, int> seen;
  for (const Files& one : all) {
    auto read = read_study(one, options.read);
    if (!read) return tl::make_unexpected(read.error());
    if (all.size() > 1) session.say(one.names() + ": read as " + *one.format);
    session.account(read->account);
    if (const std::size_t refused = read->account.refused_everywhere();
        refused > 0 && !options.skip_refused)
      return problem("study.refused_rows", counted(refused, "row was refused", "rows were refused"),
                     {one.path},
                     "mend what the messages above name; --skip-refused goes on without them");
    parts.push_back({part_name(one.path, seen), one.path, std::move(read->value)});
  }
  return parts;
}

/// The mapping as it was used, with every relation of the files written out.
Result<void> save_mapping(const ImportCommand& options, const std::vector<Files>& all,
                          Mapping mapping, const Session& session) {
  for (const Files& one : all)
    if (const auto texts = read_coded_texts(one, options.read))
      mapping = spelled_out(std::move(mapping), texts->value);
  const auto written = session.write_file(options.save_mapping, to_yaml(mapping), std::nullopt);
  if (written) session.say("wrote " + options.save_mapping);
  return written;
}

Result<int> run(const ImportCommand& options, const Session& session) {
  if (options.paths.empty())
    return problem("usage.missing", "fcm import needs FILE", {}, "'fcm help import' shows how");
  const auto mapping = mapping_of(options.read);
  if (!mapping) return tl::make_unexpected(mapping.error());
  const std::vector<Files> all = open_files(options.paths, options.read);
  if (all.size() == 1 && is_workshop(all.front()) && !options.dry_run) {
    WorkshopOptions workshop = options.workshop;
    workshop.skip_refused = options.skip_refused;
    return import_workshop(workshop, all.front(), session);
  }
  for (const Files& one : all)
    if (all.size() > 1 && is_workshop(one))
      return problem("workshop.count",
                     "a workshop is brought in alone, because it has to be said "
                     "what it counts as",
                     {one.path}, "import the others first, then this one with --into");
  if (options.workshop.any())
    return problem("usage.conflict", "these options are for one workshop file or table of slips",
                   {options.paths.front()}, "'fcm help import' says which");
  if (!options.save_mapping.empty())
    if (const auto saved = save_mapping(options, all, *mapping, session); !saved)
      return tl::make_unexpected(saved.error());
  if (options.dry_run) return dry_run(options, all, *mapping, session);
  if (session.output().empty())
    return problem("usage.missing", "fcm import needs -o STUDY", {},
                   "name the folder to write; --dry-run only looks");
  const auto parts = read_parts(options, all, session);
  if (!parts) return tl::make_unexpected(parts.error());
  const auto merged = merge(*parts);
  if (!merged) return tl::make_unexpected(merged.error());
  session.account(merged->account);
  const auto format = format_named("study");
  const auto files = (*format)->write_study(publish_study(merged->value, Audience::working), "/");
  if (!files) return tl::make_unexpected(files.error());
  if (const auto written = write_folder(*files, session.output(), session); !written)
    return tl::make_unexpected(written.error());
  session.say("next: fcm check " + session.output());
  return Exit::done;
}

}  // namespace

Command import_command() {
  const auto options = std::make_shared<ImportCommand>();
  return {.word = "import",
          .title = "coded conversations of one or several files as one study",
          .takes = "FILE...",
          .examples =
              "  fcm import project.qdpx --dry-run\n"
              "  fcm import project.qdpx -o study --claims links --save-mapping mapping.yaml\n"
              "  fcm import north.qda south.csv -o study --mapping mapping.yaml\n"
              "  fcm import workshop.json --into my-study -o with-the-workshop --count one\n"
              "  fcm import workshop.json --onto my-study -o as-the-room-left-it.json\n",
          .about =
              "Tools for qualitative analysis hold codes and texts; what of it says that one thing "
              "causes another\nis a convention of the coders. --dry-run shows what each convention "
              "would find. The study is a\nworking copy: it holds what people said.",
          .options =
              [options](Options& line) {
                line.inputs("FILE...", options->paths, "what to import; - is standard input");
                line.flag("--dry-run", options->dry_run,
                          "show what each convention would find; write nothing else");
                line.text("--save-mapping", options->save_mapping, "FILE",
                          "write the conventions used and how each relation is read");
                line.flag("--skip-refused", options->skip_refused, "go on without refused rows");
                WorkshopOptions& workshop = options->workshop;
                line.text("--into", workshop.into, "STUDY",
                          "of a workshop: its claims beside those of this study or project, in -o");
                line.text("--onto", workshop.onto, "MAP",
                          "of a workshop: this map as the room left it, in -o");
                line.text("--count", workshop.count, "AS",
                          "of a workshop: one or people; without it both are shown, and asked");
                line.text("--name", workshop.name, "NAME", "of a workshop");
                line.text("--date", workshop.date, "DATE", "of a workshop: 2026-11-21");
                line.count("--people", workshop.people, "N", "in the room of a workshop");
                line.reading(options->read);
              },
          .run = [options](Session& session) { return run(*options, session); }};
}

}  // namespace fcm::command
