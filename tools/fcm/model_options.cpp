// SPDX-License-Identifier: MIT
#include "model_options.hpp"

#include "assignment.hpp"
#include "text/number.hpp"

namespace fcm::command {

void ModelOptions::add(Options& options) {
  options.text("--rule", rule, "RULE", "how states follow each other; 'fcm rules' lists them");
  options.text("--transfer", transfer, "FUNCTION",
               "what bends each sum: sigmoid, tanh, bivalent, ...; 'fcm rules' lists them");
  options.number_or_word("--lambda", lambda, lambda_by, {"anchored", "koutsellis"}, "L",
                         "steepness of the transfer function, > 0, or anchored, or koutsellis");
  options.list("--start", start, "F=V", "start of a factor, or of all: all=V; several may follow");
  options.count("--max-steps", max_steps, "N", "stop here at the latest");
  options.number("--tolerance", tolerance, "E", "distance to the end that counts as settled");
}

void ModelOptions::add_carry(Options& options) {
  options.text("--carry", carry, "HOW", "how far knock-on carries: near, middle or far");
}

Result<void> ModelOptions::put_start(Model& model, const Map& map) const {
  std::optional<double> all;
  const auto values = read_by_factor("--start", start, map, &all);
  if (!values) return tl::make_unexpected(values.error());
  model.start = all.value_or(model.start);
  for (const auto& [factor, value] : *values) model.start_of[factor] = value;
  return {};
}

Result<std::optional<double>> ModelOptions::lambda_on(const Map& map, const std::string& by_rule,
                                                      const std::string& by_transfer) const {
  if (lambda_by.empty()) return lambda;
  if (lambda_by == "anchored") return std::optional<double>(anchored_lambda(map));
  const auto named = rule_named(by_rule);
  if (!named) return tl::make_unexpected(named.error());
  return koutsellis_lambda(map, by_transfer, (*named)->self).map([](double bound) {
    return std::optional<double>(bound);
  });
}

Result<Model> ModelOptions::on(const Loaded& loaded) const {
  const bool chosen = rule.empty() && transfer.empty() && lambda_by.empty() && carry.empty() &&
                      !lambda && !max_steps && !tolerance;
  if (!chosen) return on(loaded.project, loaded.map);
  Model model = loaded.model;
  if (const auto put = put_start(model, loaded.map); !put) return tl::make_unexpected(put.error());
  return model;
}

Result<Model> ModelOptions::on(const Project& project, const Map& map) const {
  ModelChoice choice = project.model;
  if (!rule.empty()) choice.rule = rule;
  if (!transfer.empty()) choice.transfer = transfer;
  const auto steepness =
      lambda_on(map, choice.rule.value_or("kosko"), choice.transfer.value_or("tanh"));
  if (!steepness) return tl::make_unexpected(steepness.error());
  if (*steepness) choice.lambda = **steepness;
  if (max_steps) choice.max_steps = max_steps;
  if (tolerance) choice.tolerance = tolerance;
  if (!carry.empty()) {
    const auto named = carry_named(carry);
    if (!named) return tl::make_unexpected(named.error());
    if (choice.lambda)
      return problem("usage.conflict", "--carry and a lambda cannot both be given", {},
                     "--carry chooses the lambda by the map; leave one of them out");
    choice.carry = *named;
  }
  auto model = model_on(map, choice);
  if (!model) return model;
  if (const auto put = put_start(*model, map); !put) return tl::make_unexpected(put.error());
  return model;
}

Result<Model> ModelOptions::over(Model model, const Map& map) const {
  if (!rule.empty()) {
    const auto named = rule_named(rule);
    if (!named) return tl::make_unexpected(named.error());
    model.rule = (*named)->name;
  }
  if (!transfer.empty()) {
    const auto named = transfer_named(transfer);
    if (!named) return tl::make_unexpected(named.error());
    model.transfer = (*named)->name;
  }
  const auto steepness = lambda_on(map, model.rule, model.transfer);
  if (!steepness) return tl::make_unexpected(steepness.error());
  if (*steepness) model.lambda = **steepness;
  if (max_steps) model.max_steps = *max_steps;
  if (tolerance) model.tolerance = *tolerance;
  if (const auto put = put_start(model, map); !put) return tl::make_unexpected(put.error());
  return model;
}

std::string in_one_line(const Model& model) {
  std::string line = "rule " + model.rule + ", " + model.transfer + ", lambda " +
                     text::shortest(model.lambda) + ", start " + text::shortest(model.start);
  for (const auto& [factor, value] : model.start_of)
    line += ", " + factor + " " + text::shortest(value);
  for (const auto& [factor, transfer] : model.transfer_of) line += ", " + factor + " " + transfer;
  if (model.rule == "quasi_nonlinear") line += ", phi " + text::shortest(model.phi);
  for (const auto& [factor, memory] : model.memory_of)
    line += ", memory of " + factor + " " + text::shortest(memory);
  if (model.damping != 0) line += ", damping " + text::shortest(model.damping);
  if (model.time == Time::continuous)
    line += ", continuous in steps of " + text::shortest(model.time_step) + " rounds";
  if (model.hold_sources) line += ", sources held";
  if (model.stop_by != StopBy::error) line += ", stopped by " + std::string(to_text(model.stop_by));
  return line;
}

bool is_usage(const Problem& found) {
  for (const char* start : {"usage.", "export.ending", "export.paper", "export.tiles", "model.",
                            "intervention.", "stop_by.", "rule.", "transfer.", "like.", "carry.",
                            "weighing.", "zeros.", "export.ending", "export.paper", "export.tiles"})
    if (found.code.rfind(start, 0) == 0) return true;
  // These are said of files too, and then with their place.
  const bool of_both = found.code == "format.unknown" || found.code == "scenario.amount" ||
                       found.code == "scenario.factor_twice" ||
                       found.code == "scenario.link_twice" || found.code == "scenario.pairs" ||
                       found.code == "scenario.rounds";
  return of_both && found.place.file.empty();
}

}  // namespace fcm::command
