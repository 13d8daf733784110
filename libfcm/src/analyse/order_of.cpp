// SPDX-License-Identifier: MIT
#include "analyse/order_of.hpp"

#include <algorithm>

namespace fcm::analyse {

std::size_t largest(const std::vector<double>& values) {
  return static_cast<std::size_t>(std::max_element(values.begin(), values.end()) - values.begin());
}

OrderOf::OrderOf(const Map& map, const Model& model, const std::vector<Scenario>& scenarios,
                 const Asked& asked)
    : map_(map), model_(model), scenarios_(scenarios), asked_(asked), now_(asked.factors.size()) {
  const Simulation baseline = simulate(map, model);
  for (const Scenario& scenario : scenarios) {
    const auto result = run_scenario(map, model, baseline, scenario);
    known_ = known_ && result && result->simulation.settled();
    if (!known_) return;
    for (Index k = 0; k < asked.factors.size(); ++k)
      now_[k].push_back(sign(k) * result->effect[asked.factors[k]].value_or(0));
    slopes_.push_back(effect_gradients(map, model, baseline, *result, asked.factors));
  }
}

double OrderOf::slope(Index compared, Index outcome, Index link) const {
  const Gradient& gradient = slopes_[compared][outcome];
  return gradient.known() ? sign(outcome) * gradient.by_link[link] : 0;
}

std::vector<double> OrderOf::with(Index link, double weight, Index outcome) const {
  const Map map = map_.with_weight(link, weight);
  const Simulation baseline = simulate(map, model_);
  std::vector<double> effects;
  for (const Scenario& scenario : scenarios_) {
    const auto result = run_scenario(map, model_, baseline, scenario);
    if (!result || !result->simulation.settled()) return {};
    effects.push_back(sign(outcome) * result->effect[asked_.factors[outcome]].value_or(0));
  }
  return effects;
}

}  // namespace fcm::analyse
