// SPDX-License-Identifier: MIT
#include "fcm/project.hpp"

namespace fcm {

Result<Model> model_on(const Map& map, const ModelChoice& choice) {
  Model model;
  if (choice.rule) {
    const auto named = rule_named(*choice.rule);
    if (!named) return tl::make_unexpected(named.error());
    model.rule = (*named)->name;
    // The one transfer function that the rule is defined for.
    if ((*named)->sigmoid_only && !choice.transfer) model.transfer = "sigmoid";
  }
  if (choice.transfer) {
    const auto named = transfer_named(*choice.transfer);
    if (!named) return tl::make_unexpected(named.error());
    model.transfer = (*named)->name;
  }
  const bool anchored = model.rule == "kosko" && model.transfer == "tanh";
  model.lambda = choice.lambda ? *choice.lambda : anchored ? anchored_lambda(map, choice.carry) : 1;
  // "As things are" is the middle of the sigmoid's range, and 0 of every other's.
  model.start = choice.start.value_or(model.transfer == "sigmoid" ? 0.5 : 0);
  if (choice.max_steps) model.max_steps = *choice.max_steps;
  if (choice.tolerance) model.tolerance = *choice.tolerance;
  if (const auto checked = check(model, map); !checked) return tl::make_unexpected(checked.error());
  return model;
}

}  // namespace fcm
