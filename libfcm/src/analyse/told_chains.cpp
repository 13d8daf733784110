// SPDX-License-Identifier: MIT
#include "fcm/told_chains.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "analyse/response.hpp"

namespace fcm {
namespace {

/// By link, the places in which a voice gave it a direction.
using Places = std::map<std::pair<Index, Index>, std::set<std::string>>;

Places places_of(const Evidence& evidence) {
  Places places;
  for (const Cell& cell : evidence.cells) {
    if (!cell.plus && !cell.minus) continue;
    const EvidenceLink& link = evidence.links[cell.link];
    const auto& voice = evidence.voices[cell.voice].places;
    places[{link.from, link.to}].insert(voice.begin(), voice.end());
  }
  return places;
}

bool one_place_told(const Chain& chain, const Places& places) {
  std::set<std::string> all;
  for (std::size_t k = 0; k + 1 < chain.factors.size(); ++k) {
    const auto told = places.find({chain.factors[k], chain.factors[k + 1]});
    if (told == places.end()) return false;
    std::set<std::string> both;
    std::set_intersection(all.begin(), all.end(), told->second.begin(), told->second.end(),
                          std::inserter(both, both.begin()));
    all = k == 0 ? told->second : std::move(both);
  }
  return !all.empty();
}

}  // namespace

std::optional<ToldChains> told_chains(const ScenarioResult& result, const Model& model,
                                      const Simulation& baseline, Index outcome,
                                      const Evidence& evidence, std::size_t most,
                                      std::size_t max_links) {
  if (!result.effect[outcome]) return std::nullopt;
  const Places places = places_of(evidence);
  ToldChains told;
  told.own = analyse::response_of(result, model, baseline).own[outcome];
  for (const Chain& chain :
       strongest_chains(result, model, baseline, outcome, &evidence, most, max_links)) {
    ++told.chains;
    if (chain.assumed) {
      told.assumed += chain.share;
    } else if (chain.told_whole_by > 0) {
      ++told.chains_one_voice;
      told.whole += chain.share;
      told.by_one_voice += std::abs(chain.share);
    } else if (one_place_told(chain, places)) {
      told.one_place += chain.share;
      told.by_one_place += std::abs(chain.share);
    } else {
      told.nobody += chain.share;
      told.by_nobody += std::abs(chain.share);
    }
  }
  told.rest =
      *result.effect[outcome] - told.own - told.whole - told.one_place - told.nobody - told.assumed;
  const double all = told.by_one_voice + told.by_one_place + told.by_nobody;
  for (double* share : {&told.by_one_voice, &told.by_one_place, &told.by_nobody})
    if (all > 0) *share /= all;
  return told;
}

}  // namespace fcm
