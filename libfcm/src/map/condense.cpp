// SPDX-License-Identifier: MIT
#include "fcm/condense.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace fcm {
namespace {

/// Groups in the order of their first factor; factors in no group are alone.
Result<std::vector<FactorGroup>> everybody(const Map& map, const std::vector<FactorGroup>& groups) {
  std::vector<std::optional<Index>> group_of(map.size());
  for (Index g = 0; g < groups.size(); ++g) {
    if (groups[g].factors.empty())
      return problem("condense.empty", "the group '" + groups[g].id + "' has no factor", {},
                     "name a factor, or leave the group out", groups[g].id);
    for (const Index i : groups[g].factors) {
      if (group_of[i])
        return problem("condense.twice",
                       "factor '" + map.factors()[i].id + "' is in '" + groups[*group_of[i]].id +
                           "' and in '" + groups[g].id + "'",
                       {}, "leave it in one of them", map.factors()[i].id);
      group_of[i] = g;
    }
  }
  std::vector<FactorGroup> all;
  std::vector<bool> done(groups.size(), false);
  for (Index i = 0; i < map.size(); ++i) {
    if (!group_of[i]) {
      all.push_back({map.factors()[i].id, map.factors()[i].label, {i}});
    } else if (!done[*group_of[i]]) {
      done[*group_of[i]] = true;
      all.push_back(groups[*group_of[i]]);
    }
  }
  return all;
}

Factor factor_of(const Map& map, const FactorGroup& group) {
  const Factor& first = map.factors()[group.factors.front()];
  if (group.factors.size() == 1) return first;
  Factor factor{.id = group.id, .label = group.label};
  const auto shared = [&](std::string Factor::*field) {
    for (const Index i : group.factors)
      if (map.factors()[i].*field != first.*field) return std::string();
    return first.*field;
  };
  factor.kind = shared(&Factor::kind);
  factor.level = shared(&Factor::level);
  factor.theme = shared(&Factor::theme);
  return factor;
}

}  // namespace

Result<Condensation> condense(const Map& map, const std::vector<FactorGroup>& groups) {
  auto all = everybody(map, groups);
  if (!all) return tl::make_unexpected(all.error());
  Condensation condensed;
  condensed.into.resize(map.size());
  std::vector<Factor> factors;
  for (Index g = 0; g < all->size(); ++g) {
    factors.push_back(factor_of(map, (*all)[g]));
    for (const Index i : (*all)[g].factors) condensed.into[i] = g;
  }
  std::map<std::pair<Index, Index>, Link> links;
  for (const Link& link : map.links()) {
    const Index from = condensed.into[link.from], to = condensed.into[link.to];
    const auto size = static_cast<double>((*all)[to].factors.size());
    const auto [place, first] = links.try_emplace({from, to}, link);
    Link& into = place->second;
    if (first) {
      into.from = from;
      into.to = to;
      into.weight = link.weight / size;
      if (size > 1 || (*all)[from].factors.size() > 1) into.evidence.reset(), into.fields.clear();
      continue;
    }
    into.weight += link.weight / size;
    into.simulated = into.simulated || link.simulated;
    into.assumed = into.assumed && link.assumed;
    into.lag = std::min(into.lag, link.lag);
  }
  std::vector<Link> list;
  double scale = 1;
  for (auto& [ends, link] : links) {
    scale = std::max(scale, std::fabs(link.weight));
    list.push_back(std::move(link));
  }
  MapSource source = map.source();
  source.scenarios.clear();
  Result<Map> made = Map::make(std::move(factors), std::move(list), std::move(source), scale);
  if (!made) return tl::make_unexpected(made.error());
  condensed.map = std::move(*made);
  for (FactorGroup& group : *all)
    if (group.factors.size() > 1) condensed.groups.push_back(std::move(group));
  return condensed;
}

std::vector<FactorGroup> by_theme(const Map& map, const std::vector<Index>& apart) {
  std::map<std::string, FactorGroup> themes;
  for (Index i = 0; i < map.size(); ++i) {
    const std::string& theme = map.factors()[i].theme;
    if (theme.empty() || std::find(apart.begin(), apart.end(), i) != apart.end()) continue;
    themes[theme].factors.push_back(i);
  }
  std::vector<FactorGroup> groups;
  for (auto& [theme, group] : themes) {
    if (group.factors.size() < 2) continue;
    group.id = "theme: " + theme;
    group.label = theme;
    groups.push_back(std::move(group));
  }
  return groups;
}

}  // namespace fcm
