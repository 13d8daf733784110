// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "json.hpp"
#include "what_if_answer.hpp"

namespace fcm::command {
namespace {

using text::Json;

Json doses(const ScenarioResult& result) {
  Json object = Json::object();
  for (const Dose& dose : result.doses)
    object[result.resolved.map.factors()[dose.factor].id] = dose.change;
  return object;
}

Json per_dose(const ScenarioResult& result) {
  std::vector<std::optional<double>> all;
  for (Index factor = 0; factor < result.effect.size(); ++factor)
    all.push_back(effect_per_dose(result, factor));
  return by_factor(result.resolved.map, all);
}

Json core_of(const ScenarioResult& result) {
  const Map& map = result.resolved.map;
  return {{"ending", to_text(result.simulation.ending)},
          {"message", result.simulation.message},
          {"state", by_factor(map, result.simulation.state)},
          {"effect", by_factor(map, result.effect)},
          {"dose", doses(result)},
          {"effect_per_dose", per_dose(result)},
          {"notes", result.resolved.notes},
          {"certified", result.simulation.certified},
          {"unstable", result.simulation.unstable}};
}

Json support_of(const Answer& answer, std::size_t scenario) {
  Json object = Json::object();
  for (std::size_t k = 0; k < answer.outcomes.size(); ++k) {
    const Support& support = answer.support[scenario][k];
    Json entry{{"named_by", support.voices}, {"rests_on", nullptr}};
    if (support.fragility && support.fragility->voices > 0) {
      entry["rests_on"] = support.fragility->voices;
      entry["exact"] = support.fragility->exact;
      entry["left"] = support.fragility->left;
    }
    object[answer.loaded.map.factors()[answer.outcomes[k]].id] = entry;
  }
  return object;
}

/// Rounds of knock-on, by outcome; null where there is no effect, or none to arrive.
Json courses_of(const Answer& answer, std::size_t scenario) {
  Json object = Json::object();
  for (std::size_t k = 0; k < answer.outcomes.size(); ++k) {
    const std::optional<Course>& course = answer.courses[scenario][k];
    Json entry = nullptr;
    if (course) {
      entry = {{"nine_tenths_by_round", nullptr},
               {"furthest", course->furthest},
               {"furthest_in_round", course->furthest_round}};
      if (course->arrived) entry["nine_tenths_by_round"] = *course->arrived;
    }
    object[answer.loaded.map.factors()[answer.outcomes[k]].id] = entry;
  }
  return object;
}

Json pairs_of(const Answer& answer) {
  Json list = Json::array();
  for (const Interaction& pair : *answer.pairs) {
    const auto name = [&](Index i) { return answer.what_if.scenarios[i].scenario.name; };
    Json entry{{"first", name(pair.first)}, {"second", name(pair.second)}};
    if (!pair.reason.empty()) {
      entry["reason"] = pair.reason;
    } else {
      entry["ending"] = to_text(pair.ending);
      entry["certified"] = pair.certified;
      entry["unstable"] = pair.unstable;
      entry["comes_back"] = pair.comes_back ? Json(*pair.comes_back) : Json();
    }
    entry["effect"] = Json::object();
    entry["interaction"] = Json::object();
    for (std::size_t k = 0; k < pair.on.size(); ++k) {
      const std::string& outcome = answer.loaded.map.factors()[answer.pairs_on[k]].id;
      entry["effect"][outcome] = pair.on[k] ? Json(pair.on[k]->together) : Json();
      entry["interaction"][outcome] = pair.on[k] ? Json(pair.on[k]->beyond) : Json();
    }
    list.push_back(entry);
  }
  return list;
}

}  // namespace

std::string as_json(const Answer& answer) {
  const WhatIf& what_if = answer.what_if;
  Json object{{"schema", "fcm.what_if/1"},
              {"lambda", what_if.model.lambda},
              {"baseline", by_factor(answer.loaded.map, what_if.baseline.state)},
              {"scenarios_asked", answer.scenarios_asked},
              {"scenarios", Json::array()}};
  for (std::size_t i = 0; i < what_if.scenarios.size(); ++i) {
    const ScenarioResult& result = what_if.scenarios[i];
    Json entry{{"name", result.scenario.name}};
    entry.update(core_of(result));
    entry["kind"] = result.scenario.risk ? "risk" : "idea";
    if (!result.scenario.title.empty()) entry["title"] = result.scenario.title;
    if (!result.scenario.level.empty()) entry["level"] = result.scenario.level;
    entry["comes_back"] = result.comes_back ? Json(*result.comes_back) : Json();
    entry["course"] = courses_of(answer, i);
    if (answer.afters[i]) entry["after"] = core_of(*answer.afters[i]);
    if (!answer.support.empty()) entry["support"] = support_of(answer, i);
    object["scenarios"].push_back(entry);
  }
  object["outcomes"] = Json::array();
  for (const Outcome& outcome : answer.loaded.project.outcomes) {
    Json entry{{"factor", outcome.factor}, {"want", nullptr}};
    if (outcome.directed) entry["want"] = outcome.want_more ? "more" : "less";
    object["outcomes"].push_back(entry);
  }
  if (answer.pairs) {
    object["pairs_asked"] = answer.pairs_asked;
    object["pairs"] = pairs_of(answer);
  }
  object["baseline_ending"] = to_text(what_if.baseline.ending);
  object["baseline_message"] = what_if.baseline.message;
  object["baseline_certified"] = what_if.baseline.certified;
  object["baseline_unstable"] = what_if.baseline.unstable;
  object["model"] = to_json(what_if.model);
  return text::write_json(object);
}

std::size_t voices_naming(const Evidence& evidence, const ScenarioResult& result) {
  std::set<Index> voices;
  for (const Cell& cell : evidence.cells)
    for (const Dose& dose : result.doses)
      if (evidence.links[cell.link].from == dose.factor && cell.signed_())
        voices.insert(cell.voice);
  return voices.size();
}

}  // namespace fcm::command
