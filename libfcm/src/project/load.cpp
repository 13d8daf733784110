// SPDX-License-Identifier: MIT
#include <algorithm>
#include <filesystem>

#include "core/sha256.hpp"
#include "fcm/formats.hpp"
#include "fcm/project.hpp"
#include "project/narrow_to.hpp"
#include "project/stand_for.hpp"
#include "project/what_is_tried.hpp"
#include "text/file.hpp"
#include "text/suggest.hpp"

namespace fcm {
namespace {

namespace fs = std::filesystem;

bool is_project_path(const std::string& path) {
  const std::string extension = fs::path(path).extension().string();
  if (extension == ".yaml" || extension == ".yml") return true;
  return text::is_folder(path) && text::exists((fs::path(path) / "project.yaml").string());
}

void add_input(Loaded& loaded, const std::string& file) {
  if (const auto bytes = text::read_file(file))
    loaded.inputs.emplace_back(file, core::sha256(*bytes));
}

Result<void> read_input(Loaded& loaded, Result<Read<Contents>> read) {
  if (!read) return tl::make_unexpected(read.error());
  loaded.account.append(read->account);
  loaded.has_study = read->value.holds_study();
  if (loaded.has_study)
    loaded.study = std::get<Study>(std::move(read->value.value));
  else
    loaded.map = std::get<Map>(std::move(read->value.value));
  auto& inputs = read->value.inputs;
  loaded.inputs.insert(loaded.inputs.end(), inputs.begin(), inputs.end());
  return {};
}

Result<void> check_refused(const Loaded& loaded, const std::string& path) {
  const std::size_t refused = loaded.account.refused_everywhere();
  if (refused == 0) return {};
  const auto& problems = loaded.account.problems();
  const auto first = std::find_if(problems.begin(), problems.end(), [](const Problem& found) {
    return found.severity == Severity::error;
  });
  // A map has no rows to go on without: what is wrong with it is the answer.
  if (!loaded.has_study && first != problems.end()) return tl::make_unexpected(*first);
  std::string said =
      std::to_string(refused) + (refused == 1 ? " row was refused" : " rows were refused");
  if (first != problems.end()) said += ", the first because " + first->message;
  return problem("study.refused_rows", said, first == problems.end() ? Place{path} : first->place,
                 "'fcm check " + path + "' lists them; --skip-refused goes on without them");
}

// What consent leaves out, or would leave out if the date were known.
void doubt_consent(Loaded& loaded) {
  const Project& project = loaded.project;
  const auto ends = [](const auto& one) { return !one.consent.until.empty(); };
  const Study& study = loaded.study;
  const auto ending = std::count_if(study.respondents.begin(), study.respondents.end(), ends) +
                      std::count_if(study.conversations.begin(), study.conversations.end(), ends);
  const auto doubt = [&](const char* code, std::string message, std::string hint) {
    loaded.account.add({.code = code,
                        .message = std::move(message),
                        .place = {project.file.empty() ? project.study : project.file},
                        .hint = std::move(hint),
                        .severity = Severity::warning});
  };
  if (project.evidence.today.empty() && ending > 0)
    doubt("consent.no_date",
          std::to_string(ending) + (ending == 1 ? " consent ends" : " consents end") +
              " on a date, and today's is not known: their words are not shown",
          "write date: 2026-11-21 in the project; 'fcm run' also takes --date");
  const auto& told = loaded.account.problems();
  const bool nobody_spoke = std::any_of(
      told.begin(), told.end(), [](const Problem& one) { return one.code == "qda.codebook_only"; });
  if (loaded.evidence.voices.empty() && !nobody_spoke)
    doubt("study.no_voices", "no voice is left in the study",
          "look at who was left out for want of consent, and at the rows that were refused");
}

Result<void> weigh_study(Loaded& loaded, const LoadOptions& options) {
  Project& project = loaded.project;
  project.evidence.today = options.today.empty() ? project.date : options.today;
  const std::string& only = project.evidence.only_coder;
  if (const auto known = coders(loaded.study);
      !only.empty() && std::find(known.begin(), known.end(), only) == known.end())
    return problem("project.coder", "no claim names the coder '" + only + "'", {project.file},
                   text::did_you_mean(only, known), only);
  loaded.evidence = gather(loaded.study, project.evidence);
  doubt_consent(loaded);
  if (const auto done = detail::stand_for(loaded); !done) return done;
  if (!options.where.everybody())
    if (const auto done = detail::narrow_to(loaded, options.where); !done) return done;
  auto map = weigh(loaded.evidence, project.weigh);
  if (!map) return tl::make_unexpected(map.error());
  loaded.map = only.empty() ? std::move(*map) : of_coder(*map, only);
  return {};
}

// From here on factors are named by their ids.
void name_by_id(Project& project, const Map& map) {
  auto rename = [&map](std::string& name) { name = map.factors()[*map.require(name)].id; };
  for (Outcome& outcome : project.outcomes) rename(outcome.factor);
  for (std::string& name : project.not_ours_to_move) rename(name);
  for (Scenario& scenario : project.scenarios)
    if (scenario.tip) rename(*scenario.tip);
}

Result<void> finish(Loaded& loaded, const LoadOptions& options) {
  if (loaded.has_study)
    if (const auto weighed = weigh_study(loaded, options); !weighed) return weighed;
  if (!loaded.has_study && !options.where.everybody())
    return tl::make_unexpected(find_group({}, options.where).error());
  if (!loaded.has_study && loaded.project.people != People{})
    return problem("project.conflict", "people: weighs voices, and a map has none",
                   loaded.project.places["people"], "leave people: away, or name the study");
  Project& project = loaded.project;
  const std::string& title = loaded.map.source().title;
  if (project.file.empty() && !title.empty()) project.title = title;
  if (loaded.narrowed)
    project.title = (project.title.empty() ? "What was said" : project.title) + " (only " +
                    in_words(loaded.narrowed->group) + ")";
  loaded.map = loaded.map.with_title(project.title);
  bool fits = true;
  for (const Problem& found : check(project, loaded.map)) {
    const bool error = found.severity == Severity::error;
    if (error && !options.keep_going) return tl::make_unexpected(found);
    fits = fits && !error;
    loaded.account.add(found);
  }
  if (!fits) return {};
  name_by_id(project, loaded.map);
  detail::choose_what_is_tried(loaded, options.every);
  auto model = model_on(loaded.map, project.model);
  if (!model) return tl::make_unexpected(model.error());
  loaded.model = std::move(*model);
  return {};
}

}  // namespace

Map of_coder(const Map& map, const std::string& coder) {
  MapSource source = map.source();
  source.coders = coder;
  return Map::make(map.factors(), map.links(), source).value();
}

namespace {

Result<Loaded> weighed(Loaded loaded, Result<Read<Contents>> read, const std::string& path,
                       const LoadOptions& options) {
  if (const auto done = read_input(loaded, std::move(read)); !done)
    return tl::make_unexpected(done.error());
  if (!options.skip_refused && !options.keep_going)
    if (const auto none = check_refused(loaded, path); !none)
      return tl::make_unexpected(none.error());
  if (const auto finished = finish(loaded, options); !finished)
    return tl::make_unexpected(finished.error());
  if (loaded.has_study && text::is_folder(loaded.project.study)) {
    auto places = read_places(loaded.project.study);
    if (!places) return tl::make_unexpected(places.error());
    loaded.places = std::move(*places);
  }
  return loaded;
}

}  // namespace

Result<Loaded> load(const std::string& path, const LoadOptions& options) {
  Loaded loaded;
  if (!options.read.from.empty() || !is_project_path(path)) {
    const auto files = open_together({path}, options.read);
    if (!files) return tl::make_unexpected(files.error());
    return load(*files, options);
  }
  auto project = read_project(path);
  if (!project) return tl::make_unexpected(project.error());
  loaded.project = std::move(*project);
  add_input(loaded, loaded.project.file);
  const std::string study = loaded.project.study;
  return weighed(std::move(loaded), read_contents(study, options.read), path, options);
}

Result<Loaded> load(const Files& files, const LoadOptions& options) {
  if (options.read.from.empty() && is_project_path(files.path)) return load(files.path, options);
  Loaded loaded{.project = default_project(files.path)};
  return weighed(std::move(loaded), read_contents(files, options.read), files.path, options);
}

}  // namespace fcm
