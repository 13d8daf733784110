// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "disclose/statements.hpp"
#include "fcm/compare.hpp"
#include "fcm/withheld.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using Counts = std::map<std::string, std::size_t>;

void count_links(const Map& map, Kept& kept) {
  std::vector<bool> kept_factors(map.size(), false);
  for (const Link& link : map.links()) {
    if (!link.evidence || link.assumed || link.evidence->voices < kept.least_voices) continue;
    ++kept.links;
    kept.claims += link.evidence->claims;
    kept_factors[link.from] = kept_factors[link.to] = true;
  }
  kept.factors =
      static_cast<std::size_t>(std::count(kept_factors.begin(), kept_factors.end(), true));
}

using LinkIds = std::set<std::pair<std::string_view, std::string_view>>;

LinkIds link_ids(const Map& map) {
  LinkIds ids;
  for (const Link& link : map.links())
    ids.emplace(map.factors()[link.from].id, map.factors()[link.to].id);
  return ids;
}

std::size_t count_words(const Map& map, const Loaded& loaded, Audience audience,
                        const std::string& today, std::size_t least_voices) {
  Rules rules = rules_of(audience);
  rules.least_voices = least_voices;
  const Words asked =
      loaded.project.statements == Words::none ? Words::quote : loaded.project.statements;
  const auto by =
      disclose::statements_by(loaded.study, rules, asked, loaded.project.consent, today);
  const LinkIds links = link_ids(map);
  const auto id = [&](Index factor) { return std::string_view(loaded.study.factors[factor].id); };
  return static_cast<std::size_t>(
      std::count_if(by.shown.begin(), by.shown.end(), [&](const auto& one) {
        return one && links.count({id(one->from), id(one->to)}) > 0;
      }));
}

Counts voices_by_value(const Evidence& evidence, const std::string& attribute) {
  Counts voices;
  for (const Voice& voice : evidence.voices)
    if (const auto values = voice.attributes.find(text::match_key(attribute));
        values != voice.attributes.end())
      for (const std::string& value : values->second) ++voices[value];
  return voices;
}

std::size_t with_enough(const Counts& counts, std::size_t least_voices) {
  return static_cast<std::size_t>(std::count_if(
      counts.begin(), counts.end(), [&](const auto& one) { return one.second >= least_voices; }));
}

}  // namespace

std::vector<Kept> kept(const Map& map, const Loaded& loaded, Audience audience,
                       const std::string& today, const std::vector<std::size_t>& thresholds) {
  std::vector<Kept> all;
  for (const std::size_t least_voices : thresholds) {
    Kept one{.least_voices = least_voices};
    count_links(map, one);
    if (loaded.has_study) {
      one.words = count_words(map, loaded, audience, today, least_voices);
      one.places = disclose::places_named(loaded.evidence, least_voices).size();
      for (const std::string& attribute : compared_attributes(loaded))
        one.groups += with_enough(voices_by_value(loaded.evidence, attribute), least_voices);
    }
    all.push_back(one);
  }
  return all;
}

}  // namespace fcm
