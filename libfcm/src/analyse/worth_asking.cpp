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

struct Promised {
  LinkWorthAsking link;
  double mean = 0;  ///< of the weights that change the order
};

/// What the drawn weights of one link do to the order on one outcome, by the slopes.
std::optional<Promised> of_link(const OrderOf& order, Index link, double told, Index outcome,
                                const std::vector<double>& drawn) {
  const std::vector<double>& now = order.now(outcome);
  const std::size_t first = largest(now);
  std::vector<double> slopes(now.size()), then(now.size());
  for (std::size_t i = 0; i < now.size(); ++i) slopes[i] = order.slope(i, outcome, link);
  if (std::all_of(slopes.begin(), slopes.end(), [](double slope) { return slope == 0; }))
    return std::nullopt;
  std::map<std::size_t, std::size_t> instead;
  double gained = 0, weights = 0;
  std::size_t draws = 0;
  for (const double weight : drawn) {
    for (std::size_t i = 0; i < then.size(); ++i) then[i] = now[i] + slopes[i] * (weight - told);
    const std::size_t ahead = largest(then);
    if (!(then[ahead] > then[first])) continue;
    ++draws;
    ++instead[ahead];
    gained += then[ahead] - then[first];
    weights += weight;
  }
  if (draws == 0) return std::nullopt;
  const double mean = weights / static_cast<double>(draws);
  const auto all = static_cast<double>(drawn.size());
  const auto most =
      std::max_element(instead.begin(), instead.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  return Promised{.link = {.link = link,
                           .outcome = outcome,
                           .changes = static_cast<double>(draws) / all,
                           .worth = gained / all,
                           .instead = most->first,
                           .when_more = std::fabs(mean) > std::fabs(told)},
                  .mean = mean};
}

/// Those worth most for which the simulation holds what the slopes promise.
void keep(std::vector<Promised> promised, const OrderOf& order, const Asked& asked,
          std::vector<LinkWorthAsking>& into) {
  constexpr std::size_t most = 10;
  std::stable_sort(promised.begin(), promised.end(), [](const Promised& a, const Promised& b) {
    return a.link.worth > b.link.worth;
  });
  promised.resize(std::min(promised.size(), most));
  for (Promised& one : promised) {
    const std::vector<double> tried = order.with(one.link.link, one.mean, one.link.outcome);
    if (tried.empty() || largest(tried) == largest(order.now(one.link.outcome))) continue;
    one.link.instead = asked.compared[one.link.instead];
    into.push_back(one.link);
  }
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
    std::vector<Promised> promised;
    for (std::size_t at = 0; at < links.size(); ++at)
      if (auto one = of_link(order, links[at], map.links()[links[at]].weight, k, drawn[at]))
        promised.push_back(*one);
    keep(std::move(promised), order, asked, worth.links);
  }
  analyse::add_pairs(map, told.model, scenarios, moved, asked, worth);
  return worth;
}

}  // namespace fcm
