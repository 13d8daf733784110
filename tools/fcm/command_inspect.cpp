// SPDX-License-Identifier: MIT
#include <map>
#include <memory>

#include "command.hpp"
#include "fcm/project.hpp"
#include "inspect_answer.hpp"

namespace fcm::command {
namespace {

struct InspectCommand {
  std::string path, condense;
  LoadOptions load;
  FilterOptions filter;
  std::optional<std::size_t> loops;
  bool communities = false;
};

/// The grouping that the themes make; none where fewer than two factors have one.
std::optional<double> like_themes(const Map& map, const Communities& found) {
  std::map<std::string, Index> numbers;
  std::vector<Index> theme, community;
  for (Index i = 0; i < map.size(); ++i) {
    const std::string& name = map.factors()[i].theme;
    if (name.empty()) continue;
    theme.push_back(numbers.try_emplace(name, numbers.size()).first->second);
    community.push_back(found.of[i]);
  }
  return theme.size() < 2 ? std::nullopt : adjusted_rand(theme, community);
}

CommunitiesAnswer communities_of(const Loaded& loaded, const Filtered& part, bool filtered) {
  CommunitiesAnswer answer{.found = communities(part.map)};
  answer.like_themes = like_themes(part.map, answer.found);
  if (loaded.has_study && !filtered) {
    Redraw redraw = loaded.project.how_sure;
    redraw.coders = false;
    redraw.draws = std::min<std::uint64_t>(redraw.draws, 200);
    answer.stability = community_stability(loaded.evidence, loaded.project.weigh, loaded.map,
                                           answer.found, redraw);
  }
  return answer;
}

Result<CondensationAnswer> condensation_of(const Loaded& loaded) {
  CondensationAnswer answer;
  std::vector<Index> outcomes;
  for (const Outcome& outcome : loaded.project.outcomes) {
    const auto factor = loaded.map.require(outcome.factor);
    if (!factor) return tl::make_unexpected(factor.error());
    outcomes.push_back(*factor);
    answer.outcomes.push_back(loaded.map.factors()[*factor].id);
  }
  const std::vector<FactorGroup> themes = by_theme(loaded.map, outcomes);
  if (themes.empty())
    return problem("condense.empty", "no two factors share a theme", {},
                   "give factors a theme in factors.csv", "theme");
  auto condensed = condense(loaded.map, themes);
  if (!condensed) return tl::make_unexpected(condensed.error());
  answer.condensed = std::move(*condensed);
  const auto told = what_if(loaded.map, loaded.model, loaded.project.scenarios);
  if (!told) return tl::make_unexpected(told.error());
  for (const Scenario& scenario : loaded.project.scenarios)
    answer.scenarios.push_back(scenario.name);
  answer.effects = effects_of_condensing(*told, answer.condensed, outcomes);
  return answer;
}

Result<int> run(const InspectCommand& options, const Session& session) {
  if (!options.condense.empty() && options.condense != "theme")
    return problem("usage.value", "--condense expects theme, not '" + options.condense + "'", {},
                   "factors are merged by the column theme", options.condense);
  if (!options.condense.empty() && options.filter.any())
    return problem("usage.conflict", "--condense is about the whole map", {},
                   "leave the filters out");
  const auto loaded = load(options.path, options.load);
  if (!loaded) return tl::make_unexpected(loaded.error());
  session.account(loaded->account);
  auto part = options.filter.on(loaded->map);
  if (!part) return tl::make_unexpected(part.error());
  InspectAnswer answer{.part = std::move(*part)};
  answer.structure = inspect(answer.part.map, options.loops.value_or(6));
  if (options.communities)
    answer.communities = communities_of(*loaded, answer.part, options.filter.any());
  if (!options.condense.empty()) {
    auto condensed = condensation_of(*loaded);
    if (!condensed) return tl::make_unexpected(condensed.error());
    answer.condensation = std::move(*condensed);
  }
  const auto written =
      session.write_answer(*loaded, session.json() ? as_json(answer) : as_text(answer));
  if (!written) return tl::make_unexpected(written.error());
  return Exit::done;
}

}  // namespace

Command inspect_command() {
  const auto options = std::make_shared<InspectCommand>();
  return {.word = "inspect",
          .title = "the structure of a map, or of a part of it: degrees, loops, communities",
          .takes = "MAP",
          .examples =
              "  fcm inspect map.json --upstream trust --steps 2\n"
              "  fcm inspect my-study --between 'bus -> trust'\n"
              "  fcm inspect my-study --communities\n"
              "  fcm inspect map.csv --json\n",
          .about =
              "Links that nobody gave a direction to are left out. Of several filters any will do, "
              "with --all-of\nall must. 'fcm convert' writes a part as a map. Formulas: "
              "docs/maths.md, \"Structure\".",
          .options =
              [options](Options& line) {
                line.input("MAP", options->path, "a map, matrix, edge list, study or project");
                options->filter.add(line);
                line.count("--loops", options->loops, "N",
                           "loops of up to N links; 6 if not given");
                line.flag("--communities", options->communities,
                          "which factors are linked with each other most, and how far that holds");
                line.text("--condense", options->condense, "theme",
                          "merge factors of one theme, and say what that changes");
                line.loading(options->load);
              },
          .run = [options](Session& session) { return run(*options, session); }};
}

}  // namespace fcm::command
