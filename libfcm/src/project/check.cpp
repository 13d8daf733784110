// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>

#include "fcm/project.hpp"

namespace fcm {
namespace {

class Checker {
 public:
  Checker(const Project& project, const Map& map) : project_(project), map_(map) {}

  std::vector<Problem> all() {
    outcomes();
    not_ours();
    sensitive();
    for (const Scenario& scenario : project_.scenarios) this->scenario(scenario);
    return std::move(found_);
  }

 private:
  Place at(const std::string& where) const {
    const auto found = project_.places.find(where);
    return found == project_.places.end() ? Place{project_.file} : found->second;
  }

  void add(Problem found, const Place& place, Severity severity = Severity::error) {
    found.place = place;
    found.severity = severity;
    found_.push_back(std::move(found));
  }

  // The factor, or a problem and nothing.
  std::optional<Index> factor(const std::string& name, const std::string& what,
                              const Place& place) {
    const auto index = map_.require(name);
    if (index) return *index;
    Problem unknown = index.error();
    unknown.message = what + ": " + unknown.message;
    add(unknown, place);
    return std::nullopt;
  }

  void outcomes() {
    std::set<Index> seen;
    for (const Outcome& outcome : project_.outcomes) {
      const Place place = at("outcomes/" + outcome.factor);
      const auto index = factor(outcome.factor, "outcomes", place);
      if (index && !seen.insert(*index).second)
        add({.code = "project.conflict",
             .message = "the outcome '" + outcome.factor + "' is named twice",
             .value = outcome.factor},
            place);
    }
  }

  void not_ours() {
    for (const std::string& name : project_.not_ours_to_move) {
      const Place place = at("not_ours_to_move/" + name);
      const auto index = factor(name, "not_ours_to_move", place);
      if (!index) continue;
      not_ours_.insert(*index);
      const std::string& kind = map_.factors()[*index].kind;
      if (!kind.empty() && kind != "context")
        add({.code = "project.not_context",
             .message = "'" + name + "' is not ours to move, and factors.csv calls it a " + kind,
             .value = name,
             .hint = "make its kind context in factors.csv, or take it from the list"},
            place, Severity::warning);
    }
    for (Index i = 0; i < map_.size(); ++i)
      if (map_.factors()[i].kind == "context") not_ours_.insert(i);
  }

  void sensitive() {
    for (const std::string& name : project_.sensitive)
      factor(name, "sensitive", at("sensitive/" + name));
  }

  bool is_new(const Scenario& scenario, const std::string& name) const {
    return scenario.new_factor &&
           (scenario.new_factor->id == name || scenario.new_factor->label == name);
  }

  void scenario(const Scenario& scenario) {
    const std::string what = "scenario " + scenario.name;
    const Place place = at("scenarios/" + scenario.name);
    if (scenario.new_factor && map_.find(scenario.new_factor->id))
      add({.code = "scenario.factor_exists",
           .message = what + ": '" + scenario.new_factor->id + "' is on the map already",
           .value = scenario.new_factor->id,
           .hint = "leave new: away, or give the new factor an id of its own"},
          place);
    for (const Intervention& change : scenario.interventions) {
      if (change.kind == Intervention::Kind::connection)
        connection(scenario, change, what);
      else
        moved(scenario, change, what);
    }
    for (const Assumption& assumed : scenario.assumptions) {
      for (const std::string& name : {assumed.connection.from, assumed.connection.to})
        if (!is_new(scenario, name)) factor(name, what, place);
    }
    for (const Stay& stay : scenario.stays)
      if (!is_new(scenario, stay.factor)) factor(stay.factor, what + " stays", place);
    if (scenario.tip) tip(scenario, what, place);
  }

  void moved(const Scenario& scenario, const Intervention& change, const std::string& what) {
    if (is_new(scenario, change.factor)) return;
    const auto index = factor(change.factor, what, change.place);
    if (!index || scenario.risk || !not_ours_.count(*index) ||
        change.kind == Intervention::Kind::keep)
      return;
    add({.code = "scenario.not_ours_to_move",
         .message = what + ": '" + change.factor + "' is not ours to move",
         .value = change.factor,
         .hint = "try it as a risk: add kind: risk to the scenario"},
        change.place);
  }

  void link(const Scenario& scenario, const Connection& named, const std::string& what,
            const Place& place) {
    for (const Assumption& assumed : scenario.assumptions)
      if (assumed.connection == named) return;
    const auto from = factor(named.from, what, place);
    const auto to = factor(named.to, what, place);
    if (!from || !to || map_.find_link(*from, *to)) return;
    std::string others;
    for (const Link& link : map_.links())
      if (link.from == *from) others += (others.empty() ? "" : ", ") + map_.factors()[link.to].id;
    add({.code = "link.unknown",
         .message = what + ": nobody told a connection " + named.from + " -> " + named.to,
         .value = named.from + " -> " + named.to,
         .hint = others.empty() ? "nothing leads on from '" + named.from + "'"
                                : "'" + named.from + "' leads to " + others},
        place);
  }

  void connection(const Scenario& scenario, const Intervention& change, const std::string& what) {
    if (change.weight) {  // raw: a link that nobody told may be tried
      factor(change.connection.from, what, change.place);
      factor(change.connection.to, what, change.place);
      return;
    }
    link(scenario, change.connection, what, change.place);
    if (change.as_strong_as) link(scenario, *change.as_strong_as, what, change.place);
  }

  void tip(const Scenario& scenario, const std::string& what, const Place& place) {
    const auto index = factor(*scenario.tip, what + " tip", place);
    if (!index) return;
    const bool outcome =
        std::any_of(project_.outcomes.begin(), project_.outcomes.end(), [&](const Outcome& wanted) {
          const auto other = map_.require(wanted.factor);
          return other && *other == *index;
        });
    if (!outcome)
      add({.code = "scenario.tip",
           .message = what + ": tip names '" + *scenario.tip + "', which is no outcome",
           .value = *scenario.tip,
           .hint = "list it under outcomes, with less or more"},
          place);
    if (scenario.assumptions.empty())
      add({.code = "scenario.tip",
           .message = what + ": tip asks how strong an assumption must be, and there is none",
           .value = *scenario.tip,
           .hint =
               "add assume: [ { connection: a -> b, direction: less, as_if: ..., because: ... } ]"},
          place);
  }

  const Project& project_;
  const Map& map_;
  std::set<Index> not_ours_;
  std::vector<Problem> found_;
};

}  // namespace

std::vector<Problem> check(const Project& project, const Map& map) {
  return Checker(project, map).all();
}

}  // namespace fcm
