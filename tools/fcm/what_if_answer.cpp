// SPDX-License-Identifier: MIT
#include "what_if_answer.hpp"

#include <functional>
#include <stop_token>
#include <utility>

#include "interrupt.hpp"
#include "model_options.hpp"
#include "progress.hpp"
#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

std::vector<Support> support_of(const Answer& answer, const ScenarioResult& result) {
  const Loaded& loaded = answer.loaded;
  std::vector<Support> line(answer.outcomes.size());
  const auto fragilities = fragility(loaded.evidence, loaded.project.weigh, answer.what_if.model,
                                     result.scenario, answer.outcomes);
  for (std::size_t k = 0; k < line.size(); ++k) {
    line[k].voices = voices_naming(loaded.evidence, result);
    line[k].fragility = fragilities[k];
  }
  return line;
}

/// The scenario, what stays of it, how it comes round, and on whose words it rests.
Result<void> add_one(const Scenario& scenario, Answer& answer) {
  const Map& map = answer.loaded.map;
  WhatIf& what_if = answer.what_if;
  std::optional<ScenarioResult> left;
  if (const auto added = add_scenario(map, scenario, what_if); !added) return added;
  if (!scenario.stays.empty()) {
    const auto later = after(scenario);
    if (!later) return tl::make_unexpected(later.error());
    auto result = run_scenario(map, what_if.model, what_if.baseline, *later);
    if (!result) return tl::make_unexpected(result.error());
    left = *std::move(result);
  }
  answer.afters.push_back(std::move(left));
  const ScenarioResult& result = what_if.scenarios.back();
  answer.courses.push_back(courses(result, what_if.model, what_if.baseline, answer.outcomes));
  if (answer.each && answer.loaded.has_study) answer.support.push_back(support_of(answer, result));
  return {};
}

Result<void> prepare_pairs(Answer& answer) {
  constexpr std::size_t most = 20'000, most_answers = 10'000'000;  // the latter 240 MB
  const std::size_t count = answer.scenarios_asked, pairs = count * (count - 1) / 2;
  if (count < 2)
    return problem("usage.no_scenario", "--pairs needs two scenarios or more", {},
                   "name them with --scenario, or take every lever with --each");
  if (pairs > most)
    return problem("scenario.pairs",
                   text::grouped(count) + " scenarios have " + text::grouped(pairs) +
                       " pairs, and at most " + text::grouped(most) + " are tried",
                   {}, "name those of interest with --scenario");
  answer.pairs.emplace();
  answer.pairs_asked = pairs;
  answer.pairs_on = answer.outcomes;
  if (answer.pairs_on.empty())
    for (Index factor = 0; factor < answer.loaded.map.size(); ++factor)
      answer.pairs_on.push_back(factor);
  if (pairs > most_answers / answer.pairs_on.size())
    return problem("scenario.pairs",
                   counted(pairs, "pair", "pairs") + " on " +
                       counted(answer.pairs_on.size(), "factor", "factors") + " are more than " +
                       text::grouped(most_answers) + " answers",
                   {}, "say in a project which factors are the outcomes");
  return {};
}

}  // namespace

Result<Answer> answer_for(const Loaded& loaded, const Model& model,
                          const std::vector<Scenario>& scenarios, AnswerOptions options,
                          const Session& session) {
  Answer answer{.loaded = loaded, .each = options.each, .scenarios_asked = scenarios.size()};
  for (const Outcome& outcome : loaded.project.outcomes)
    answer.outcomes.push_back(*loaded.map.require(outcome.factor));
  if (options.pairs)
    if (const auto fits = prepare_pairs(answer); !fits) return tl::make_unexpected(fits.error());
  // Of one scenario there is no part to show: an interrupt ends it at once.
  std::optional<Interrupt> interrupt;
  if (scenarios.size() > 1) interrupt.emplace();
  const std::stop_token stop = interrupt ? interrupt->token() : std::stop_token();
  {
    Progress progress(session, "scenario");
    auto none = what_if(loaded.map, model, {});
    if (!none) return tl::make_unexpected(none.error());
    answer.what_if = *std::move(none);
    for (std::size_t i = 0; i < scenarios.size() && !stop.stop_requested(); ++i) {
      if (const auto added = add_one(scenarios[i], answer); !added)
        return tl::make_unexpected(added.error());
      if (i == 0) session.say("model: " + in_one_line(model));  // after what the line has wrong
      progress(i + 1, scenarios.size());
    }
  }
  if (!options.pairs || stop.stop_requested()) return answer;
  Progress progress(session, "pair");
  Workers workers;
  answer.pairs = interactions(loaded.map, answer.what_if, answer.pairs_on, workers,
                              {.progress = std::ref(progress), .stop = stop, .ranks = {}});
  return answer;
}

}  // namespace fcm::command
