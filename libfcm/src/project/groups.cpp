// SPDX-License-Identifier: MIT
//
// Loaded projects and maps, as compare() takes them.
#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "fcm/compare.hpp"
#include "fcm/group.hpp"
#include "fcm/project.hpp"

namespace fcm {
namespace {

ComparedModel model_of(const Loaded& loaded) {
  const ModelChoice& choice = loaded.project.model;
  return {loaded.model, choice.anchored() ? std::optional(choice.carry) : std::nullopt};
}

/// Where the factors of the second map are among those of either: the first's, then its own.
std::vector<Index> places_among(const Map& first, const Map& second) {
  const MatchedFactors matched = match_factors(first, second);
  std::vector<Index> at(second.size());
  for (const auto& [i, k] : matched.common) at[k] = i;
  for (Index own = 0; own < matched.only_b.size(); ++own)
    at[matched.only_b[own]] = first.size() + own;
  return at;
}

// --- two studies ----------------------------------------------------------------------------

StudyFactor renamed(StudyFactor factor, const Map& first) {
  if (first.find(factor.id))
    factor.id += " (2)";  // another factor of the same id: matched by label
  return factor;
}

/// Adds the voices of a study, and what they told, to the rows.
void add_study(const Evidence& evidence, const std::vector<Index>& at, Index first_voice,
               std::vector<std::pair<EvidenceLink, Index>>& told, Evidence& rows) {
  rows.voices.insert(rows.voices.end(), evidence.voices.begin(), evidence.voices.end());
  for (Index c = 0; c < evidence.cells.size(); ++c) {
    const EvidenceLink& link = evidence.links[evidence.cells[c].link];
    told.push_back({{at[link.from], at[link.to]}, rows.cells.size()});
    rows.cells.push_back(evidence.cells[c]);
    rows.cells.back().voice += first_voice;
    rows.claims.push_back(evidence.claims[c]);
    rows.parts.push_back(evidence.parts[c]);
    rows.said.push_back(evidence.said[c]);
  }
}

/// Cells sorted by link and voice, as everywhere.
Evidence in_order(const Evidence& rows, std::vector<std::pair<EvidenceLink, Index>> told) {
  std::sort(told.begin(), told.end(), [&](const auto& a, const auto& b) {
    return std::tuple(a.first.from, a.first.to, rows.cells[a.second].voice) <
           std::tuple(b.first.from, b.first.to, rows.cells[b.second].voice);
  });
  Evidence sorted;
  sorted.factors = rows.factors;
  sorted.voices = rows.voices;
  for (const auto& [link, c] : told) {
    if (sorted.links.empty() || !(sorted.links.back() == link)) sorted.links.push_back(link);
    sorted.cells.push_back(rows.cells[c]);
    sorted.cells.back().link = sorted.links.size() - 1;
    sorted.claims.push_back(rows.claims[c]);
    sorted.parts.push_back(rows.parts[c]);
    sorted.said.push_back(rows.said[c]);
  }
  return sorted;
}

Grouping two_studies(const Beside& first, const Beside& second) {
  const Map& a = first.loaded.map;
  const Map& b = second.loaded.map;
  const std::vector<Index> at = places_among(a, b);
  std::vector<Index> own(a.size());
  for (Index i = 0; i < own.size(); ++i) own[i] = i;
  Evidence rows;
  rows.factors = first.loaded.evidence.factors;
  for (Index k = 0; k < b.size(); ++k)
    if (at[k] >= a.size()) rows.factors.push_back(renamed(second.loaded.evidence.factors[k], a));
  std::vector<std::pair<EvidenceLink, Index>> told;
  const std::size_t of_a = first.loaded.evidence.voices.size();
  add_study(first.loaded.evidence, own, 0, told, rows);
  add_study(second.loaded.evidence, at, of_a, told, rows);
  Grouping grouping{.attribute = "study", .evidence = in_order(rows, std::move(told))};
  const std::size_t all = rows.voices.size();
  for (Index voice = 0; voice < all; ++voice) grouping.voice.push_back(voice);
  for (const bool is_first : {true, false}) {
    Grouping::Value value{is_first ? first.name : second.name, std::vector<bool>(all),
                          is_first ? of_a : all - of_a};
    for (Index voice = 0; voice < all; ++voice) value.rows[voice] = (voice < of_a) == is_first;
    grouping.values.push_back(std::move(value));
  }
  return grouping;
}

// --- a map, and what stands beside it -------------------------------------------------------

double scale_of(const Map& map) {
  double largest = 1;
  for (const Link& link : map.links()) largest = std::max(largest, std::abs(link.weight));
  return largest;
}

/// The map over the factors of both, those of the first in front.
Map over_both(const Map& first, const Map& map, const std::vector<Index>& at,
              const std::vector<Factor>& factors) {
  std::vector<Link> links = map.links();
  for (Link& link : links) {
    link.from = at[link.from];
    link.to = at[link.to];
    link.fields.clear();
  }
  MapSource source;
  source.voices = first.source().voices;  // what a scenario assumes is as strong on both
  return Map::make(factors, std::move(links), source, scale_of(map)).value();
}

std::vector<Factor> factors_of_both(const Map& first, const Map& second,
                                    const std::vector<Index>& at) {
  std::vector<Factor> factors = first.factors();
  for (Index k = 0; k < second.size(); ++k)
    if (at[k] >= first.size()) {
      factors.push_back(second.factors()[k]);
      if (first.find(factors.back().id)) factors.back().id += " (2)";
    }
  return factors;
}

/// None on a map that lacks what the scenario names, and where no chain leads to the outcome.
std::vector<std::vector<std::optional<double>>> effects_on(const Map& map, const Model& model,
                                                           const std::vector<Scenario>& scenarios,
                                                           const std::vector<Index>& outcomes) {
  const Simulation baseline = simulate(map, model);
  std::vector<std::vector<std::optional<double>>> effects;
  for (const Scenario& scenario : scenarios) {
    effects.emplace_back(outcomes.size());
    const Result<ScenarioResult> result = run_scenario(map, model, baseline, scenario);
    for (Index k = 0; result && k < outcomes.size(); ++k)
      effects.back()[k] = result->effect[outcomes[k]];
  }
  return effects;
}

LinkGap gap_between(const Map& a, const Map& b, Index from, Index to) {
  LinkGap gap{.from = from, .to = to};
  if (const auto at = a.find_link(from, to)) {
    gap.a = a.links()[*at].evidence.value_or(LinkEvidence{});
    gap.weight_a = a.links()[*at].weight;
  }
  if (const auto at = b.find_link(from, to)) {
    gap.b = b.links()[*at].evidence.value_or(LinkEvidence{});
    gap.weight_b = b.links()[*at].weight;
  }
  return gap;
}

Contrast contrast_of(const Map& a, const Map& b, const Comparison& found) {
  Contrast contrast{.a = 0, .b = 1};
  const auto& of_a = found.sides[0].effect;
  const auto& of_b = found.sides[1].effect;
  for (std::size_t s = 0; s < of_a.size(); ++s) {
    contrast.effects.emplace_back();
    for (std::size_t k = 0; k < of_a[s].size(); ++k) {
      EffectGap gap;
      if (of_a[s][k] && of_b[s][k]) gap.gap = *of_a[s][k] - *of_b[s][k];
      contrast.effects.back().push_back(gap);
    }
  }
  for (const Link& link : a.links())
    contrast.links.push_back(gap_between(a, b, link.from, link.to));
  for (const Link& link : b.links())
    if (!a.find_link(link.from, link.to))
      contrast.links.push_back(gap_between(a, b, link.from, link.to));
  for (const LinkGap& gap : contrast.links)
    contrast.links_apart += std::abs(gap.weight_a - gap.weight_b);
  std::stable_sort(contrast.links.begin(), contrast.links.end(),
                   [](const LinkGap& x, const LinkGap& y) {
                     return std::abs(x.weight_a - x.weight_b) > std::abs(y.weight_a - y.weight_b);
                   });
  return contrast;
}

Comparison two_maps(const Beside& first, const Beside& second,
                    const std::vector<Scenario>& scenarios, const std::vector<Index>& outcomes) {
  const Map& a = first.loaded.map;
  const Map& b = second.loaded.map;
  const std::vector<Index> at = places_among(a, b);
  std::vector<Index> own(a.size());
  for (Index i = 0; i < own.size(); ++i) own[i] = i;
  Comparison found{.attribute = "map", .factors = factors_of_both(a, b, at)};
  found.model = first.loaded.model;
  const ComparedModel model = model_of(first.loaded);
  const Map maps[] = {over_both(a, a, own, found.factors), over_both(a, b, at, found.factors)};
  for (const bool is_first : {true, false}) {
    const Loaded& loaded = is_first ? first.loaded : second.loaded;
    Side side{.name = is_first ? first.name : second.name,
              .voices = loaded.has_study ? loaded.evidence.voices.size() : 0,
              .map = loaded.map,
              .lambda = found.model.lambda};
    if (model.anchor) side.lambda = anchored_lambda(loaded.map, *model.anchor);
    found.sides.push_back(std::move(side));
  }
  found.model.lambda = std::min(found.sides[0].lambda, found.sides[1].lambda);
  for (const Index side : {0, 1})
    found.sides[side].effect = effects_on(maps[side], found.model, scenarios, outcomes);
  found.contrasts.push_back(contrast_of(maps[0], maps[1], found));
  found.contrasts[0].distances = distances(a, b, {.strongest = std::max(scale_of(a), scale_of(b))});
  return found;
}

}  // namespace

Result<Comparison> compare(const Loaded& loaded, const std::string& attribute,
                           const std::vector<Scenario>& scenarios,
                           const std::vector<Index>& outcomes, const CompareOptions& options,
                           Workers& workers) {
  const auto grouping = group_by(loaded.study, loaded.evidence, attribute, loaded.project.evidence);
  if (!grouping) return tl::make_unexpected(grouping.error());
  return compare(*grouping, loaded.project.weigh, model_of(loaded), scenarios, outcomes, options,
                 workers);
}

Result<Comparison> compare(const Beside& first, const Beside& second,
                           const std::vector<Scenario>& scenarios,
                           const std::vector<Index>& outcomes, const CompareOptions& options,
                           Workers& workers) {
  if (!first.loaded.has_study || !second.loaded.has_study)
    return two_maps(first, second, scenarios, outcomes);
  CompareOptions among_all = options;
  if (!among_all.within) among_all.within = "";
  return compare(two_studies(first, second), first.loaded.project.weigh, model_of(first.loaded),
                 scenarios, outcomes, among_all, workers);
}

std::vector<std::string> compared_attributes(const Loaded& loaded) {
  if (!loaded.has_study) return {};
  if (loaded.project.compare_groups) return *loaded.project.compare_groups;
  for (const GroupAttribute& attribute : group_attributes(loaded.evidence)) {
    if (attribute.name != "place") continue;
    const auto enough = std::count_if(
        attribute.values.begin(), attribute.values.end(),
        [](const GroupValue& value) { return value.voices >= CompareOptions{}.least_voices; });
    if (enough >= 2) return {"place"};
  }
  return {};
}

}  // namespace fcm
