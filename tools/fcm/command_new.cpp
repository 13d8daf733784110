// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>
#include <memory>

#include "command.hpp"
#include "fcm/project.hpp"
#include "new_files.hpp"
#include "text/file.hpp"
#include "text/json.hpp"

namespace fcm::command {
namespace {

namespace fs = std::filesystem;

struct NewCommand {
  std::string folder, from;
};

// Text that stands in YAML as it is, else in quotes.
std::string yaml_word(const std::string& id) {
  const bool plain = !id.empty() && std::all_of(id.begin(), id.end(), [](unsigned char c) {
    return std::isalnum(c) || c == '_' || c == '-' || c >= 0x80;
  });
  if (plain && id[0] != '-') return id;
  std::string quoted = "\"";
  for (const char c : id)
    quoted += c == '"' || c == '\\' ? std::string("\\") + c : std::string(1, c);
  return quoted + "\"";
}

struct Suggestion {
  std::vector<std::string> outcomes;
  std::string lever = "a_factor";
};

// The factors that most claims lead to, and the one most claims start from.
Suggestion suggest(const Study& study) {
  const Index n = study.factors.size();
  std::vector<std::size_t> in(n, 0), out(n, 0);
  for (const Claim& claim : study.claims) {
    ++out[claim.from];
    ++in[claim.to];
  }
  std::vector<Index> order(n);
  for (Index i = 0; i < n; ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return in[a] > in[b]; });
  Suggestion made;
  for (Index i = 0; i < std::min<Index>(n, 5) && in[order[i]] > 0; ++i)
    made.outcomes.push_back(yaml_word(study.factors[order[i]].id));
  const auto most = std::max_element(out.begin(), out.end());
  if (most != out.end())
    made.lever = yaml_word(study.factors[static_cast<Index>(most - out.begin())].id);
  return made;
}

// The tables of a study folder, or the claims table and those that stand beside it.
Result<std::vector<NewFile>> tables_of(const std::string& from) {
  std::vector<NewFile> files;
  auto add = [&files](const std::string& path, const std::string& name) -> Result<void> {
    auto bytes = text::read_file(path);
    if (!bytes) return tl::make_unexpected(bytes.error());
    files.push_back({"study/" + name, std::move(*bytes)});
    return {};
  };
  const bool is_folder = text::is_folder(from);
  const fs::path folder = is_folder ? fs::path(from) : fs::path(from).parent_path();
  if (!is_folder) {
    std::string extension = fs::path(from).extension().string();
    if (extension != ".tsv") extension = ".csv";
    if (const auto added = add(from, "claims" + extension); !added)
      return tl::make_unexpected(added.error());
  }
  for (const std::string table : {"claims", "factors", "respondents", "conversations", "documents"})
    for (const char* extension : {".csv", ".tsv"}) {
      const std::string name = table + extension;
      const std::string path = (folder / name).string();
      if (!text::exists(path) || (!is_folder && (from == "-" || table == "claims"))) continue;
      if (const auto added = add(path, name); !added) return tl::make_unexpected(added.error());
    }
  return files;
}

// What is copied from beside the claims is no doubt of the new project.
Account without_beside(const Account& account) {
  Account kept;
  kept.tables = account.tables;
  for (const Problem& found : account.problems())
    if (found.code != "study.people_beside") kept.add(found);
  return kept;
}

Result<std::vector<NewFile>> files_for(const NewCommand& options, const Session& session) {
  std::vector<NewFile> files;
  std::string project = invented_project();
  if (options.from.empty()) {
    files = invented_study();
  } else {
    const auto study = read_study(options.from);
    if (!study) return tl::make_unexpected(study.error());
    session.account(without_beside(study->account));
    const Suggestion suggested = suggest(study->value);
    project = project_for(suggested.outcomes, suggested.lever);
    auto tables = tables_of(options.from);
    if (!tables) return tl::make_unexpected(tables.error());
    files = std::move(*tables);
    if (!text::is_folder(options.from) && files.size() > 1)
      session.say("the tables beside " + options.from + " are copied with it");
  }
  files.push_back({"project.yaml", project});
  return files;
}

Result<int> run(const NewCommand& options, const Session& session) {
  const auto files = files_for(options, session);
  if (!files) return tl::make_unexpected(files.error());
  const fs::path folder(options.folder);
  for (const NewFile& file : *files)
    if (const std::string path = (folder / file.name).string();
        !session.overwrite() && text::exists(path))
      return problem("output.exists", "'" + path + "' is there already", {},
                     "give another folder, or --overwrite", path);
  if (const auto made = text::make_folder((folder / "study").string(), true); !made)
    return tl::make_unexpected(made.error());
  text::Json object{{"schema", "fcm.new/1"}, {"folder", options.folder}};
  for (const NewFile& file : *files) {
    const auto written =
        session.write_file((folder / file.name).string(), file.bytes, Audience::working);
    if (!written) return tl::make_unexpected(written.error());
    object["files"].push_back(file.name);
    session.say("wrote " + (folder / file.name).string());
  }
  session.say("next: fcm check " + options.folder);
  session.say("      fcm run " + options.folder + " -o " + options.folder + "/out");
  if (session.json())
    if (const auto written = session.write(text::write_json(object), std::nullopt); !written)
      return tl::make_unexpected(written.error());
  return Exit::done;
}

}  // namespace

Command new_command() {
  const auto options = std::make_shared<NewCommand>();
  return {.word = "new",
          .title = "make a project: a small invented one, or around your claims",
          .takes = "DIR",
          .examples =
              "  fcm new my-study\n"
              "  fcm new my-study --from claims.csv\n",
          .about =
              "Writes DIR/project.yaml, with comments, and DIR/study. It runs as it is. With "
              "--from your\ntables are copied, and outcomes are suggested for you to choose.",
          .options =
              [options](Options& line) {
                line.input("DIR", options->folder, "the folder to make");
                line.text("--from", options->from, "CLAIMS", "a claims table or study folder");
              },
          .run = [options](Session& session) { return run(*options, session); }};
}

}  // namespace fcm::command
