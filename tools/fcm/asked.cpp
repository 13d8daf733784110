// SPDX-License-Identifier: MIT
#include "asked.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "fcm/what_if.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"
#include "text_table.hpp"

namespace fcm::command {

Result<std::vector<Index>> outcomes_asked(const std::vector<std::string>& asked,
                                          const Loaded& loaded) {
  std::vector<std::string> names = asked;
  if (names.empty())
    for (const Outcome& outcome : loaded.project.outcomes) names.push_back(outcome.factor);
  std::vector<Index> factors;
  for (const std::string& name : names) {
    const Result<Index> factor = loaded.map.require(name);
    if (!factor) return tl::make_unexpected(factor.error());
    if (std::find(factors.begin(), factors.end(), *factor) == factors.end())
      factors.push_back(*factor);
  }
  if (factors.empty())
    return problem("usage.missing", "the map has no outcome of its own", {},
                   "say on what the effects are: --outcome FACTOR");
  return factors;
}

Result<std::vector<Scenario>> scenarios_asked(const std::vector<std::string>& asked,
                                              const Loaded& loaded) {
  const std::vector<Scenario>& all = loaded.project.scenarios;
  if (all.empty())
    return problem("scenario.no_levers", "there is no driver to raise and no barrier to lower", {},
                   "write scenarios in a project: 'fcm new'");
  if (asked.empty()) return all;
  std::vector<Scenario> scenarios;
  std::vector<std::string> names;
  for (const Scenario& scenario : all) names.push_back(scenario.name);
  for (const std::string& name : asked) {
    auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())  // posters and pages show the title
      found = names.begin() + (std::find_if(all.begin(), all.end(),
                                            [&](const Scenario& one) {
                                              return text::match_key(one.title) ==
                                                     text::match_key(name);
                                            }) -
                               all.begin());
    if (found == names.end()) {
      const std::string near = text::did_you_mean(name, names);
      return problem("scenario.unknown", "there is no scenario '" + name + "'",
                     {loaded.project.file},
                     near.empty() ? "the scenarios are " + listed(names) : near, name);
    }
    scenarios.push_back(all[static_cast<std::size_t>(found - names.begin())]);
  }
  return scenarios;
}

Result<std::vector<Scenario>> furthest(const std::vector<Scenario>& scenarios, const Loaded& loaded,
                                       const std::vector<Index>& outcomes, std::size_t most) {
  if (scenarios.size() <= most) return scenarios;
  const Result<WhatIf> told = what_if(loaded.map, loaded.model, scenarios);
  if (!told) return tl::make_unexpected(told.error());
  std::vector<double> reach(scenarios.size(), 0);
  for (Index s = 0; s < scenarios.size(); ++s) {
    const ScenarioResult& result = told->scenarios[s];
    for (const Index outcome : outcomes)  // what is done to an outcome itself reaches nothing
      if (!std::binary_search(result.resolved.moved.begin(), result.resolved.moved.end(), outcome))
        reach[s] = std::max(reach[s], std::abs(result.effect[outcome].value_or(0)));
  }
  std::vector<Index> order(scenarios.size());
  std::iota(order.begin(), order.end(), Index{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](Index a, Index b) { return reach[a] > reach[b]; });
  order.resize(most);
  std::sort(order.begin(), order.end());
  std::vector<Scenario> kept;
  for (const Index s : order) kept.push_back(scenarios[s]);
  return kept;
}

}  // namespace fcm::command
