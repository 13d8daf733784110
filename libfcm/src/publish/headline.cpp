// SPDX-License-Identifier: MIT
#include "fcm/headline.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "fcm/page.hpp"
#include "fcm/what_if.hpp"
#include "project/what_is_tried.hpp"
#include "publish/words.hpp"

namespace fcm {
namespace {

using namespace reporting;

constexpr double close = 0.9;  // of the furthest: too close to put in order

/// An idea that points the wanted way.
struct Ahead {
  Index scenario = 0;  ///< of WhatIf::scenarios
  double toward = 0;
};

/// The first outcome that is on what is drawn, and that the audience may see.
const Outcome* outcome_of(const Project& project, const Published<Map>& shown) {
  for (const Outcome& outcome : project.outcomes)
    if (outcome.directed && is_shown_to(outcome, shown.audience()) &&
        shown->require(outcome.factor))
      return &outcome;
  return nullptr;
}

std::vector<Index> asked(const Project& project, const std::string& scenario) {
  if (scenario.empty()) return detail::compared_in(project);
  std::vector<Index> one;
  for (Index i = 0; i < project.scenarios.size(); ++i)
    if (project.scenarios[i].name == scenario) one.push_back(i);
  return one;
}

struct Tried {
  WhatIf ideas;
  bool all = true;  ///< none of those that can be tried moves only what is not drawn
};

/// The ideas that can be tried on the map as it is published, and move something that is drawn.
Result<Tried> tried(const Loaded& loaded, const Map& whole, const Map& shown,
                    const std::string& scenario) {
  auto none = what_if(whole, loaded.model, {});
  if (!none) return tl::make_unexpected(none.error());
  Tried tried{*std::move(none)};
  WhatIf& all = tried.ideas;
  for (const Index i : asked(loaded.project, scenario)) {
    if (!add_scenario(whole, loaded.project.scenarios[i], all)) continue;
    const Resolved& resolved = all.scenarios.back().resolved;
    const bool moves = std::any_of(resolved.moved.begin(), resolved.moved.end(), [&](Index f) {
      return shown.find(resolved.map.factors()[f].id).has_value();
    });
    if (moves) continue;
    all.scenarios.pop_back();
    tried.all = false;
  }
  return tried;
}

std::vector<Ahead> ahead_in(const WhatIf& all, Index factor, bool want_more) {
  std::vector<Ahead> order;
  for (Index i = 0; i < all.scenarios.size(); ++i)
    if (const std::optional<double> effect = all.scenarios[i].effect[factor]) {
      const double toward = want_more ? *effect : -*effect;
      if (toward > 0) order.push_back({i, toward});
    }
  std::stable_sort(order.begin(), order.end(),
                   [](const Ahead& a, const Ahead& b) { return a.toward > b.toward; });
  return order;
}

std::string idea(const WhatIf& all, const Ahead& one) {
  return in_quotes(title_of(all.scenarios[one.scenario].scenario));
}

/// ", on one voice" where one or two carry half of it.
std::string resting_on(const Loaded& loaded, const Scenario& scenario, const std::string& outcome,
                       Audience audience) {
  const Result<Index> factor = loaded.map.require(outcome);
  if (!loaded.has_study || !factor) return {};
  const auto found =
      fragility(loaded.evidence, loaded.project.weigh, loaded.model, scenario, *factor, 2);
  if (!found || found->voices == 0 || found->voices > 2) return {};
  if (audience == Audience::working) return ", on " + voices(found->voices);
  return ", on " + voices_in_words(found->voices, audience) + " voices";
}

bool is_assumed(const WhatIf& all, const ScenarioResult& result, Index factor) {
  const std::vector<Chain> chains =
      strongest_chains(result, all.model, all.baseline, factor, nullptr, 1);
  return !chains.empty() && chains.front().assumed;
}

std::string of_ideas(const Loaded& loaded, const Tried& tried, const Outcome& outcome, Index factor,
                     const std::string& label, Audience audience) {
  const WhatIf& all = tried.ideas;
  const std::vector<Ahead> order = ahead_in(all, factor, outcome.want_more);
  const std::size_t n = all.scenarios.size();
  const std::string some =
      tried.all ? number_word(n) + " ideas" : "the " + number_word(n) + " ideas shown";
  const std::string toward = std::string(outcome.want_more ? "more " : "less ") + in_lower(label);
  const std::string end = toward + (tried.all || n == 1 ? "" : ", of " + some);
  if (order.empty())
    return n == 1 ? in_quotes(title_of(all.scenarios[0].scenario)) + " does not point to " + toward
                  : "None of " + some + " points to " + toward;
  std::size_t level = 0;
  while (level < order.size() && order[level].toward >= close * order[0].toward) ++level;
  if (level > 2) return capital(number_word(level)) + " ideas point about as far to " + end;
  if (level == 2)
    return idea(all, order[0]) + " and " + idea(all, order[1]) + " point furthest to " + end;
  const ScenarioResult& first = all.scenarios[order[0].scenario];
  const auto ways = both_ways(first, all.model, all.baseline, factor);
  if (ways && ways->both_ways())
    return "What was said of " + idea(all, order[0]) + " points both ways on " + in_lower(label);
  return idea(all, order[0]) + (n == 1 ? " points to " : " points furthest to ") + end +
         (is_assumed(all, first, factor)
              ? ", by what is assumed"
              : resting_on(loaded, first.scenario, outcome.factor, audience));
}

/// The one factor with the highest count, none where two share it.
std::optional<Index> foremost(const std::vector<std::size_t>& counts) {
  const auto most = std::max_element(counts.begin(), counts.end());
  if (most == counts.end() || *most < 2 || std::count(counts.begin(), counts.end(), *most) > 1)
    return {};
  return static_cast<Index>(most - counts.begin());
}

std::string of_connections(const Map& map) {
  std::vector<std::size_t> in(map.size(), 0), out(map.size(), 0);
  for (const Link& link : map.links()) {
    ++in[link.to];
    ++out[link.from];
  }
  const std::size_t n = map.links().size();
  if (const auto to = foremost(in))
    return capital(number_word(in[*to])) + " of " + counted(n, "connection", "connections") +
           " lead to " + in_quotes(label_of(map, *to)) + ", more than to anything else";
  if (const auto from = foremost(out))
    return capital(number_word(out[*from])) + " of " + counted(n, "connection", "connections") +
           " start from " + in_quotes(label_of(map, *from)) + ", more than from anything else";
  return capital(counted(map.size(), "factor", "factors")) + " and " +
         counted(n, "connection", "connections");
}

}  // namespace

std::string headline(const Loaded& loaded, const Published<Map>& whole, const Published<Map>& shown,
                     const std::string& scenario) {
  const Outcome* outcome = outcome_of(loaded.project, shown);
  if (!outcome || loaded.every_lever) return of_connections(*shown);
  const Result<Index> factor = whole->require(outcome->factor);
  const Result<Tried> ideas = tried(loaded, *whole, *shown, scenario);
  if (!factor || !ideas || ideas->ideas.scenarios.empty()) return of_connections(*shown);
  return of_ideas(loaded, *ideas, *outcome, *factor, label_of(*whole, *factor), shown.audience());
}

}  // namespace fcm
