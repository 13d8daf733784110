// SPDX-License-Identifier: MIT
#include "project/what_is_tried.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_map>

#include "text/number.hpp"

namespace fcm::detail {
namespace {

constexpr std::size_t most_outcomes = 12, most_levers = 40;

// Nobody said what is wanted: what is reached is reported. The factors of kind outcome, else those
// that links only lead to.
std::vector<Outcome> reached_outcomes(const Map& map) {
  std::vector<Outcome> outcomes;
  for (const Factor& factor : map.factors())
    if (factor.kind == "outcome") outcomes.push_back({.factor = factor.id, .directed = false});
  if (!outcomes.empty()) return outcomes;
  std::vector<bool> leads(map.size(), false), reached(map.size(), false);
  for (const Link& link : map.links()) {
    if (!link.simulated) continue;
    leads[link.from] = true;
    reached[link.to] = true;
  }
  for (Index i = 0; i < map.size(); ++i)
    if (reached[i] && !leads[i])
      outcomes.push_back({.factor = map.factors()[i].id, .directed = false});
  return outcomes;
}

/// By id, the sum of |weight| of the simulated links at this end.
std::unordered_map<std::string_view, double> strength_at(const Map& map, Index Link::*end) {
  std::vector<double> sum(map.size(), 0);
  for (const Link& link : map.links())
    if (link.simulated) sum[link.*end] += std::abs(link.weight);
  std::unordered_map<std::string_view, double> by_id;
  for (Index i = 0; i < map.size(); ++i) by_id.emplace(map.factors()[i].id, sum[i]);
  return by_id;
}

/// Keeps the `most` items with the largest size, in the order they had; of equal ones the first.
template <class T, class Size>
void keep_largest(std::vector<T>& items, std::size_t most, Size size) {
  std::vector<std::size_t> order(items.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return size(items[a]) > size(items[b]); });
  order.resize(most);
  std::sort(order.begin(), order.end());
  std::vector<T> kept;
  for (const std::size_t i : order) kept.push_back(std::move(items[i]));
  items = std::move(kept);
}

std::string most_of(std::size_t most, std::size_t all, const std::string& what) {
  return text::grouped(most) + " of " + text::grouped(all) + " " + what;
}

}  // namespace

void choose_what_is_tried(Loaded& loaded, bool every) {
  const Map& map = loaded.map;
  Project& project = loaded.project;
  const bool every_outcome = project.outcomes.empty();
  if (every_outcome) project.outcomes = reached_outcomes(map);
  loaded.every_lever = project.scenarios.empty();
  if (loaded.every_lever)
    project.scenarios = each_lever(map, project.outcomes, project.not_ours_to_move);
  if (every) return;

  std::vector<Outcome>& outcomes = project.outcomes;
  if (every_outcome && outcomes.size() > most_outcomes) {
    loaded.left_out.push_back(most_of(most_outcomes, outcomes.size(), "outcomes are reported") +
                              ", those that the strongest links lead to; a project with "
                              "'outcomes:' chooses others");
    const auto into = strength_at(map, &Link::to);
    keep_largest(outcomes, most_outcomes,
                 [&](const Outcome& outcome) { return into.at(outcome.factor); });
  }
  std::vector<Scenario>& levers = project.scenarios;
  if (loaded.every_lever && levers.size() > most_levers) {
    loaded.left_out.push_back(most_of(most_levers, levers.size(), "levers are tried") +
                              ", those with the strongest links; a project with 'scenarios:' "
                              "tries others, 'fcm what-if --each' tries all");
    const auto out_of = strength_at(map, &Link::from);
    keep_largest(levers, most_levers, [&](const Scenario& lever) { return out_of.at(lever.name); });
  }
}

std::vector<Index> compared_in(const Project& project) {
  std::vector<Index> compared;
  for (Index i = 0; i < project.scenarios.size(); ++i) {
    const Scenario& scenario = project.scenarios[i];
    const bool named = std::find(project.compare.begin(), project.compare.end(), scenario.name) !=
                       project.compare.end();
    if (project.compare.empty() ? !scenario.risk : named) compared.push_back(i);
  }
  return compared;
}

}  // namespace fcm::detail
