// SPDX-License-Identifier: MIT
#include "if_right_answer.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "json.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

/// The furthest of the ideas that the project compares, on one map; of all where none of them is.
double furthest(const IfRightAnswer& answer, const ToldBy& told_by, Index outcome) {
  const auto& compare = answer.loaded.project.compare;
  double of_compared = 0, of_all = 0;
  for (Index s = 0; s < answer.scenarios.size(); ++s) {
    const Scenario& scenario = answer.scenarios[s];
    const double size = std::fabs(told_by.effect[s][outcome].value_or(0));
    const bool compared =
        compare.empty() ? !scenario.risk
                        : std::find(compare.begin(), compare.end(), scenario.name) != compare.end();
    of_all = std::max(of_all, size);
    if (compared) of_compared = std::max(of_compared, size);
  }
  return of_compared > 0 ? of_compared : of_all;
}

/// 1: more, -1: less, 0: hardly, or not known.
int direction(const IfRightAnswer& answer, const ToldBy& told_by, Index scenario, Index outcome) {
  const double effect = told_by.effect[scenario][outcome].value_or(0);
  if (effect == 0 || std::fabs(effect) < 0.1 * furthest(answer, told_by, outcome)) return 0;
  return effect > 0 ? 1 : -1;
}

std::string words_for(const IfRightAnswer& answer, const ToldBy& told_by, Index scenario,
                      Index outcome) {
  if (!told_by.settled[scenario]) return "did not settle";
  const std::optional<double>& effect = told_by.effect[scenario][outcome];
  if (!effect) return "not talked about";
  const int way = direction(answer, told_by, scenario, outcome);
  return (way == 0 ? "hardly " : way > 0 ? "more " : "less ") + signed_number(*effect);
}

std::string name_of(const ToldBy& told_by) { return text::shown(in_words(told_by.group)); }

/// Where one map points to more and another to less.
bool contradict(const IfRightAnswer& answer, Index scenario, Index outcome) {
  bool more = false, less = false;
  for (const ToldBy& told_by : answer.found.told_by) {
    const int way = direction(answer, told_by, scenario, outcome);
    more = more || way > 0;
    less = less || way < 0;
  }
  return more && less;
}

std::string of_outcome(const IfRightAnswer& answer, Index k) {
  const Outcome& outcome = answer.loaded.project.outcomes[k];
  const Map& map = answer.loaded.map;
  std::string text = label_of(map.factors()[*map.require(outcome.factor)]);
  if (outcome.directed) text += outcome.want_more ? " (wanted: more)" : " (wanted: less)";
  std::vector<std::string> head{"", "scenario"};
  for (const ToldBy& told_by : answer.found.told_by) head.push_back(name_of(told_by));
  TextTable table(head);
  for (Index s = 0; s < answer.scenarios.size(); ++s) {
    const Scenario& scenario = answer.scenarios[s];
    std::vector<std::string> row{contradict(answer, s, k) ? "><" : "",
                                 scenario.title.empty() ? scenario.name : scenario.title};
    for (const ToldBy& told_by : answer.found.told_by)
      row.push_back(words_for(answer, told_by, s, k));
    table.add(row);
  }
  return text + "\n" + table.text("ll") + "\n";
}

}  // namespace

Result<IfRightAnswer> if_right_answer(const Loaded& loaded, const ModelOptions& options,
                                      const std::vector<Scenario>& scenarios,
                                      const std::vector<std::string>& groups) {
  std::vector<Group> found;
  for (const std::string& text : groups) {
    const auto group = parse_group(text).and_then(
        [&](const Group& one) { return find_group(loaded.evidence, one); });
    if (!group) return tl::make_unexpected(group.error());
    found.push_back(*group);
  }
  std::vector<Index> outcomes;
  for (const Outcome& outcome : loaded.project.outcomes)
    outcomes.push_back(*loaded.map.require(outcome.factor));
  if (outcomes.empty())
    return problem("usage.missing", "the project has no outcome to compare", {},
                   "write outcomes: in the project");
  const auto model_on_it = [&](const Map& map) { return options.on(loaded.project, map); };
  auto answer =
      if_right(loaded.evidence, loaded.project.weigh, model_on_it, scenarios, outcomes, found);
  if (!answer) return tl::make_unexpected(answer.error());
  auto model = options.on(loaded);
  if (!model) return tl::make_unexpected(model.error());
  model->lambda = answer->lambda;
  return IfRightAnswer{loaded, scenarios, *std::move(model), *std::move(answer)};
}

std::string as_text(const IfRightAnswer& answer) {
  std::string text;
  for (Index g = 1; g < answer.found.told_by.size(); ++g) {
    const ToldBy& told_by = answer.found.told_by[g];
    text += "If " + name_of(told_by) + " were right: " + text::grouped(told_by.voices) + " of " +
            counted(answer.found.told_by[0].voices, "voice", "voices") + "\n";
  }
  text += "\n";
  for (Index k = 0; k < answer.loaded.project.outcomes.size(); ++k) text += of_outcome(answer, k);
  return text +
         ">< marks where some point to more and others to less. Each map has the voices of its\n"
         "group alone; all share one lambda, so that their numbers may be compared in a row. A\n"
         "group that did not talk about something did not say that it has no effect.\n";
}

std::string as_json(const IfRightAnswer& answer) {
  text::Json object{{"schema", "fcm.if_right/1"},
                    {"lambda", answer.found.lambda},
                    {"told_by", text::Json::array()}};
  for (const ToldBy& told_by : answer.found.told_by) {
    text::Json scenarios = text::Json::array();
    for (Index s = 0; s < answer.scenarios.size(); ++s) {
      text::Json effect = text::Json::object();
      for (Index k = 0; k < answer.loaded.project.outcomes.size(); ++k) {
        const std::optional<double>& value = told_by.effect[s][k];
        effect[answer.loaded.project.outcomes[k].factor] =
            value ? text::Json(*value) : text::Json();
      }
      scenarios.push_back({{"scenario", answer.scenarios[s].name},
                           {"settled", static_cast<bool>(told_by.settled[s])},
                           {"effect", effect}});
    }
    object["told_by"].push_back({{"group", in_words(told_by.group)},
                                 {"voices", told_by.voices},
                                 {"own_lambda", told_by.own_lambda},
                                 {"scenarios", scenarios}});
  }
  object["model"] = to_json(answer.model);
  return text::write_json(object);
}

}  // namespace fcm::command
