// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <utility>

#include "analyse/edit.hpp"
#include "analyse/weight.hpp"

namespace fcm::analyse {
namespace {

Result<void> add_factor(const Scenario& scenario, Resolved& resolved) {
  const NewFactor& added = *scenario.new_factor;
  if (resolved.map.find(added.id))
    return in_scenario(scenario, "scenario.factor_exists",
                       "'" + added.id + "' is already a factor of the map",
                       "give what is new an id of its own, or leave out `new`");
  Factor factor;
  factor.id = added.id;
  factor.label = added.label.empty() ? added.id : added.label;
  factor.level = scenario.level;
  factor.description = added.means;
  factor.assumed = true;
  std::vector<Factor> factors = resolved.map.factors();
  factors.push_back(std::move(factor));
  Result<Map> map = Map::make(std::move(factors), resolved.map.links(), resolved.map.source(),
                              scale_of(resolved.map));
  if (!map) return in_scenario(scenario, map.error());
  resolved.map = std::move(*map);
  return {};
}

Result<void> add_link(const Scenario& scenario, const Assumption& assumption, Resolved& resolved) {
  const Result<Index> from = resolved.map.require(assumption.connection.from);
  if (!from) return in_scenario(scenario, from.error());
  const Result<Index> to = resolved.map.require(assumption.connection.to);
  if (!to) return in_scenario(scenario, to.error());
  if (resolved.map.find_link(*from, *to))
    return in_scenario(scenario, "scenario.assumption_exists",
                       "people spoke of the connection '" + assumption.connection.from + " -> " +
                           assumption.connection.to + "' already",
                       "write `connection: ... becomes: ...` under `do` to change it");
  const Result<double> size = weight_of(scenario, assumption.as_if, resolved.map);
  if (!size) return tl::make_unexpected(size.error());
  Link link;
  link.from = *from;
  link.to = *to;
  link.weight = assumption.less ? -*size : *size;
  link.assumed = true;
  return put_link(scenario, link, resolved);
}

}  // namespace

double scale_of(const Map& map) {
  double scale = 1;
  for (const Link& link : map.links()) scale = std::max(scale, std::abs(link.weight));
  return scale;
}

Result<double> weight_of(const Scenario& scenario, const AsIf& as_if, const Map& map,
                         const Place& place) {
  const auto voices = static_cast<double>(map.source().voices);
  if (voices == 0)
    return in_scenario(scenario, "scenario.no_voices",
                       "the map does not say how many voices it rests on, so that `as_if` has no "
                       "scale",
                       "use `as strong as` another connection, or a study instead of a map file",
                       place);
  if (!(as_if.strength > 0 && as_if.strength <= 1))
    return in_scenario(scenario, "scenario.amount",
                       "the strength of `as_if` must be above 0, up to 1",
                       "say weak, medium or strong", place);
  if (!(as_if.voices > 0 && as_if.voices * as_if.strength <= voices))
    return in_scenario(scenario, "scenario.voices",
                       "`as_if` must name more than no voice, and no more than all of them",
                       "the map rests on " + std::to_string(map.source().voices) + " voices",
                       place);
  return as_if.voices / voices * as_if.strength;
}

Result<void> put_link(const Scenario& scenario, const Link& link, Resolved& resolved) {
  std::vector<Link> links = resolved.map.links();
  LinkChange change{link.from, link.to, 0, link.weight};
  if (const auto old = resolved.map.find_link(link.from, link.to)) {
    change.was = links[*old].simulated ? links[*old].weight : 0;
    links[*old] = link;
  } else {
    links.push_back(link);
  }
  Result<Map> map = Map::make(resolved.map.factors(), std::move(links), resolved.map.source(),
                              scale_of(resolved.map));
  if (!map) return in_scenario(scenario, map.error());
  resolved.map = std::move(*map);
  resolved.changes.push_back(change);
  return {};
}

Result<void> add_assumptions(const Scenario& scenario, Resolved& resolved) {
  if (scenario.new_factor) {
    if (const auto added = add_factor(scenario, resolved); !added) return added;
  }
  for (const Assumption& assumption : scenario.assumptions) {
    if (const auto added = add_link(scenario, assumption, resolved); !added) return added;
  }
  return {};
}

}  // namespace fcm::analyse
