// SPDX-License-Identifier: MIT
#include <cmath>

#include "json.hpp"
#include "vary.hpp"

namespace fcm::command {
namespace {

text::Json number(double value) {
  return std::isfinite(value) ? text::Json(value) : text::Json(nullptr);
}

text::Json to_json(const Distribution& of) {
  const bool any = of.count > 0;
  return {{"draws", of.count},
          {"mean", any ? number(of.mean) : nullptr},
          {"sd", number(of.standard_deviation())},
          {"p5", number(of.quantile(0.05))},
          {"p50", number(of.quantile(0.5))},
          {"p95", number(of.quantile(0.95))}};
}

text::Json by_factor(const Map& map, const std::vector<Distribution>& all) {
  text::Json object = text::Json::object();
  for (std::size_t j = 0; j < all.size(); ++j) object[map.factors()[j].id] = to_json(all[j]);
  return object;
}

text::Json by_factor(const Map& map, const std::vector<Bounds>& all) {
  text::Json object = text::Json::object();
  for (std::size_t j = 0; j < all.size(); ++j)
    object[map.factors()[j].id] = {number(all[j].low), number(all[j].high)};
  return object;
}

}  // namespace

std::string as_json(const DrawnAnswer& answer) {
  const auto& [map, model, options, asked, varied, enclosed] = answer;
  text::Json object{
      {"schema", "fcm.draws/1"},
      {"vary", options.from.empty() ? text::Json(asked.by) : text::Json(options.from)},
      {"seed", asked.seed}};
  object["draws"] = varied.draws;
  object["draws_asked"] = varied.draws_asked;
  object["cut_off_at"] = varied.bound;
  object["settled"] = varied.settled;
  object["stopped"] = varied.stopped;
  if (model.stop_by != StopBy::error) object["met"] = varied.met;
  object["certified"] = varied.certified;
  object["factors"] = text::Json::array();
  for (const Factor& factor : map.factors()) object["factors"].push_back(factor.id);
  object["state"] = by_factor(map, varied.state);
  if (!varied.effect.empty()) {
    object["baseline"] = by_factor(map, varied.baseline);
    object["effect"] = by_factor(map, varied.effect);
  }
  if (enclosed) {
    object["enclosed"] = {{"state", by_factor(map, enclosed->state)}};
    if (!varied.effect.empty()) {
      object["enclosed"]["baseline"] = by_factor(map, enclosed->baseline);
      object["enclosed"]["effect"] = by_factor(map, enclosed->effect);
    }
  }
  object["model"] = to_json(model);
  return text::write_json(object);
}

}  // namespace fcm::command
