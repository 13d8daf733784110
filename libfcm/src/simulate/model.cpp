// SPDX-License-Identifier: MIT
#include "fcm/model.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/elementary.hpp"
#include "fcm/limits.hpp"
#include "fcm/structure.hpp"
#include "simulate/by_factor.hpp"
#include "simulate/named.hpp"
#include "simulate/program.hpp"
#include "simulate/start.hpp"
#include "text/number.hpp"

namespace fcm {

#define FCM_ENTRY(word) const Rule& word##_rule();
#include "all_rules.inc"
#undef FCM_ENTRY

const std::vector<Rule>& rules() {
  static const std::vector<Rule> table = {
#define FCM_ENTRY(word) word##_rule(),
#include "all_rules.inc"
#undef FCM_ENTRY
  };
  return table;
}

Result<const Rule*> rule_named(std::string_view name) {
  return detail::named(rules(), name, "rule.unknown", "rule");
}

namespace {

struct NamedCarry {
  std::string_view name;
  Carry carry;
  double anchor;
};
const std::vector<NamedCarry>& carries() {
  static const std::vector<NamedCarry> table = {
      {"near", Carry::near, 0.3}, {"middle", Carry::middle, 0.5}, {"far", Carry::far, 0.8}};
  return table;
}
const NamedCarry& entry_of(Carry carry) { return carries()[static_cast<std::size_t>(carry)]; }

}  // namespace

double anchor_of(Carry carry) { return entry_of(carry).anchor; }
std::string_view to_text(Carry carry) { return entry_of(carry).name; }

Result<Carry> carry_named(std::string_view name) {
  return detail::named(carries(), name, "carry.unknown", "way to carry knock-on")
      .map([](const NamedCarry* found) { return found->carry; });
}

namespace {

Result<void> check_transfers(const Model& model, const Map& map) {
  const auto rule = rule_named(model.rule);
  if (!rule) return tl::make_unexpected(rule.error());
  const auto usual = transfer_named(model.transfer);
  if (!usual) return tl::make_unexpected(usual.error());
  const auto own = detail::transfers_of(model);
  if (!own) return tl::make_unexpected(own.error());
  const auto each = detail::by_factor(map, *usual, *own);
  if (!each) return tl::make_unexpected(each.error());
  if (!(*rule)->sigmoid_only) return {};
  std::vector<const TransferFunction*> used = *each;
  used.push_back(*usual);
  for (const TransferFunction* transfer : used) {
    if (transfer->name != "sigmoid")
      return problem("model.rescaled_needs_sigmoid",
                     "the rule " + std::string((*rule)->name) +
                         " is defined for the sigmoid alone, not for " +
                         std::string(transfer->name),
                     {}, "use --transfer sigmoid", std::string(transfer->name));
  }
  return {};
}

Result<void> check_memories(const Model& model, const Map& map) {
  const auto memories = detail::by_factor(map, 0.0, model.memory_of);
  if (!memories) return tl::make_unexpected(memories.error());
  for (const auto& [factor, memory] : model.memory_of)
    if (!std::isfinite(memory))
      return problem("model.memory", "the memory of '" + factor + "' is not a number", {},
                     "1 remembers all of the last state, 0 nothing");
  return {};
}

Result<void> check_numbers(const Model& model) {
  if (!std::isfinite(model.lambda) || model.lambda <= 0)
    return problem("model.lambda", "lambda must be a number above 0", {},
                   "the customary value is 1");
  if (!(model.phi >= 0 && model.phi <= 1))
    return problem("model.phi", "phi must be a number from 0 to 1", {},
                   "1 is Kosko's rule, 0 never leaves the start; the customary value is 0.8");
  if (!(model.damping >= 0 && model.damping < 1))
    return problem("model.damping", "damping must be a number from 0 to below 1", {},
                   "0 does not damp, 0.5 keeps half of each last state");
  if (!std::isfinite(model.tolerance) || model.tolerance <= 0)
    return problem("model.tolerance", "the tolerance must be a number above 0", {},
                   "the default is 1e-12");
  const std::size_t limit = Limits{}.max_steps;
  if (model.max_steps == 0 || std::max(model.max_steps, model.steps.value_or(0)) > limit)
    return problem("model.steps", "a simulation has 1 to " + text::grouped(limit) + " steps", {},
                   "ask for fewer steps; the ending 'slow' says how many more would be needed");
  return {};
}

Result<void> check_time(const Model& model, const Map& map) {
  if (model.time == Time::rounds) return {};
  // Shorter steps would be lost in rounding before they got anywhere.
  if (!(model.time_step >= 1e-4 && model.time_step <= 1))
    return problem("model.time_step", "a step of continuous time is from 0.0001 to 1 round", {},
                   "the default is 0.1");
  if (model.damping != 0)
    return problem("model.damping", "continuous time cannot be damped", {},
                   "damping is for rounds; a shorter step is what smooths continuous time");
  for (const Link& link : map.links())
    if (link.simulated && link.lag > 0)
      return problem("model.continuous_lag",
                     "the link " + map.factors()[link.from].id + " -> " +
                         map.factors()[link.to].id + " has a lag, which counts whole rounds",
                     {}, "continuous time knows no lags: leave one of the two out");
  return {};
}

}  // namespace

Result<void> check(const Model& model, const Map& map) {
  if (auto checked = check_transfers(model, map); !checked) return checked;
  if (auto checked = check_numbers(model); !checked) return checked;
  if (auto checked = check_memories(model, map); !checked) return checked;
  if (auto checked = check_time(model, map); !checked) return checked;
  return detail::start_state(map, model).map([](const Eigen::VectorXd&) {});
}

double anchored_lambda(const Map& map, Carry carry) {
  double largest = 0;
  for (const Link& link : map.links())
    if (link.simulated) largest = std::max(largest, std::fabs(link.weight));
  if (largest == 0) return 1;
  const double c = anchor_of(carry);
  const double alone = core::atanh(c) / largest;
  const double rho = spectral_radius_abs(map);
  return rho > 0 ? std::min(alone, c / rho) : alone;
}

Model anchored_model(const Map& map, Carry carry) {
  return {.rule = "kosko", .transfer = "tanh", .lambda = anchored_lambda(map, carry), .start = 0};
}

Model customary_model() {
  return {.rule = "kosko", .transfer = "sigmoid", .lambda = 1, .start = 1};
}

}  // namespace fcm
