// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "fcm/sensitivity.hpp"

namespace fcm {
namespace {

/// How unsure a weight is, roughly: enough to tell which links are worth two simulations.
double rough_uncertainty(const Map& map, const Link& link) {
  const auto voices = static_cast<double>(map.source().voices);
  if (link.evidence && link.evidence->strength && voices > 0)
    return *link.evidence->strength * std::sqrt(static_cast<double>(link.evidence->voices)) /
           voices;
  const WeightRange range = range_of(link);
  return (range.high - range.low) / 2;
}

/// The effects of one scenario on all outcomes with one weight changed; each is run once.
class Trials {
 public:
  Trials(const Map& map, const Model& model, const Scenario& scenario,
         const std::vector<Index>& outcomes)
      : map_(map), model_(model), scenario_(scenario), outcomes_(outcomes) {}

  std::optional<double> effect(Index link, double weight, std::size_t outcome) {
    const auto [at, is_new] = known_.try_emplace({link, weight});
    if (is_new) at->second = run(link, weight);
    return at->second[outcome];
  }

 private:
  std::vector<std::optional<double>> run(Index link, double weight) const {
    std::vector<std::optional<double>> effects(outcomes_.size());
    const Map map = map_.with_weight(link, weight);
    const auto result = run_scenario(map, model_, simulate(map, model_), scenario_);
    for (std::size_t k = 0; result && k < outcomes_.size(); ++k)
      effects[k] = result->effect[outcomes_[k]];
    return effects;
  }

  const Map& map_;
  const Model& model_;
  const Scenario& scenario_;
  const std::vector<Index>& outcomes_;
  std::map<std::pair<Index, double>, std::vector<std::optional<double>>> known_;
};

/// Links on which an effect can hang: those with a slope; where there are none, those that lead to
/// the outcome and, where the baseline is at 0 and so carries nothing itself, come from what the
/// scenario moves.
std::vector<Index> links_on_the_way(const Map& map, const Simulation& baseline,
                                    const ScenarioResult& result, Index outcome,
                                    const Gradient& gradient) {
  std::vector<Index> links;
  if (gradient.known()) {
    for (Index k = 0; k < map.links().size(); ++k)
      if (gradient.by_link[k] != 0) links.push_back(k);
    return links;
  }
  const Map& whole = result.resolved.map;
  std::vector<bool> reached = reached_from(whole, result.resolved.moved);
  if (!baseline.state.isZero(0)) reached.assign(whole.size(), true);
  const std::vector<bool> leads = leading_to(whole, outcome);
  for (Index k = 0; k < map.links().size(); ++k) {
    const Link& link = map.links()[k];
    if (link.simulated && reached[link.from] && leads[link.to]) links.push_back(k);
  }
  return links;
}

/// The `most` links with the largest first-order part, of equal ones the first.
std::vector<Index> worth_trying(const Map& map, std::vector<Index> links, const Gradient& gradient,
                                std::size_t most) {
  std::vector<double> part(map.links().size(), 0);
  for (const Index k : links)
    part[k] = rough_uncertainty(map, map.links()[k]) *
              (gradient.known() ? std::fabs(gradient.by_link[k]) : 1);
  std::erase_if(links, [&](Index k) { return part[k] == 0; });
  std::stable_sort(links.begin(), links.end(), [&](Index a, Index b) { return part[a] > part[b]; });
  links.resize(std::min(links.size(), most));
  return links;
}

struct Plan {
  Tornado tornado;
  Gradient gradient;
  std::vector<Index> links;
};

std::vector<Plan> plans_for(const Map& map, const WhatIf& what_if, Index scenario,
                            const std::vector<Index>& outcomes, std::size_t most) {
  const ScenarioResult& result = what_if.scenarios[scenario];
  std::vector<Gradient> gradients =
      effect_gradients(map, what_if.model, what_if.baseline, result, outcomes);
  std::vector<Plan> plans;
  for (Index k = 0; k < outcomes.size(); ++k) {
    Plan plan{.gradient = std::move(gradients[k])};
    plan.tornado = {.scenario = scenario, .outcome = k, .effect = result.effect[outcomes[k]]};
    plan.tornado.no_gradient_because = plan.gradient.none_because;
    if (plan.gradient.known()) plan.tornado.by_lambda = plan.gradient.by_lambda;
    if (plan.tornado.effect) {
      std::vector<Index> links =
          links_on_the_way(map, what_if.baseline, result, outcomes[k], plan.gradient);
      plan.tornado.links_on_the_way = links.size();
      plan.links = worth_trying(map, std::move(links), plan.gradient, most);
    }
    plans.push_back(std::move(plan));
  }
  return plans;
}

std::vector<Swing> swings_of(const Plan& plan, const std::map<Index, WeightRange>& ranges,
                             Trials& trials) {
  std::vector<Swing> swings;
  for (const Index link : plan.links) {
    Swing swing{.link = link, .range = ranges.at(link)};
    if (plan.gradient.known()) swing.slope = plan.gradient.by_link[link];
    swing.at_low = trials.effect(link, swing.range.low, plan.tornado.outcome);
    swing.at_high = trials.effect(link, swing.range.high, plan.tornado.outcome);
    if (swing.size() > 0) swings.push_back(swing);
  }
  std::stable_sort(swings.begin(), swings.end(),
                   [](const Swing& a, const Swing& b) { return a.size() > b.size(); });
  return swings;
}

}  // namespace

double Swing::size() const { return at_low && at_high ? std::fabs(*at_high - *at_low) : 0; }

Sensitivity sensitivity(const Map& map, const WhatIf& what_if, const std::vector<Index>& outcomes,
                        const RangesOf& ranges_of, std::size_t most) {
  std::vector<std::vector<Plan>> plans;
  std::map<Index, WeightRange> ranges;
  for (Index i = 0; i < what_if.scenarios.size(); ++i) {
    plans.push_back(plans_for(map, what_if, i, outcomes, most));
    for (const Plan& plan : plans.back())
      for (const Index link : plan.links) ranges.emplace(link, WeightRange{});
  }
  std::vector<Index> links;
  for (const auto& [link, range] : ranges) links.push_back(link);
  const std::vector<WeightRange> found = ranges_of(links);
  for (std::size_t k = 0; k < links.size(); ++k) ranges[links[k]] = found[k];
  Sensitivity all;
  for (Index i = 0; i < plans.size(); ++i) {
    Trials trials(map, what_if.model, what_if.scenarios[i].scenario, outcomes);
    for (Plan& plan : plans[i]) {
      plan.tornado.swings = swings_of(plan, ranges, trials);
      all.tornados.push_back(std::move(plan.tornado));
    }
  }
  return all;
}

}  // namespace fcm
