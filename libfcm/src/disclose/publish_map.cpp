// SPDX-License-Identifier: MIT
//
// A map as an audience may have it. docs/privacy.md.
#include <algorithm>
#include <cmath>
#include <utility>

#include "fcm/card_numbers.hpp"
#include "fcm/publish.hpp"

namespace fcm {
namespace {

/// Per factor, the most voices that told any one of its links; at least so many spoke of it.
std::vector<std::size_t> voices_of_factors(const Map& map) {
  std::vector<std::size_t> voices(map.size(), 0);
  for (const Link& link : map.links()) {
    if (!link.evidence) continue;
    for (const Index end : {link.from, link.to})
      voices[end] = std::max(voices[end], link.evidence->voices);
  }
  return voices;
}

std::vector<bool> left_out(const Map& map, const Rules& rules,
                           const std::vector<std::string>& sensitive) {
  const std::vector<std::size_t> voices = voices_of_factors(map);
  std::vector<bool> out(map.size(), false);
  for (Index i = 0; i < map.size(); ++i)
    out[i] = voices[i] < rules.least_voices &&
             std::find(sensitive.begin(), sensitive.end(), map.factors()[i].id) != sensitive.end();
  return out;
}

/// The number stays: it is that of the factor's card, whatever else is left out of the map.
Factor shown(Factor factor, std::size_t number) {
  factor.fields = {{"number", std::to_string(number)}};
  return factor;
}

/// Where one or two told a link, each of them would learn what the other said.
constexpr std::size_t least_contested = 3;

Link shown(Link link, Audience audience) {
  link.fields.clear();
  if (link.evidence) {
    if (link.evidence->contested() && link.evidence->voices >= least_contested)
      link.fields.emplace_back("contested", "yes");
    link.fields.emplace_back("voices", voices_in_words(link.evidence->voices, audience));
  }
  link.evidence.reset();
  return link;
}

MapSource shown(MapSource source) {
  source.places.clear();
  if (source.coders != "together") source.coders.clear();  // else the name of the only one
  source.fields.clear();
  return source;
}

}  // namespace

Published<Map> publish(const Map& map, Audience audience,
                       const std::vector<std::string>& sensitive) {
  if (audience == Audience::working) return Publisher<Map>::make(map, audience);
  const std::vector<bool> out = left_out(map, rules_of(audience), sensitive);
  const std::vector<std::size_t> numbers = card_numbers(map);
  Withheld withheld;
  std::vector<Factor> factors;
  std::vector<Index> place(map.size(), 0);
  for (Index i = 0; i < map.size(); ++i) {
    place[i] = factors.size();
    if (out[i])
      ++withheld.factors;
    else
      factors.push_back(shown(map.factors()[i], numbers[i]));
  }
  std::vector<Link> links;
  double scale = 1;
  for (const Link& link : map.links()) {
    if (out[link.from] || out[link.to]) {
      ++withheld.links;
      continue;
    }
    links.push_back(shown(link, audience));
    links.back().from = place[link.from];
    links.back().to = place[link.to];
    scale = std::max(scale, std::abs(link.weight));
  }
  MapSource source = shown(map.source());
  for (SavedScenario& saved : source.scenarios)
    saved.values.erase(std::remove_if(saved.values.begin(), saved.values.end(),
                                      [&](const auto& one) {
                                        const auto at = map.find(one.first);
                                        return !at || out[*at];
                                      }),
                       saved.values.end());
  return Publisher<Map>::make(
      Map::make(std::move(factors), std::move(links), std::move(source), scale).value(), audience,
      withheld);
}

}  // namespace fcm
