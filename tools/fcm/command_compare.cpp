// SPDX-License-Identifier: MIT
#include <memory>

#include "asked.hpp"
#include "command.hpp"
#include "compare_answer.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

struct CompareCommand {
  std::string path, other, by, within;
  LoadOptions load;
  std::vector<std::string> outcomes, scenarios;
  std::optional<std::size_t> links, permutations, draws, least, seed;
};

CompareOptions asked_of(const CompareCommand& options, const Project& project) {
  CompareOptions asked{.redraw = project.how_sure};
  asked.redraw.nested_in.clear();
  asked.least_voices = options.least.value_or(asked.least_voices);
  asked.permutations = options.permutations.value_or(asked.permutations);
  asked.redraw.draws = options.draws.value_or(asked.redraw.draws);
  asked.redraw.seed = options.seed.value_or(asked.redraw.seed);
  if (!options.within.empty())
    asked.within = options.within == "nothing" ? std::string() : options.within;
  return asked;
}

/// What only one of two has.
void tell_unmatched(const Session& session, const Beside& first, const Beside& second) {
  const MatchedFactors matched = match_factors(first.loaded.map, second.loaded.map);
  const auto tell = [&](const Beside& of, const std::vector<Index>& alone) {
    std::vector<std::string> names;
    for (const Index i : alone) names.push_back(label_of(of.loaded.map.factors()[i]));
    if (!names.empty()) session.say("only in " + of.name + ": " + listed(names));
  };
  tell(first, matched.only_a);
  tell(second, matched.only_b);
}

Result<Comparison> compared(const CompareCommand& options, const Session& session,
                            const Loaded& loaded, const std::optional<Loaded>& other,
                            const CompareAnswer& answer) {
  Workers workers;
  const CompareOptions asked = asked_of(options, loaded.project);
  if (!other) return compare(loaded, options.by, answer.scenarios, answer.outcomes, asked, workers);
  session.account(other->account);
  session.left_out(other->evidence.withheld);
  const Beside first{loaded, options.path}, second{*other, options.other};
  tell_unmatched(session, first, second);
  return compare(first, second, answer.scenarios, answer.outcomes, asked, workers);
}

/// Where nobody wrote a scenario there are as many as levers, which is more than a table is read
/// for.
Result<std::vector<Scenario>> compared_scenarios(const CompareCommand& options,
                                                 const Session& session, const Loaded& loaded,
                                                 const std::vector<Index>& outcomes) {
  constexpr std::size_t most_levers = 8;
  auto all = scenarios_asked(options.scenarios, loaded);
  if (!all || !loaded.every_lever || !options.scenarios.empty() || all->size() <= most_levers)
    return all;
  session.say("the " + std::to_string(most_levers) + " of " + std::to_string(all->size()) +
              " levers that reach furthest on everybody's map; others by --scenario NAME");
  return furthest(*all, loaded, outcomes, most_levers);
}

Result<int> run(const CompareCommand& options, const Session& session) {
  if (options.by.empty() == options.other.empty())
    return problem("usage.missing", "compare needs groups, or something to compare with", {},
                   "say --by place, or name a second study or map");
  LoadOptions how = options.load;
  how.every = true;
  const auto loaded = load(options.path, how);
  if (!loaded) return tl::make_unexpected(loaded.error());
  session.account(loaded->account);
  session.left_out(loaded->evidence.withheld);
  const auto outcomes = outcomes_asked(options.outcomes, *loaded);
  if (!outcomes) return tl::make_unexpected(outcomes.error());
  const auto scenarios = compared_scenarios(options, session, *loaded, *outcomes);
  if (!scenarios) return tl::make_unexpected(scenarios.error());
  std::optional<Loaded> other;
  if (!options.other.empty()) {
    auto read = load(options.other, options.load);
    if (!read) return tl::make_unexpected(read.error());
    other = std::move(*read);
  }
  CompareAnswer answer{.loaded = *loaded,
                       .scenarios = *scenarios,
                       .outcomes = *outcomes,
                       .links = options.links.value_or(10),
                       .found = {}};
  auto found = compared(options, session, *loaded, other, answer);
  if (!found) return tl::make_unexpected(found.error());
  answer.found = std::move(*found);
  const auto audience = other && !made_for(*loaded) ? made_for(*other) : made_for(*loaded);
  const auto written = session.write_answer(session.json() ? as_json(answer) : as_text(answer),
                                            audience, loaded->narrowed);
  if (!written) return tl::make_unexpected(written.error());
  return Exit::done;
}

void add_options(Options& line, const std::shared_ptr<CompareCommand>& options) {
  line.input("PROJECT", options->path, "a project, study, claims table or map");
  line.input("OTHER", options->other, "another, or a map as yardstick", false);
  line.text("--by", options->by, "ATTRIBUTE",
            "groups of its voices: place, age, communities, wave, coder, ...");
  line.list("--scenario", options->scenarios, "NAME", "a scenario of the project");
  line.list("--outcome", options->outcomes, "F",
            "effects on this factor; all outcomes if not given");
  line.count("--links", options->links, "N", "the N connections furthest apart; 10");
  line.count("--least", options->least, "N", "groups of fewer voices are not shown; 5");
  line.count("--permutations", options->permutations, "N",
             "how often groups are dealt anew; 999; 0 tests nothing");
  line.text("--within", options->within, "ATTRIBUTE",
            "deal anew among voices that share this; 'nothing' among all");
  line.count("--draws", options->draws, "N", "redraws for the intervals; the project's");
  line.count("--seed", options->seed, "N", "of permutations and redraws; the project's");
  line.loading(options->load);
}

}  // namespace

Command compare_command() {
  const auto options = std::make_shared<CompareCommand>();
  return {
      .word = "compare",
      .title = "whether groups, two studies, or a study and a map tell the same story",
      .takes = "PROJECT [OTHER]",
      .examples =
          "  fcm compare my-study --by place\n"
          "  fcm compare my-study --by wave --outcome trust\n"
          "  fcm compare my-study agreed-map.json\n",
      .about =
          "Each group's voices make a map of their own; every scenario runs on each, all at one "
          "lambda.\nA difference is tested by dealing the groups anew to the voices. Groups of "
          "fewer than 5 voices\nare named and not shown. A voice may belong to several groups.",
      .options = [options](Options& line) { add_options(line, options); },
      .run = [options](Session& session) { return run(*options, session); },
      .draws = false};
}

}  // namespace fcm::command
