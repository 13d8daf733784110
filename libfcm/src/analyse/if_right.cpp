// SPDX-License-Identifier: MIT
#include "fcm/if_right.hpp"

#include <algorithm>
#include <utility>

namespace fcm {
namespace {

bool anything_told(const Map& map) {
  return std::any_of(map.links().begin(), map.links().end(),
                     [](const Link& link) { return link.simulated && link.weight != 0; });
}

/// A group on its way to its effects.
struct Asked {
  ToldBy told_by;
  Map map;
  Model model;
};

Result<Asked> asked_for(const Evidence& evidence, const WeighOptions& weighing,
                        const ModelOn& model_on, const Group& group) {
  const std::vector<bool> in = members(evidence, group);
  Asked asked{.told_by = {.group = group}, .map = {}, .model = {}};
  asked.told_by.voices = static_cast<std::size_t>(std::count(in.begin(), in.end(), true));
  Result<Map> map = map_of_group(evidence, weighing, in);
  if (!map) return tl::make_unexpected(map.error());
  asked.map = *std::move(map);
  Result<Model> model = model_on(asked.map);
  if (!model) return tl::make_unexpected(model.error());
  asked.model = *std::move(model);
  asked.told_by.own_lambda = asked.model.lambda;
  return asked;
}

Result<void> run(const std::vector<Scenario>& scenarios, const std::vector<Index>& outcomes,
                 Asked& asked) {
  const Result<WhatIf> all = what_if(asked.map, asked.model, scenarios);
  if (!all) return tl::make_unexpected(all.error());
  for (const ScenarioResult& result : all->scenarios) {
    asked.told_by.settled.push_back(all->baseline.settled() && result.simulation.settled());
    std::vector<std::optional<double>> effects;
    for (const Index outcome : outcomes) effects.push_back(result.effect[outcome]);
    asked.told_by.effect.push_back(std::move(effects));
  }
  return {};
}

}  // namespace

Result<Map> map_of_group(const Evidence& evidence, const WeighOptions& weighing,
                         const std::vector<bool>& in) {
  return weigh(narrow(evidence, in, evidence.links), weighing);
}

Result<IfRight> if_right(const Evidence& evidence, const WeighOptions& weighing,
                         const ModelOn& model_on, const std::vector<Scenario>& scenarios,
                         const std::vector<Index>& outcomes, const std::vector<Group>& groups) {
  std::vector<Group> all = {Group{}};
  all.insert(all.end(), groups.begin(), groups.end());
  std::vector<Asked> asked;
  for (const Group& group : all) {
    Result<Asked> one = asked_for(evidence, weighing, model_on, group);
    if (!one) return tl::make_unexpected(one.error());
    asked.push_back(*std::move(one));
  }
  IfRight answer{.lambda = asked.front().model.lambda, .told_by = {}};
  for (const Asked& one : asked)
    if (anything_told(one.map)) answer.lambda = std::min(answer.lambda, one.model.lambda);
  for (Asked& one : asked) {
    one.model.lambda = answer.lambda;
    if (const auto done = run(scenarios, outcomes, one); !done)
      return tl::make_unexpected(done.error());
    answer.told_by.push_back(std::move(one.told_by));
  }
  return answer;
}

}  // namespace fcm
