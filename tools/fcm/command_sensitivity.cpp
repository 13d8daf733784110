// SPDX-License-Identifier: MIT
#include <memory>

#include "asked.hpp"
#include "command.hpp"
#include "model_options.hpp"
#include "sensitivity_answer.hpp"

namespace fcm::command {
namespace {

struct SensitivityCommand {
  std::string path;
  LoadOptions load = {.every = true};
  ModelOptions model;
  std::vector<std::string> outcomes, scenarios;
  std::optional<std::size_t> links;
};

Result<int> run(const SensitivityCommand& options, const Session& session) {
  const auto loaded = load(options.path, options.load);
  if (!loaded) return tl::make_unexpected(loaded.error());
  session.account(loaded->account);
  session.left_out(loaded->evidence.withheld);
  const auto outcomes = outcomes_asked(options.outcomes, *loaded);
  if (!outcomes) return tl::make_unexpected(outcomes.error());
  const auto scenarios = scenarios_asked(options.scenarios, *loaded);
  if (!scenarios) return tl::make_unexpected(scenarios.error());
  const auto model = options.model.on(*loaded);
  if (!model) return tl::make_unexpected(model.error());
  auto all = what_if(loaded->map, *model, *scenarios);
  if (!all) return tl::make_unexpected(all.error());
  session.say("model: " + in_one_line(*model));
  SensitivityAnswer answer{.loaded = *loaded, .what_if = *std::move(all), .outcomes = *outcomes};
  const std::size_t usual = answer.what_if.scenarios.size() == 1 ? 10 : 5;
  answer.found =
      sensitivity(*loaded, answer.what_if, answer.outcomes, options.links.value_or(usual));
  const auto written =
      session.write_answer(*loaded, session.json() ? as_json(answer) : as_text(answer));
  if (!written) return tl::make_unexpected(written.error());
  return Exit::done;
}

void add_options(Options& line, const std::shared_ptr<SensitivityCommand>& options) {
  line.input("PROJECT", options->path, "a project, study, claims table or map");
  line.list("--outcome", options->outcomes, "F",
            "effects on this factor; all outcomes if not given");
  line.list("--scenario", options->scenarios, "NAME", "a scenario of the project");
  line.count("--links", options->links, "N",
             "the N connections an effect hangs on most; 5, of one scenario 10");
  options->model.add(line);
  options->model.add_carry(line);
  line.loading(options->load);
}

}  // namespace

Command sensitivity_command() {
  const auto options = std::make_shared<SensitivityCommand>();
  return {.word = "sensitivity",
          .title = "which connections an effect hangs on, and how far each may move it",
          .takes = "PROJECT",
          .examples =
              "  fcm sensitivity my-study --outcome trust\n"
              "  fcm sensitivity my-study --outcome trust --scenario listening\n"
              "  fcm sensitivity map.csv --outcome trust --json\n",
          .about =
              "Each connection is taken down and up alone, as far as redrawn voices take it in "
              "nine of ten\ndraws; to its bounds where a map states them; else by a tenth. "
              "Everything else stays. --json\nadds the gradient of every effect to all weights, "
              "inputs, held values and lambda.",
          .options = [options](Options& line) { add_options(line, options); },
          .run = [options](Session& session) { return run(*options, session); }};
}

}  // namespace fcm::command
