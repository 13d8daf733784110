// SPDX-License-Identifier: MIT
#include <memory>

#include "asked.hpp"
#include "command.hpp"
#include "explain_answer.hpp"
#include "model_options.hpp"
#include "what_if_line.hpp"

namespace fcm::command {
namespace {

struct ExplainCommand {
  std::string path;
  LoadOptions load = {.every = true};
  ModelOptions model;
  WhatIfLine line;
  std::vector<std::string> outcomes, scenarios;
  std::optional<std::size_t> links;
};

/// The one that the line stands for beside those that it names; all where it says neither.
Result<std::vector<Scenario>> asked_for(const ExplainCommand& options, const Loaded& loaded) {
  auto line = scenario_of(options.line);
  if (!line) return tl::make_unexpected(line.error());
  const bool alone = !line->interventions.empty();
  std::vector<Scenario> asked;
  if (!alone || !options.scenarios.empty()) {
    auto named = scenarios_asked(options.scenarios, loaded);
    if (!named) return named;
    asked = std::move(*named);
  }
  if (alone) asked.push_back(std::move(*line));
  return asked;
}

Result<int> run(const ExplainCommand& options, const Session& session) {
  const auto loaded = load(options.path, options.load);
  if (!loaded) return tl::make_unexpected(loaded.error());
  session.account(loaded->account);
  session.left_out(loaded->evidence.withheld);
  const auto outcomes = outcomes_asked(options.outcomes, *loaded);
  if (!outcomes) return tl::make_unexpected(outcomes.error());
  const auto scenarios = asked_for(options, *loaded);
  if (!scenarios) return tl::make_unexpected(scenarios.error());
  const auto model = options.model.on(*loaded);
  if (!model) return tl::make_unexpected(model.error());
  auto all = what_if(loaded->map, *model, *scenarios);
  if (!all) return tl::make_unexpected(all.error());
  session.say("model: " + in_one_line(*model));
  ExplainAnswer answer{.loaded = *loaded, .what_if = *std::move(all), .found = {}};
  Workers workers;
  answer.found =
      explain(*loaded, answer.what_if, *outcomes, workers, {.links = options.links.value_or(10)});
  const auto written =
      session.write_answer(*loaded, session.json() ? as_json(answer) : as_text(answer));
  if (!written) return tl::make_unexpected(written.error());
  return Exit::done;
}

void add_options(Options& line, const std::shared_ptr<ExplainCommand>& options) {
  line.input("PROJECT", options->path, "a project, study, claims table or map");
  line.list("--scenario", options->scenarios, "NAME", "a scenario of the project");
  line.list("--outcome", options->outcomes, "F",
            "effects on this factor; all outcomes if not given");
  options->line.add(line);
  line.count("--links", options->links, "N", "the N connections and statements behind it; 10");
  options->model.add(line);
  options->model.add_carry(line);
  line.loading(options->load);
}

}  // namespace

Command explain_command() {
  const auto options = std::make_shared<ExplainCommand>();
  return {.word = "explain",
          .title = "who says so: the connections, chains, voices and statements behind an effect",
          .takes = "PROJECT",
          .examples =
              "  fcm explain my-study --scenario listening --outcome trust\n"
              "  fcm explain my-study --more befriending --outcome loneliness\n"
              "  fcm explain my-study --scenario listening --json\n",
          .about =
              "Shares of connections, voices and statements add up to the effect. What would be "
              "left\nwithout one of them stands beside, and does not add up. Voices are numbered "
              "within the\nanswer, the largest share first; nobody is named.",
          .options = [options](Options& line) { add_options(line, options); },
          .run = [options](Session& session) { return run(*options, session); }};
}

}  // namespace fcm::command
