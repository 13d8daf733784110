// SPDX-License-Identifier: MIT
#include "json.hpp"

#include <cmath>

namespace fcm::command {

using text::Json;

Json to_json(const Problem& found) {
  return {{"code", found.code},       {"severity", to_text(found.severity)},
          {"message", found.message}, {"file", found.place.file},
          {"line", found.place.line}, {"column", found.place.column},
          {"value", found.value},     {"hint", found.hint}};
}

Json to_json(const TableAccount& table) {
  return {{"file", table.file}, {"table", table.table},   {"read", table.read},
          {"kept", table.kept}, {"merged", table.merged}, {"refused", table.refused}};
}

Json to_json(const Narrowed& narrowed) {
  return {{"group", in_words(narrowed.group)}, {"voices", narrowed.voices}, {"of", narrowed.of}};
}

Json to_json(const Model& model) {
  Json object{{"rule", model.rule},
              {"transfer", model.transfer},
              {"lambda", model.lambda},
              {"start", model.start}};
  if (!model.start_of.empty()) {
    object["start_of"] = Json::object();
    for (const auto& [factor, value] : model.start_of) object["start_of"][factor] = value;
  }
  if (model.steps)
    object["steps"] = *model.steps;
  else
    object["max_steps"] = model.max_steps;
  object["tolerance"] = model.tolerance;
  for (const auto& [factor, transfer] : model.transfer_of) object["transfer_of"][factor] = transfer;
  if (model.rule == "quasi_nonlinear") object["phi"] = model.phi;
  for (const auto& [factor, memory] : model.memory_of) object["memory_of"][factor] = memory;
  if (model.damping != 0) object["damping"] = model.damping;
  if (model.time == Time::continuous) object["time_step"] = model.time_step;
  if (model.hold_sources) object["hold_sources"] = true;
  if (model.stop_by != StopBy::error) object["stop_by"] = to_text(model.stop_by);
  return object;
}

Json by_factor(const Map& map, const Eigen::VectorXd& values) {
  Json object = Json::object();
  for (Index i = 0; i < map.size(); ++i) {
    const double value = values[static_cast<Eigen::Index>(i)];
    object[map.factors()[i].id] = std::isfinite(value) ? Json(value) : Json();
  }
  return object;
}

Json by_factor(const Map& map, const std::vector<std::optional<double>>& values) {
  Json object = Json::object();
  for (Index i = 0; i < map.size(); ++i)
    object[map.factors()[i].id] = values[i] ? Json(*values[i]) : Json();
  return object;
}

}  // namespace fcm::command
