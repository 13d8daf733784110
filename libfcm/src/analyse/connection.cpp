// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "analyse/edit.hpp"
#include "analyse/weight.hpp"
#include "text/number.hpp"
#include "text/suggest.hpp"

namespace fcm::analyse {
namespace {

struct Ends {
  Index from = 0, to = 0;
  std::optional<Index> link;  ///< its position; none where nobody spoke of it
};

Result<Ends> ends_of(const Scenario& scenario, const Connection& connection, const Map& map,
                     const Place& place) {
  const Result<Index> from = map.require(connection.from);
  if (!from) return in_scenario(scenario, from.error(), place);
  const Result<Index> to = map.require(connection.to);
  if (!to) return in_scenario(scenario, to.error(), place);
  return Ends{*from, *to, map.find_link(*from, *to)};
}

tl::unexpected<Problem> no_such_link(const Scenario& scenario, const Connection& connection,
                                     const Map& map, const Place& place) {
  const std::string written = connection.from + " -> " + connection.to;
  std::vector<std::string> known;
  for (const Link& link : map.links())
    known.push_back(map.factors()[link.from].id + " -> " + map.factors()[link.to].id);
  std::string hint = text::did_you_mean(written, known);
  if (hint.empty()) hint = "`fcm inspect` lists the connections of the map";
  return in_scenario(scenario, "link.unknown", "nobody spoke of the connection '" + written + "'",
                     std::move(hint), place);
}

double sign(double x) { return x < 0 ? -1 : x > 0 ? 1 : 0; }

/// Weight in the simulation: 0 where no direction was told.
double weight_at(const Map& map, const std::optional<Index>& link) {
  return link && map.links()[*link].simulated ? map.links()[*link].weight : 0;
}

/// A connection is changed once.
Result<void> check_once(const Scenario& scenario, const Intervention& said, const Ends& ends,
                        const Map& map) {
  for (const Intervention& other : scenario.interventions) {
    if (&other == &said) return {};
    if (other.kind != Intervention::Kind::connection) continue;
    const Result<Ends> before = ends_of(scenario, other.connection, map, other.place);
    if (before && before->from == ends.from && before->to == ends.to)
      return in_scenario(scenario, "scenario.link_twice",
                         "the connection " + said.connection.from + " -> " + said.connection.to +
                             " is changed twice",
                         "say once what it becomes", said.place);
  }
  return {};
}

/// A number by which a link is multiplied, or its weight outright.
Result<void> check_number(const Scenario& scenario, const Intervention& said, const Map& map) {
  const auto refuse = [&](std::string message, std::string hint) {
    return in_scenario(scenario, "scenario.amount", std::move(message), std::move(hint),
                       said.place);
  };
  if (said.times && !(*said.times >= 0 && std::isfinite(*said.times)))
    return refuse("a connection is multiplied by a number from 0 up", "half as strong is 0.5");
  const double scale = scale_of(map);
  if (said.weight && !(std::abs(*said.weight) <= scale))
    return refuse(
        "a weight must lie within " + text::shortest(-scale) + " to " + text::shortest(scale),
        "'fcm inspect' lists the weights of the map");
  return {};
}

/// What target_weight() needs besides the weight of the connection itself.
Result<Target> target_of(const Scenario& scenario, const Intervention& said, double weight,
                         Resolved& resolved) {
  const int targets = (said.as_strong_as ? 1 : 0) + (said.as_if ? 1 : 0) + (said.gone ? 1 : 0) +
                      (said.times ? 1 : 0) + (said.weight ? 1 : 0);
  if (targets != 1)
    return in_scenario(
        scenario, "scenario.target", "a changed connection needs one thing that it becomes",
        "`as strong as c -> d`, `as_if: 3 voices said strong`, `gone`, or `times: 0.5`",
        said.place);
  if (const auto good = check_number(scenario, said, resolved.map); !said.gone && !good)
    return tl::make_unexpected(good.error());
  Target target{.direction = sign(weight)};
  if (said.as_strong_as) {
    const Result<Ends> other = ends_of(scenario, *said.as_strong_as, resolved.map, said.place);
    if (!other) return tl::make_unexpected(other.error());
    if (!other->link) return no_such_link(scenario, *said.as_strong_as, resolved.map, said.place);
    target.size = weight_at(resolved.map, other->link);
  }
  if (said.as_if) {
    const Result<double> size = weight_of(scenario, *said.as_if, resolved.map, said.place);
    if (!size) return tl::make_unexpected(size.error());
    target.size = *size;
    if (weight == 0)
      resolved.notes.push_back("The connection " + said.connection.from + " -> " +
                               said.connection.to +
                               " has no direction of its own, so it is read as: more leads to "
                               "more.");
  }
  return target;
}

}  // namespace

double changed_weight(const Intervention& said, double reach, double weight, const Target& to) {
  double target = 0;
  if (said.weight) target = *said.weight;
  if (said.times) target = *said.times * weight;
  if (said.as_strong_as || said.as_if)
    target = to.direction == 0 ? to.size : to.direction * std::abs(to.size);
  return (1 - reach) * weight + reach * target;
}

Result<void> change_connection(const Scenario& scenario, const Intervention& said,
                               Resolved& resolved) {
  const Result<Ends> ends = ends_of(scenario, said.connection, resolved.map, said.place);
  if (!ends) return tl::make_unexpected(ends.error());
  if (const auto good = check_once(scenario, said, *ends, resolved.map); !good) return good;
  if (!ends->link && (said.gone || said.times))
    return no_such_link(scenario, said.connection, resolved.map, said.place);
  const double weight = weight_at(resolved.map, ends->link);
  const Result<Target> target = target_of(scenario, said, weight, resolved);
  if (!target) return tl::make_unexpected(target.error());
  const double reach = said.reach * scenario.reach;
  if (!(said.reach >= 0 && said.reach <= 1))
    return in_scenario(scenario, "scenario.reach", "`for` must lie between 0 % and 100 %",
                       "write a share, as in `for: 30 %`", said.place);
  Link link;
  if (ends->link) {
    link = resolved.map.links()[*ends->link];
  } else {
    link.from = ends->from;
    link.to = ends->to;
    link.assumed = true;
    resolved.notes.push_back("Nobody spoke of the connection " + said.connection.from + " -> " +
                             said.connection.to + ": it is assumed.");
  }
  link.simulated = true;
  link.weight = changed_weight(said, reach, weight, *target);
  if (const auto put = put_link(scenario, link, resolved); !put) return put;
  resolved.moved.push_back(ends->to);
  if (said.today && *said.today != 0)
    resolved.interventions.inputs.push_back({ends->to, (link.weight - weight) * *said.today});
  return {};
}

void note_where_nothing_moves(const Scenario& scenario, const Eigen::VectorXd& baseline,
                              Resolved& resolved) {
  const Interventions& done = resolved.interventions;
  if (resolved.changes.empty() || !done.clamps.empty() || !done.inputs.empty()) return;
  for (const LinkChange& change : resolved.changes) {
    const auto from = static_cast<Eigen::Index>(change.from);
    if (from < baseline.size() && baseline[from] != 0) return;
  }
  const std::string cause = name_of(resolved.map.factors()[resolved.changes.front().from]);
  resolved.notes.push_back(
      "Nothing moves: a changed connection carries on what its cause does, and here " + cause +
      " stays as it is. Say how much of it there is today (`today: some`), or move it" +
      (scenario.interventions.empty() ? ", under `do`." : "."));
}

}  // namespace fcm::analyse
