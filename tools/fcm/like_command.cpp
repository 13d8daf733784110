// SPDX-License-Identifier: MIT
#include "like_command.hpp"

#include <cmath>

#include "assignment.hpp"
#include "json.hpp"
#include "simulate/like/reports.hpp"
#include "text/number.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

using text::Json;
using Figures = std::vector<std::optional<double>>;

Result<LikeQuestion> question(const LikeOptions& options, const LikeLine& line, const Map& map) {
  LikeQuestion asked;
  if (!line.interventions.inputs.empty())
    return problem("usage.conflict", "--like and --push cannot both be given", {},
                   "other tools push nothing; --like fcmpy has --impact");
  if (!line.model->rule.empty()) asked.rule = line.model->rule;
  if (!line.model->transfer.empty()) asked.transfer = line.model->transfer;
  asked.lambda = line.model->lambda;
  asked.tolerance = line.model->tolerance;
  asked.max_steps = line.model->max_steps;
  asked.steps = line.steps;
  auto starts = read_by_factor("--start", line.model->start, map, &asked.start);
  if (!starts) return tl::make_unexpected(starts.error());
  asked.start_of = *std::move(starts);
  asked.clamps = line.interventions.clamps;
  const auto impacts = read_by_factor("--impact", options.impact, map);
  if (!impacts) return tl::make_unexpected(impacts.error());
  for (const auto& [factor, weight] : *impacts)
    asked.impacts.push_back({*map.require(factor), weight, {}});
  if (options.effectiveness && options.impact.empty())
    return problem("usage.missing", "--effectiveness is that of an --impact, and none is given", {},
                   "say what it works on, as in --impact trust=0.5");
  asked.effectiveness = options.effectiveness.value_or(1);
  for (const std::string& name : options.watch) {
    const auto factor = map.require(name);
    if (!factor) return tl::make_unexpected(factor.error());
    asked.watched.push_back(*factor);
  }
  asked.trajectory = line.trajectory;
  return asked;
}

Figures figures(const Map& map, const LikeAnswer& answer,
                std::optional<double> (*of)(const LikeAnswer&, Index)) {
  Figures values;
  for (Index j = 0; j < map.size(); ++j) {
    values.push_back(of(answer, j));
    if (values.back() && !std::isfinite(*values.back())) values.back().reset();
  }
  return values;
}

std::string as_json(const Map& map, const LikeAnswer& answer,
                    const std::optional<LikeExplanation>& explanation) {
  const LikeRun& run = answer.scenario;
  Json object{{"schema", "fcm.like/1"},
              {"like", as_typed(*answer.like)},
              {"tool", answer.like->title},
              {"factors", Json::array()}};
  for (const Factor& factor : map.factors()) object["factors"].push_back(factor.id);
  object["steps"] = run.steps;
  object["stopped_by"] = to_text(run.stopped_by);
  object["last_change"] = run.last_change ? Json(*run.last_change) : Json();
  object["state"] = by_factor(map, figures(map, answer, like::state));
  for (const char* key :
       {"baseline", "baseline_steps", "baseline_stopped_by", "difference", "percent_change"})
    object[key] = nullptr;
  if (answer.baseline) {
    object["baseline"] = by_factor(map, answer.baseline->state);
    object["baseline_steps"] = answer.baseline->steps;
    object["baseline_stopped_by"] = to_text(answer.baseline->stopped_by);
    object["difference"] = by_factor(map, figures(map, answer, like::difference));
    object["percent_change"] = by_factor(map, figures(map, answer, like::percent_change));
  }
  object["reported"] = by_factor(map, answer.reported);
  object["reported_as"] = answer.like->reported_as;
  object["watched"] = Json::array();
  for (const Index j : answer.asked.watched) object["watched"].push_back(map.factors()[j].id);
  object["held"] = Json::object();
  for (const Clamp& clamp : answer.held)
    object["held"][map.factors()[clamp.factor].id] = clamp.value;
  if (answer.asked.trajectory) {
    object["trajectory"] = Json::array();
    for (const Eigen::VectorXd& state : run.trajectory)
      object["trajectory"].push_back(std::vector<double>(state.begin(), state.end()));
  }
  object["model"] = to_json(answer.model);
  object["notes"] = answer.notes;
  if (explanation) {
    object["explanation"] = explanation->sentences;
    object["distance"] = explanation->distance ? Json(*explanation->distance) : Json();
    object["ours"] = nullptr;
    if (explanation->ours)
      object["ours"] = {{"ending", to_text(explanation->ours->ending)},
                        {"state", by_factor(map, explanation->ours->state)}};
  }
  return text::write_json(object);
}

std::string in_one_line(const LikeAnswer& answer) {
  const LikeRun& run = answer.scenario;
  std::string words = "as " + std::string(answer.like->title) + ": ";
  const std::string steps = text::grouped(run.steps) + (run.steps == 1 ? " step" : " steps");
  if (run.stopped_by == StoppedBy::step_size)
    return words + "stopped by a small step after " + steps;
  if (run.stopped_by == StoppedBy::step_count) return words + "stopped after " + steps;
  return words + "it would hang; no end after " + steps;
}

std::string shown(const std::optional<double>& value, int decimals) {
  if (!value || !std::isfinite(*value)) return "-";
  return text::fixed(*value, decimals);
}

std::string as_text(const Map& map, const LikeAnswer& answer,
                    const std::optional<LikeExplanation>& explanation) {
  constexpr int digits = 6;
  std::string text = in_one_line(answer) + "\n";
  std::vector<std::string> header{"factor", "state"};
  if (answer.baseline) header.push_back("baseline");
  header.push_back("reported");
  TextTable table(header);
  for (Index j = 0; j < map.size(); ++j) {
    std::vector<std::string> row{map.factors()[j].id, shown(like::state(answer, j), digits)};
    if (answer.baseline)
      row.push_back(shown(answer.baseline->state[static_cast<Eigen::Index>(j)], digits));
    const int decimals = answer.like->decimals;
    row.push_back(shown(answer.reported[j], decimals < 0 ? digits : decimals));
    table.add(row);
  }
  text += table.text("lrrr");
  text += "reported: " + std::string(answer.like->reported_as) + "\n";
  if (explanation) {
    text += "\n";
    for (const std::string& sentence : explanation->sentences) text += sentence + "\n";
  }
  return text;
}

}  // namespace

void LikeOptions::add(Options& options) {
  std::string words;
  for (const Like& like : likes()) words += (words.empty() ? "" : ", ") + as_typed(like);
  options.text("--like", tool, "TOOL", "as another tool does it: " + words);
  options.list("--impact", impact, "F=V",
               "with --like fcmpy: an intervention's weight on a factor");
  options.number("--effectiveness", effectiveness, "E", "of that intervention, 0 to 1; 1");
  options.list("--watch", watch, "F",
               "with --like fcmpy or incognitive: stop by these factors alone");
  options.flag("--explain-like", explain, "say why its answer differs from ours");
}

Result<bool> run_like(const LikeOptions& options, const LikeLine& line, const Loaded& loaded,
                      const Session& session) {
  const Map& map = loaded.map;
  if (options.tool.empty())
    return problem("usage.missing",
                   "--explain-like, --impact, --effectiveness and --watch need a tool", {},
                   "name it with --like");
  const auto like = like_named(options.tool);
  if (!like) return tl::make_unexpected(like.error());
  const auto asked = question(options, line, map);
  if (!asked) return tl::make_unexpected(asked.error());
  const auto answer = simulate_like(map, **like, *asked);
  if (!answer) return tl::make_unexpected(answer.error());
  std::optional<LikeExplanation> explanation;
  if (options.explain) explanation = explain(map, *answer);
  session.say("model: " + command::in_one_line(answer->model) + " (as " +
              std::string((*like)->title) + ")");
  for (const std::string& note : answer->notes) session.say("note: " + note);
  const auto written =
      session.write_answer(loaded, session.json() ? as_json(map, *answer, explanation)
                                                  : as_text(map, *answer, explanation));
  if (!written) return tl::make_unexpected(written.error());
  return answer->scenario.stopped_by != StoppedBy::never;
}

}  // namespace fcm::command
