// SPDX-License-Identifier: MIT
#include "fcm/explain.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "fcm/project.hpp"

namespace fcm {
namespace {

/// The `most` positions of the largest sizes that are not 0; the first of two alike.
template <class Size>
std::vector<Index> largest(std::size_t count, std::size_t most, Size size) {
  std::vector<Index> order(count);
  std::iota(order.begin(), order.end(), Index{0});
  order.erase(std::remove_if(order.begin(), order.end(), [&](Index i) { return size(i) == 0; }),
              order.end());
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) { return size(a) > size(b); });
  order.resize(std::min(order.size(), most));
  return order;
}

class Explainer {
 public:
  Explainer(const Loaded& loaded, const WhatIf& what_if, const ExplainOptions& options)
      : loaded_(loaded), what_if_(what_if), options_(options) {}

  Explanation explain(Index scenario, Index outcome, Shares shares) const {
    const ScenarioResult& result = what_if_.scenarios[scenario];
    Explanation why{.scenario = scenario, .outcome = outcome, .effect = result.effect[outcome]};
    if (!why.effect) return why;
    why.shares = std::move(shares);
    add_links(result, why);
    const Evidence* evidence = loaded_.has_study ? &loaded_.evidence : nullptr;
    why.chains = strongest_chains(result, what_if_.model, what_if_.baseline, outcome, evidence,
                                  options_.chains);
    add_alone(result, why);
    if (evidence) add_people(result, why);
    return why;
  }

 private:
  void add_links(const ScenarioResult& result, Explanation& why) const {
    const std::vector<LinkShare>& links = why.shares.links;
    why.links =
        largest(links.size(), options_.links, [&](Index i) { return std::abs(links[i].share); });
    for (const Index i : why.links) {
      std::optional<double> left;
      if (links[i].link)
        left = effects_without(loaded_.map, what_if_.model, result, why.outcome, {*links[i].link})
                   .front();
      why.without_links.push_back(left);
    }
  }

  void add_alone(const ScenarioResult& result, Explanation& why) const {
    const std::vector<Intervention>& all = result.scenario.interventions;
    if (all.size() < 2) return;
    double sum = 0;
    for (const Intervention& one : all) {
      Scenario scenario = result.scenario;
      scenario.interventions = {one};
      const auto alone = run_scenario(loaded_.map, what_if_.model, what_if_.baseline, scenario);
      why.alone.push_back(alone && alone->simulation.settled() ? alone->effect[why.outcome]
                                                               : std::nullopt);
      if (!alone || !alone->simulation.settled()) return;
      sum += why.alone.back().value_or(0);
    }
    why.beyond = *why.effect - sum;
  }

  void add_people(const ScenarioResult& result, Explanation& why) const {
    const Evidence& evidence = loaded_.evidence;
    why.told = told_chains(result, what_if_.model, what_if_.baseline, why.outcome, evidence);
    const std::vector<Index>& moved = result.resolved.moved;
    const bool moved_itself = std::find(moved.begin(), moved.end(), why.outcome) != moved.end();
    if (!moved_itself && result.resolved.changes.empty())
      why.cut = cut(evidence, moved, why.outcome);
    why.people = people_shares(evidence, loaded_.project.weigh, why.shares);
    if (!why.people) return;
    const PeopleShares& people = *why.people;
    why.voices = largest(people.voices.size(), people.voices.size(),
                         [&](Index v) { return std::abs(people.voices[v]); });
    std::vector<ClaimShare> claims;
    for (Index cell = 0; cell < evidence.cells.size(); ++cell)
      for (std::size_t i = 0; i < evidence.claims[cell].size(); ++i)
        claims.push_back({evidence.claims[cell][i], cell, people.claims[cell][i]});
    for (const Index i :
         largest(claims.size(), options_.links, [&](Index c) { return std::abs(claims[c].share); }))
      why.claims.push_back(claims[i]);
  }

  const Loaded& loaded_;
  const WhatIf& what_if_;
  const ExplainOptions& options_;
};

}  // namespace

std::vector<Explanation> explain(const Loaded& loaded, const WhatIf& what_if,
                                 const std::vector<Index>& outcomes, Workers& workers,
                                 const ExplainOptions& options) {
  const Explainer explainer(loaded, what_if, options);
  EffectsWithout without;
  if (loaded.has_study)
    without = effects_without_each(loaded.evidence, loaded.project.weigh, loaded.map, what_if,
                                   outcomes, workers);
  std::vector<Explanation> all;
  for (Index s = 0; s < what_if.scenarios.size(); ++s) {
    std::vector<Shares> shares =
        effect_shares(loaded.map, what_if.model, what_if.scenarios[s], outcomes);
    for (std::size_t k = 0; k < outcomes.size(); ++k) {
      all.push_back(explainer.explain(s, outcomes[k], std::move(shares[k])));
      if (loaded.has_study && all.back().effect) all.back().without_voices = without[s][k];
    }
  }
  return all;
}

}  // namespace fcm
