// SPDX-License-Identifier: MIT
//
// docs/maths.md, "Contested links".
#include "fcm/contested.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>

#include "fcm/sensitivity.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

constexpr std::size_t least_in_a_group = 2;

/// Per outcome the furthest effect of those compared, else of all; 0 where nothing reaches it.
std::vector<double> furthest(const WhatIf& what_if, const std::vector<Index>& outcomes,
                             std::vector<Index> compared) {
  if (compared.empty())
    for (Index s = 0; s < what_if.scenarios.size(); ++s) compared.push_back(s);
  std::vector<double> most(outcomes.size(), 0);
  for (const Index s : compared)
    for (Index k = 0; k < outcomes.size(); ++k)
      most[k] = std::max(most[k], std::fabs(what_if.scenarios[s].effect[outcomes[k]].value_or(0)));
  return most;
}

class Contests {
 public:
  Contests(const BothSigns& signs, const WeighOptions& weighing, const Map& map,
           const ModelOn& model_on, const WhatIf& what_if, const std::vector<Index>& outcomes,
           const std::vector<Index>& compared)
      : signs_(signs),
        weighing_(weighing),
        map_(map),
        model_on_(model_on),
        what_if_(what_if),
        outcomes_(outcomes),
        furthest_(furthest(what_if, outcomes, compared)),
        plus_(link_weights(signs.plus, weighing, voice_weights(signs.plus, weighing))),
        minus_(link_weights(signs.minus, weighing, voice_weights(signs.minus, weighing))) {}

  Result<Contested> all(std::size_t most) {
    find();
    Contested contested{.links = found_.size(), .shown = {}};
    keep_worth_trying(most);
    for (ContestedLink& one : found_) {
      simulate_both(one);
      if (const auto done = find_groups(one); !done) return tl::make_unexpected(done.error());
      contested.shown.push_back(std::move(one));
    }
    std::stable_sort(
        contested.shown.begin(), contested.shown.end(),
        [](const ContestedLink& a, const ContestedLink& b) { return a.matters > b.matters; });
    return contested;
  }

 private:
  void find() {
    for (Index link = 0; link < map_.links().size(); ++link) {
      const Link& told = map_.links()[link];
      if (!told.evidence || !told.evidence->contested()) continue;
      ContestedLink one{.link = link, .plus = told.evidence->plus, .minus = told.evidence->minus};
      one.weight = told.weight;
      one.weight_plus = plus_[link];
      one.weight_minus = minus_[link];
      found_.push_back(std::move(one));
    }
  }

  void keep_worth_trying(std::size_t most) {
    if (found_.size() <= most) return;
    std::vector<double> part(map_.links().size(), 0);
    for (const ScenarioResult& result : what_if_.scenarios) {
      const auto gradients =
          effect_gradients(map_, what_if_.model, what_if_.baseline, result, outcomes_);
      for (Index k = 0; k < outcomes_.size(); ++k) {
        if (!result.effect[outcomes_[k]] || furthest_[k] == 0) continue;
        for (const ContestedLink& one : found_) {
          const double slope = gradients[k].known() ? std::fabs(gradients[k].by_link[one.link]) : 1;
          part[one.link] =
              std::max(part[one.link], slope * (one.weight_plus - one.weight_minus) / furthest_[k]);
        }
      }
    }
    std::stable_sort(found_.begin(), found_.end(),
                     [&](const ContestedLink& a, const ContestedLink& b) {
                       return part[a.link] > part[b.link];
                     });
    found_.resize(most);
  }

  /// The map with one link at one reading; one left out for its disagreement is in again.
  Map with_reading(Index link, double weight) const {
    std::vector<Link> links = map_.links();
    links[link].weight = weight;
    links[link].simulated = true;
    return Map::make(map_.factors(), std::move(links), map_.source()).value();
  }

  std::vector<std::vector<std::optional<double>>> effects_at(Index link, double weight) const {
    const Map map = with_reading(link, weight);
    const Simulation baseline = simulate(map, what_if_.model);
    std::vector<std::vector<std::optional<double>>> effects;
    for (const ScenarioResult& told : what_if_.scenarios) {
      effects.emplace_back(outcomes_.size());
      const auto result = run_scenario(map, what_if_.model, baseline, told.scenario);
      for (Index k = 0; result && k < outcomes_.size(); ++k)
        effects.back()[k] = result->effect[outcomes_[k]];
    }
    return effects;
  }

  void simulate_both(ContestedLink& one) const {
    const auto plus = effects_at(one.link, one.weight_plus);
    const auto minus = effects_at(one.link, one.weight_minus);
    for (Index s = 0; s < plus.size(); ++s) {
      one.effect.emplace_back();
      for (Index k = 0; k < outcomes_.size(); ++k) {
        const auto& told = what_if_.scenarios[s].effect[outcomes_[k]];
        const SignEffect effect{told, plus[s][k], minus[s][k]};
        one.effect.back().push_back(effect);
        // Where all that is told cancels out, what it is measured by is the larger reading.
        double most = furthest_[k];
        if (most == 0)
          most = std::max(std::fabs(effect.plus.value_or(0)), std::fabs(effect.minus.value_or(0)));
        if (effect.size() == 0 || effect.size() / most <= one.matters) continue;
        one.matters = effect.size() / most;
        one.scenario = s;
        one.outcome = k;
      }
    }
  }

  /// What every value of an attribute says of a link.
  std::vector<GroupSays> says_by(const std::string& attribute, Index link) const {
    std::map<std::string, GroupSays> says;
    const std::string key = text::match_key(attribute);
    for (const Cell& cell : signs_.told.cells) {
      if (cell.link != link || !(cell.plus || cell.minus)) continue;
      for (const auto& [name, values] : signs_.told.voices[cell.voice].attributes) {
        if (text::match_key(name) != key) continue;
        for (const std::string& value : values) {
          GroupSays& group = says[text::match_key(value)];
          if (group.value.empty()) group.value = value;
          group.plus += cell.plus;
          group.minus += cell.minus;
        }
      }
    }
    std::vector<GroupSays> all;
    for (auto& [value, group] : says) all.push_back(std::move(group));
    return all;
  }

  Result<void> find_groups(ContestedLink& one) {
    std::vector<std::pair<std::size_t, GroupsApart>> found;  // with the voices that are parted
    for (const GroupAttribute& attribute : group_attributes(signs_.told)) {
      GroupsApart apart{.attribute = attribute.name, .says = says_by(attribute.name, one.link)};
      const GroupSays *plus = nullptr, *minus = nullptr;
      std::size_t parted = 0;
      for (const GroupSays& group : apart.says) {
        const std::size_t voices = group.plus + group.minus;
        if (voices < least_in_a_group || (group.plus > 0 && group.minus > 0)) continue;
        parted += voices;
        const GroupSays*& side = group.plus > 0 ? plus : minus;
        if (side == nullptr || voices > side->plus + side->minus) side = &group;
      }
      if (plus == nullptr || minus == nullptr) continue;
      apart.plus = {{{attribute.name, plus->value}}};
      apart.minus = {{{attribute.name, minus->value}}};
      found.emplace_back(attribute.name == "place" ? SIZE_MAX : parted, std::move(apart));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [parted, apart] : found) one.groups.push_back(std::move(apart));
    if (one.groups.empty()) return {};
    auto whole = whole_maps(one.groups.front());
    if (!whole) return tl::make_unexpected(whole.error());
    one.whole = *std::move(whole);
    return {};
  }

  /// The same two groups may be apart on several links.
  Result<IfRight> whole_maps(const GroupsApart& apart) {
    const auto pair = std::make_pair(to_text(apart.plus), to_text(apart.minus));
    if (const auto known = whole_.find(pair); known != whole_.end()) return known->second;
    std::vector<Scenario> scenarios;
    for (const ScenarioResult& result : what_if_.scenarios) scenarios.push_back(result.scenario);
    auto whole = if_right(signs_.told, weighing_, model_on_, scenarios, outcomes_,
                          {apart.plus, apart.minus});
    if (whole) whole_.emplace(pair, *whole);
    return whole;
  }

  const BothSigns& signs_;
  const WeighOptions& weighing_;
  const Map& map_;
  const ModelOn& model_on_;
  const WhatIf& what_if_;
  const std::vector<Index>& outcomes_;
  const std::vector<double> furthest_;
  const std::vector<double> plus_, minus_;  ///< by link of the evidence
  std::vector<ContestedLink> found_;
  std::map<std::pair<std::string, std::string>, IfRight> whole_;
};

}  // namespace

double SignEffect::size() const { return plus && minus ? std::fabs(*plus - *minus) : 0; }

bool SignEffect::turns() const {
  return plus && minus && ((*plus > 0 && *minus < 0) || (*plus < 0 && *minus > 0));
}

Result<Contested> contested(const BothSigns& signs, const WeighOptions& weighing, const Map& map,
                            const ModelOn& model_on, const WhatIf& told_there,
                            const std::vector<Index>& outcomes, const std::vector<Index>& compared,
                            std::size_t most) {
  return Contests(signs, weighing, map, model_on, told_there, outcomes, compared).all(most);
}

}  // namespace fcm
