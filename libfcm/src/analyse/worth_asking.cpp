// SPDX-License-Identifier: MIT
//
// docs/maths.md, "Worth asking".
#include "fcm/worth_asking.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "analyse/order_of.hpp"
#include "fcm/weight_ranges.hpp"

namespace fcm {
namespace {

using analyse::largest;
using analyse::OrderOf;

/// The links that move some effect most, rising.
std::vector<Index> links_that_matter(const Map& map, const OrderOf& order, const Asked& asked) {
  constexpr std::size_t most = 300;
  std::vector<std::pair<double, Index>> sizes;
  for (Index link = 0; link < map.links().size(); ++link) {
    double size = 0;
    for (Index k = 0; k < asked.factors.size(); ++k)
      for (Index i = 0; i < asked.compared.size(); ++i)
        size = std::max(size, std::fabs(order.slope(i, k, link)));
    if (size > 0) sizes.emplace_back(-size, link);
  }
  std::sort(sizes.begin(), sizes.end());
  sizes.resize(std::min(sizes.size(), most));
  std::vector<Index> links;
  for (const auto& [size, link] : sizes) links.push_back(link);
  std::sort(links.begin(), links.end());
  return links;
}

/// What the drawn weights of one link do to the order on one outcome.
std::optional<LinkWorthAsking> of_link(const OrderOf& order, Index link, double told, Index outcome,
                                       const std::vector<double>& drawn) {
  const std::vector<double>& now = order.now(outcome);
  const std::size_t first = largest(now);
  std::map<std::size_t, std::size_t> instead;
  double gained = 0, weights = 0;
  std::size_t draws = 0;
  for (const double weight : drawn) {
    std::vector<double> then = now;
    for (std::size_t i = 0; i < then.size(); ++i)
      then[i] += order.slope(i, outcome, link) * (weight - told);
    const std::size_t ahead = largest(then);
    if (!(then[ahead] > then[first])) continue;
    ++draws;
    ++instead[ahead];
    gained += then[ahead] - then[first];
    weights += weight;
  }
  if (draws == 0) return std::nullopt;
  const double mean = weights / static_cast<double>(draws);
  const std::vector<double> tried = order.with(link, mean, outcome);
  if (tried.empty() || largest(tried) == first) return std::nullopt;
  const auto all = static_cast<double>(drawn.size());
  return LinkWorthAsking{
      .link = link,
      .outcome = outcome,
      .changes = static_cast<double>(draws) / all,
      .worth = gained / all,
      .instead = std::max_element(instead.begin(), instead.end(),
                                  [](const auto& a, const auto& b) { return a.second < b.second; })
                     ->first,
      .when_more = std::fabs(mean) > std::fabs(told)};
}

}  // namespace

WorthAsking worth_asking(const Evidence& evidence, const WeighOptions& weighing, const Map& map,
                         const WhatIf& told, const Asked& asked, const Redraw& redraw) {
  WorthAsking worth;
  worth.first.resize(asked.outcomes.size());
  if (asked.compared.size() < 2) return worth;
  std::vector<Scenario> scenarios;
  std::vector<Index> moved;
  for (const Index s : asked.compared) {
    scenarios.push_back(told.scenarios[s].scenario);
    for (const Index factor : told.scenarios[s].resolved.moved)
      if (factor < map.size()) moved.push_back(factor);
  }
  const OrderOf order(map, told.model, scenarios, asked);
  if (!order.known()) return worth;
  const std::vector<Index> links = links_that_matter(map, order, asked);
  const std::vector<std::vector<double>> drawn = redrawn_weights(evidence, weighing, links, redraw);
  for (Index k = 0; k < asked.outcomes.size(); ++k) {
    const std::size_t first = largest(order.now(k));
    if (!asked.outcomes[k].directed || !(order.now(k)[first] > 0)) continue;
    worth.first[k] = asked.compared[first];
    const std::size_t begin = worth.links.size();
    for (std::size_t at = 0; at < links.size(); ++at)
      if (auto one = of_link(order, links[at], map.links()[links[at]].weight, k, drawn[at])) {
        one->instead = asked.compared[one->instead];
        worth.links.push_back(*one);
      }
    std::stable_sort(worth.links.begin() + static_cast<std::ptrdiff_t>(begin), worth.links.end(),
                     [](const auto& a, const auto& b) { return a.worth > b.worth; });
  }
  analyse::add_pairs(map, told.model, scenarios, moved, asked, worth);
  return worth;
}

}  // namespace fcm
