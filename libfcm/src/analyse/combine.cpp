// SPDX-License-Identifier: MIT
//
// Two resolved scenarios as one.
#include <algorithm>
#include <utility>

#include "analyse/edit.hpp"
#include "analyse/weight.hpp"
#include "fcm/interactions.hpp"

namespace fcm {
namespace {

tl::unexpected<Problem> both(std::string what) {
  return problem("scenario.pair", "both " + std::move(what), {},
                 "try them together in a scenario of their own");
}

/// Where the factors of a resolved scenario are on the map of two.
class Places {
 public:
  Places(std::size_t known, std::size_t first_new) : known_(known), shift_(first_new - known) {}
  Index operator()(Index factor) const { return factor < known_ ? factor : factor + shift_; }

 private:
  std::size_t known_, shift_;
};

/// Factors that the scenario itself names, and not the ends of connections that it changes.
std::vector<Index> named_in(const ScenarioResult& result) {
  std::vector<Index> named;
  for (const Intervention& said : result.scenario.interventions)
    if (said.kind != Intervention::Kind::connection)
      named.push_back(*result.resolved.map.require(said.factor));
  return named;
}

bool is_clamped(const Resolved& resolved, Index factor) {
  const auto& clamps = resolved.interventions.clamps;
  return std::any_of(clamps.begin(), clamps.end(),
                     [factor](const Clamp& clamp) { return clamp.factor == factor; });
}

/// Nothing where the two can be done together. Factors that are new in one are not on the other.
Result<void> check_apart(const Map& map, const ScenarioResult& first,
                         const ScenarioResult& second) {
  const auto& fresh = second.scenario.new_factor;
  if (fresh && first.resolved.map.find(fresh->id)) return both("bring in '" + fresh->id + "'");
  const std::vector<Index> named = named_in(first);
  for (const Index factor : named_in(second)) {
    if (factor >= map.size()) continue;
    if (std::find(named.begin(), named.end(), factor) != named.end())
      return both("move " + analyse::name_of(map.factors()[factor]));
  }
  for (const auto& [one, other] : {std::pair(&first, &second), std::pair(&second, &first)})
    for (const Index factor : one->resolved.moved)
      if (factor < map.size() && is_clamped(other->resolved, factor))
        return both("move " + analyse::name_of(map.factors()[factor]));
  for (const LinkChange& a : first.resolved.changes)
    for (const LinkChange& b : second.resolved.changes)
      if (a.from == b.from && a.to == b.to && a.from < map.size() && a.to < map.size())
        return both("change the connection " + map.factors()[a.from].id + " -> " +
                    map.factors()[a.to].id);
  return {};
}

/// The links of the map of two: those of `first`, then what `second` changes.
std::vector<Link> links_of(const Resolved& first, const Resolved& second, const Places& place) {
  std::vector<Link> links = first.map.links();
  for (const LinkChange& change : second.changes) {
    Link link = second.map.links()[*second.map.find_link(change.from, change.to)];
    link.from = place(change.from);
    link.to = place(change.to);
    if (const auto same = first.map.find_link(link.from, link.to))
      links[*same] = link;
    else
      links.push_back(link);
  }
  return links;
}

}  // namespace

Result<Resolved> combine(const Map& map, const ScenarioResult& one, const ScenarioResult& other) {
  if (const auto apart = check_apart(map, one, other); !apart)
    return tl::make_unexpected(apart.error());
  const Resolved &first = one.resolved, &second = other.resolved;
  const Places place(map.size(), first.map.size());
  Resolved both = first;
  if (!second.changes.empty() || second.map.size() > map.size()) {
    std::vector<Factor> factors = first.map.factors();
    factors.insert(factors.end(), second.map.factors().begin() + static_cast<long>(map.size()),
                   second.map.factors().end());
    Result<Map> edited =
        Map::make(std::move(factors), links_of(first, second, place), map.source(),
                  std::max(analyse::scale_of(first.map), analyse::scale_of(second.map)));
    if (!edited) return tl::make_unexpected(edited.error());
    both.map = std::move(*edited);
  }
  for (Clamp clamp : second.interventions.clamps) {
    clamp.factor = place(clamp.factor);
    both.interventions.clamps.push_back(clamp);
  }
  for (Input input : second.interventions.inputs) {
    input.factor = place(input.factor);
    both.interventions.inputs.push_back(input);
  }
  for (LinkChange change : second.changes) {
    change.from = place(change.from);
    change.to = place(change.to);
    both.changes.push_back(change);
  }
  for (const Index factor : second.moved) both.moved.push_back(place(factor));
  std::sort(both.moved.begin(), both.moved.end());
  both.moved.erase(std::unique(both.moved.begin(), both.moved.end()), both.moved.end());
  both.notes.insert(both.notes.end(), second.notes.begin(), second.notes.end());
  return both;
}

}  // namespace fcm
