// SPDX-License-Identifier: MIT
#include "json.hpp"
#include "sensitivity_answer.hpp"

namespace fcm::command {
namespace {

using text::Json;

Json optional(const std::optional<double>& value) { return value ? Json(*value) : Json(); }

Json ends_of(const Map& map, const Link& link) {
  return {{"from", map.factors()[link.from].id}, {"to", map.factors()[link.to].id}};
}

Json swings_of(const Map& map, const Tornado& tornado) {
  Json list = Json::array();
  for (const Swing& swing : tornado.swings) {
    const Link& link = map.links()[swing.link];
    Json entry = ends_of(map, link);
    entry["weight"] = link.weight;
    entry["weight_range"] = {swing.range.low, swing.range.high};
    entry["range_from"] = to_text(swing.range.from);
    entry["effect_at"] = {*swing.at_low, *swing.at_high};
    entry["slope"] = optional(swing.slope);
    entry["voices"] = link.evidence ? Json(link.evidence->voices) : Json();
    list.push_back(entry);
  }
  return list;
}

/// Derivatives that are not 0.
Json by_id(const Map& map, const std::vector<double>& values) {
  Json object = Json::object();
  for (Index i = 0; i < values.size(); ++i)
    if (values[i] != 0) object[map.factors()[i].id] = values[i];
  return object;
}

Json gradient_of(const Map& map, const ScenarioResult& result, const Gradient& gradient) {
  if (!gradient.known()) return nullptr;
  Json links = Json::array();
  for (Index k = 0; k < gradient.by_link.size(); ++k) {
    if (gradient.by_link[k] == 0) continue;
    Json entry = ends_of(map, map.links()[k]);
    entry["slope"] = gradient.by_link[k];
    links.push_back(entry);
  }
  return {{"links", links},
          {"inputs", by_id(result.resolved.map, gradient.by_input)},
          {"held", by_id(result.resolved.map, gradient.by_clamp)},
          {"lambda", gradient.by_lambda}};
}

}  // namespace

std::string as_json(const SensitivityAnswer& answer) {
  const Map& map = answer.loaded.map;
  Json list = Json::array();
  for (Index i = 0; i < answer.what_if.scenarios.size(); ++i) {
    const ScenarioResult& result = answer.what_if.scenarios[i];
    const auto gradients = effect_gradients(map, answer.what_if.model, answer.what_if.baseline,
                                            result, answer.outcomes);
    for (const Tornado& tornado : answer.found.tornados) {
      if (tornado.scenario != i) continue;
      const Gradient& gradient = gradients[tornado.outcome];
      list.push_back(
          {{"scenario", result.scenario.name},
           {"outcome", map.factors()[answer.outcomes[tornado.outcome]].id},
           {"effect", optional(tornado.effect)},
           {"links_on_the_way", tornado.links_on_the_way},
           {"links", swings_of(map, tornado)},
           {"gradient", gradient_of(map, result, gradient)},
           {"no_gradient_because", gradient.known() ? Json() : Json(gradient.none_because)}});
    }
  }
  return text::write_json({{"schema", "fcm.sensitivity/1"},
                           {"model", to_json(answer.what_if.model)},
                           {"effects", list}});
}

}  // namespace fcm::command
