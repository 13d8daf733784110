// SPDX-License-Identifier: MIT
#include <algorithm>
#include <memory>

#include "command.hpp"
#include "if_right_answer.hpp"
#include "model_options.hpp"
#include "text/number.hpp"
#include "text/suggest.hpp"
#include "text_table.hpp"
#include "what_if_answer.hpp"
#include "what_if_line.hpp"

namespace fcm::command {
namespace {

struct WhatIfCommand {
  std::string path;
  LoadOptions load = {.every = true};
  ModelOptions model;
  WhatIfLine line;
  std::vector<std::string> scenarios, if_right;
  bool each = false, pairs = false, strict = false;
};

/// What is not ours to move may be tried as a risk, and is never listed as an idea.
bool is_ours(const Loaded& loaded, const Scenario& scenario) {
  const auto& not_ours = loaded.project.not_ours_to_move;
  for (const Intervention& change : scenario.interventions) {
    const Result<Index> factor = loaded.map.require(change.factor);
    if (!factor || change.kind == Intervention::Kind::keep) continue;
    const Factor& moved = loaded.map.factors()[*factor];
    if (moved.kind == "context" ||
        std::find(not_ours.begin(), not_ours.end(), moved.id) != not_ours.end())
      return false;
  }
  return true;
}

Result<Scenario> named(const Loaded& loaded, const std::string& name) {
  std::vector<std::string> names;
  for (const Scenario& scenario : loaded.project.scenarios) {
    if (loaded.every_lever) break;
    if (scenario.name == name) return scenario;
    names.push_back(scenario.name);
  }
  const std::string near = text::did_you_mean(name, names);
  return problem("scenario.unknown", "there is no scenario '" + name + "'", {loaded.project.file},
                 !near.empty()   ? near
                 : names.empty() ? "only a project file has scenarios"
                                 : "the scenarios are " + listed(names),
                 name);
}

Result<std::vector<Scenario>> asked_for(const WhatIfCommand& options, const Loaded& loaded) {
  std::vector<Scenario> asked;
  auto line = scenario_of(options.line);
  if (!line) return tl::make_unexpected(line.error());
  line->risk = !is_ours(loaded, *line);
  if (!line->interventions.empty()) asked.push_back(std::move(*line));
  for (const std::string& name : options.scenarios) {
    if (std::count(options.scenarios.begin(), options.scenarios.end(), name) > 1)
      return problem("usage.conflict", "--scenario " + name + " is given twice", {},
                     "name each scenario once");
    auto scenario = named(loaded, name);
    if (!scenario) return tl::make_unexpected(scenario.error());
    asked.push_back(std::move(*scenario));
  }
  if (options.each)
    for (Scenario& lever :
         each_lever(loaded.map, loaded.project.outcomes, loaded.project.not_ours_to_move))
      asked.push_back(std::move(lever));
  if (!asked.empty()) return asked;
  if (options.each)
    return problem("scenario.no_levers", "there is no driver to raise and no barrier to lower", {},
                   "say what is tried: --more FACTOR or --less FACTOR");
  if (loaded.every_lever)
    return problem("usage.no_scenario", "nothing is tried: no scenario is written or given", {},
                   "say what is tried: --more FACTOR, --less FACTOR, or --each for every lever");
  return loaded.project.scenarios;
}

bool all_settled(const Answer& answer) {
  const auto& scenarios = answer.what_if.scenarios;
  return answer.what_if.baseline.settled() &&
         std::all_of(scenarios.begin(), scenarios.end(),
                     [](const ScenarioResult& result) { return result.simulation.settled(); });
}

/// Says where an interrupt cut it short; whether anything is left to show to a reader.
bool say_where_it_stopped(const Answer& answer, bool pairs, const Session& session) {
  const std::size_t scenarios = answer.what_if.scenarios.size();
  const bool early = scenarios < answer.scenarios_asked;
  const std::string what = early ? "scenario" : "pair";
  const std::size_t done = early ? scenarios : answer.pairs->size();
  const bool nothing = done == 0 || (early && pairs);
  session.say("stopped at " + what + " " + text::grouped(done) + " of " +
              text::grouped(early ? answer.scenarios_asked : answer.pairs_asked) +
              (nothing ? "" : ": what follows is of the first " + text::grouped(done)));
  return !nothing;
}

/// The map as each group tells it, beside everybody's.
Result<int> run_if_right(const WhatIfCommand& options, const Loaded& loaded,
                         const std::vector<Scenario>& scenarios, const Session& session) {
  if (options.pairs)
    return problem("usage.conflict", "--if-right and --pairs cannot both be given", {},
                   "leave one of them out");
  const auto answer = if_right_answer(loaded, options.model, scenarios, options.if_right);
  if (!answer) return tl::make_unexpected(answer.error());
  session.say("model: " + in_one_line(answer->model));
  const auto written =
      session.write_answer(loaded, session.json() ? as_json(*answer) : as_text(*answer));
  if (!written) return tl::make_unexpected(written.error());
  const auto& all = answer->found.told_by;
  const bool settled = std::all_of(all.begin(), all.end(), [](const ToldBy& told_by) {
    return std::find(told_by.settled.begin(), told_by.settled.end(), false) ==
           told_by.settled.end();
  });
  return options.strict && !settled ? Exit::findings : Exit::done;
}

Result<int> run(const WhatIfCommand& options, const Session& session) {
  const auto loaded = load(options.path, options.load);
  if (!loaded) return tl::make_unexpected(loaded.error());
  session.account(loaded->account);
  session.left_out(loaded->evidence.withheld);
  const auto scenarios = asked_for(options, *loaded);
  if (!scenarios) return tl::make_unexpected(scenarios.error());
  if (!options.if_right.empty()) return run_if_right(options, *loaded, *scenarios, session);
  const auto model = options.model.on(*loaded);
  if (!model) return tl::make_unexpected(model.error());
  const auto answer = answer_for(*loaded, *model, *scenarios,
                                 {.each = options.each, .pairs = options.pairs}, session);
  if (!answer) return tl::make_unexpected(answer.error());
  if (answer->interrupted() && !say_where_it_stopped(*answer, options.pairs, session) &&
      !session.json())
    return Exit::interrupted;
  const auto written = session.write_answer(*loaded, session.json()  ? as_json(*answer)
                                                     : options.pairs ? pairs_as_text(*answer)
                                                                     : as_text(*answer));
  if (!written) return tl::make_unexpected(written.error());
  if (answer->interrupted()) return Exit::interrupted;
  return options.strict && !all_settled(*answer) ? Exit::findings : Exit::done;
}

void add_options(Options& line, const std::shared_ptr<WhatIfCommand>& options) {
  line.input("PROJECT", options->path, "a project, study, claims table or map");
  options->line.add(line);
  line.list("--scenario", options->scenarios, "NAME", "a scenario of the project");
  line.flag("--each", options->each, "every driver raised, every barrier lowered, one by one");
  line.flag("--pairs", options->pairs,
            "every two scenarios together: more, or less, than each adds");
  line.list("--if-right", options->if_right, "A=V",
            "as this group tells it, beside everybody: place=Horley");
  options->model.add(line);
  options->model.add_carry(line);
  line.flag("--strict", options->strict, "exit 3 where something did not settle");
  line.loading(options->load);
}

}  // namespace

Command what_if_command() {
  const auto options = std::make_shared<WhatIfCommand>();
  return {
      .word = "what-if",
      .title = "what a scenario changes, and on whose words that rests",
      .takes = "PROJECT",
      .examples =
          "  fcm what-if my-study\n"
          "  fcm what-if my-study --more trust --less jargon=much\n"
          "  fcm what-if my-study --each\n"
          "  fcm what-if my-study --each --pairs\n"
          "  fcm what-if my-study --if-right place=Horley\n"
          "  fcm what-if map.csv --hold funding=1 --json\n"
          "  fcm what-if map.csv --more trust@1..5,decay:0.5\n",
      .about =
          "Without options all scenarios of the project. The options --more, --less, "
          "--keep, --hold,\n--clamp, --push and --link form one scenario together. F@3..10 does "
          "it in rounds 3 to 10 of\nknock-on only, F@3.. from 3 on, F@3 in that round alone; "
          "...,ramp:4 grows over 4 rounds,\n...,decay:0.5 leaves half of it each "
          "round after the end. PROJECT may also be a\nstudy folder, a claims table, a map, a "
          "matrix or an edge list; - is standard input.",
      .options = [options](Options& line) { add_options(line, options); },
      .run = [options](Session& session) { return run(*options, session); }};
}

}  // namespace fcm::command
