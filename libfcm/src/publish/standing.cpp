// SPDX-License-Identifier: MIT
#include "publish/standing.hpp"

#include <algorithm>
#include <cmath>

namespace fcm::reporting {

std::vector<Standing> standings(const ReportInput& in, const OutcomeFacts& outcome,
                                const std::vector<std::optional<double>>& effect) {
  std::vector<Standing> order;
  for (const Index i : in.findings.compared) {
    if (!effect[i]) continue;
    const double toward = !outcome.said.directed   ? std::abs(*effect[i])
                          : outcome.said.want_more ? *effect[i]
                                                   : -*effect[i];
    if (toward > 0) order.push_back({i, toward});
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const Standing& a, const Standing& b) { return a.toward > b.toward; });
  return order;
}

std::vector<std::optional<double>> effects_on(const ReportInput& in, Index outcome) {
  std::vector<std::optional<double>> effects;
  for (Index i = 0; i < in.findings.what_if.scenarios.size(); ++i)
    effects.push_back(in.finding(i, outcome).effect);
  return effects;
}

std::vector<std::optional<double>> effects_on(const Reading& reading, Index outcome) {
  std::vector<std::optional<double>> effects;
  for (const auto& of_scenario : reading.effect) effects.push_back(of_scenario[outcome]);
  return effects;
}

std::optional<std::size_t> place_of(const std::vector<Standing>& order, Index scenario) {
  constexpr double same = 1e-9;  // relative: sizes that differ by rounding share a place
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (order[i].scenario != scenario) continue;
    std::size_t first = i;
    while (first > 0 && order[first - 1].toward <= order[i].toward * (1 + same)) --first;
    return first + 1;
  }
  return {};
}

std::vector<Index> order_of_ideas(const ReportInput& in) {
  std::vector<Index> ideas;
  if (!in.outcomes.empty())
    for (const Standing& s : standings(in, in.outcomes.front(), effects_on(in, 0)))
      ideas.push_back(s.scenario);
  for (const Index i : in.findings.compared)
    if (std::find(ideas.begin(), ideas.end(), i) == ideas.end()) ideas.push_back(i);
  return ideas;
}

}  // namespace fcm::reporting
