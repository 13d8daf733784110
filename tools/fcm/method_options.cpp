// SPDX-License-Identifier: MIT
#include "method_options.hpp"

#include "assignment.hpp"

namespace fcm::command {
namespace {

Result<void> put_transfer(const std::string& word, const Map& map, Model& model) {
  const auto equals = word.rfind('=');
  if (equals == std::string::npos || equals == 0)
    return problem("usage.value", "--transfer-of expects FACTOR=FUNCTION, not '" + word + "'", {},
                   "write it as in --transfer-of trust=bivalent", word);
  const auto factor = map.require(word.substr(0, equals));
  if (!factor) return tl::make_unexpected(factor.error());
  const auto transfer = transfer_named(word.substr(equals + 1));
  if (!transfer) return tl::make_unexpected(transfer.error());
  const std::string& id = map.factors()[*factor].id;
  if (!model.transfer_of.emplace(id, (*transfer)->name).second)
    return tl::make_unexpected(said_twice("--transfer-of", id));
  return {};
}

}  // namespace

void MethodOptions::add(Options& options) {
  options.list("--transfer-of", transfer, "F=FUNCTION", "another function for one factor");
  options.number("--phi", phi, "P", "quasi_nonlinear: share of the function in a new state");
  options.list("--memory", memory, "F=V", "weight of a factor's own last state");
  options.number("--damping", damping, "D", "share of the last state in the next, 0 to below 1");
  options.number("--continuous", continuous, "H", "continuous time, in steps of H rounds");
  options.flag("--hold-sources", hold_sources, "factors without links into them keep their start");
  options.text("--stop-by", stop_by, "SIZE",
               "what the tolerance is held against: error, largest_change, ...");
}

bool MethodOptions::chosen() const {
  return phi || damping || continuous || !memory.empty() || !transfer.empty() || !stop_by.empty() ||
         hold_sources;
}

Result<Model> MethodOptions::over(Model model, const Map& map) const {
  for (const std::string& word : transfer)
    if (auto put = put_transfer(word, map, model); !put) return tl::make_unexpected(put.error());
  const auto memories = read_by_factor("--memory", memory, map);
  if (!memories) return tl::make_unexpected(memories.error());
  for (const auto& [factor, value] : *memories) model.memory_of[factor] = value;
  if (phi && model.rule != "quasi_nonlinear")
    return problem("usage.conflict", "--phi means nothing under the rule " + model.rule, {},
                   "add --rule quasi_nonlinear, or leave --phi out");
  if (phi) model.phi = *phi;
  if (damping) model.damping = *damping;
  if (continuous) {
    model.time = Time::continuous;
    model.time_step = *continuous;
  }
  if (hold_sources) model.hold_sources = true;
  if (stop_by.empty()) return model;
  const auto by = stop_by_named(stop_by);
  if (!by) return tl::make_unexpected(by.error());
  model.stop_by = *by;
  return model;
}

}  // namespace fcm::command
