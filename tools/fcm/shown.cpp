// SPDX-License-Identifier: MIT
#include "shown.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "asked.hpp"
#include "core/sha256.hpp"
#include "fcm/card_numbers.hpp"
#include "fcm/what_if.hpp"
#include "text_table.hpp"

namespace fcm::command {
namespace {

/// The strongest links, and the factors that links of the part touch.
Part strongest(const Map& map, std::size_t most) {
  std::vector<Index> order;
  for (Index k = 0; k < map.links().size(); ++k) order.push_back(k);
  std::stable_sort(order.begin(), order.end(), [&](Index a, Index b) {
    return std::abs(map.links()[a].weight) > std::abs(map.links()[b].weight);
  });
  order.resize(std::min(most, order.size()));
  Part part{std::vector<bool>(map.size(), false), std::vector<bool>(map.links().size(), false)};
  for (const Index k : order) {
    part.links[k] = true;
    part.factors[map.links()[k].from] = part.factors[map.links()[k].to] = true;
  }
  return part;
}

std::size_t claims_of(const Map& map) {
  std::size_t claims = 0;
  for (const Link& link : map.links()) claims += link.evidence ? link.evidence->claims : 0;
  return claims;
}

/// Voices that told a link of the map.
std::size_t voices_of(const Map& map, const Evidence& evidence) {
  std::set<Index> voices;
  for (const Cell& cell : evidence.cells) {
    const EvidenceLink& told = evidence.links[cell.link];
    const auto from = map.find(evidence.factors[told.from].id);
    const auto to = map.find(evidence.factors[told.to].id);
    if (from && to && map.find_link(*from, *to)) voices.insert(cell.voice);
  }
  return voices.size();
}

/// "What leads to Trust." of "what leads to Trust: 7 of 38 factors, ...".
std::string sentence(std::string words) {
  words = words.substr(0, words.rfind(": "));
  if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
    words[0] = static_cast<char>(words[0] - 32);
  return words + ".";
}

}  // namespace

Result<UnderScenario> under_scenario(const Loaded& loaded, const std::string& name) {
  if (name.empty()) return UnderScenario{loaded.map, {}, {}, {}};
  const auto scenarios = scenarios_asked({name}, loaded);
  if (!scenarios) return tl::make_unexpected(scenarios.error());
  const auto all = what_if(loaded.map, loaded.model, *scenarios);
  if (!all) return tl::make_unexpected(all.error());
  const ScenarioResult& result = all->scenarios.front();
  UnderScenario under{result.resolved.map, {}, {}, {}};
  for (const Index factor : result.resolved.moved)
    under.moved.push_back(under.map.factors()[factor].id);
  for (Index i = 0; i < result.effect.size(); ++i)
    if (const auto& moved = result.resolved.moved;
        result.effect[i] && std::find(moved.begin(), moved.end(), i) == moved.end())
      under.changes.push_back({under.map.factors()[i].id, *result.effect[i]});
  const Scenario& scenario = result.scenario;
  under.words = "The idea \"" + (scenario.title.empty() ? scenario.name : scenario.title) +
                "\": what it moves is marked, and what changes by this model beside the largest "
                "change. Not a forecast.";
  return under;
}

Result<ShownMap> shown_of(const Loaded& loaded, const UnderScenario& under,
                          const FilterOptions& filter,
                          const std::optional<std::size_t>& top_links) {
  Shown shown;
  if (!under.words.empty()) shown.filters.push_back(under.words);
  if (!filter.any() && !top_links && under.words.empty()) return ShownMap{loaded.map, {}};
  auto filtered = filter.on(keep_card_numbers(under.map));
  if (!filtered) return tl::make_unexpected(filtered.error());
  if (filter.any()) shown.filters.push_back(sentence(filtered->words));
  const std::size_t most = top_links.value_or(filtered->map.links().size());
  if (most < filtered->map.links().size())
    shown.filters.push_back("The " +
                            counted(most, "strongest connection", "strongest connections") +
                            (filter.any() ? " of these." : "."));
  Map map = filter.any() || top_links ? submap(filtered->map, strongest(filtered->map, most))
                                      : std::move(filtered->map);
  if (map.size() == 0)
    return problem("filter.nothing", "no connection is left to draw", {},
                   "ask for more links or more steps");
  shown.links = map.links().size();
  shown.of_links = under.map.links().size();
  shown.claims = claims_of(map);
  shown.of_claims = claims_of(loaded.map);
  shown.voices = voices_of(map, loaded.evidence);
  shown.of_voices = loaded.evidence.voices.size();
  shown.map_sha256 = core::sha256(write_map(publish(loaded.map, loaded.project.audience)));
  return ShownMap{std::move(map), std::move(shown)};
}

}  // namespace fcm::command
