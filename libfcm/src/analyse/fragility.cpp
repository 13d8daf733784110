// SPDX-License-Identifier: MIT
//
// On how few voices an effect rests. Leaving voices out is a weight vector with zeros over the same
// evidence: the links stay, the denominator shrinks, lambda is held.
//
// A voice that told nothing between the scenario and the outcome can change the effect through the
// denominator only, and so does every other such voice: one of them is tried for all.
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "fcm/what_if.hpp"

namespace fcm {
namespace {

using Effects = std::vector<std::optional<double>>;
using LeftOut = std::vector<Index>;  // sorted

class LeaveOut {
 public:
  LeaveOut(const Evidence& evidence, const WeighOptions& weighing, const Model& model,
           const Scenario& scenario, const std::vector<Index>& outcomes)
      : evidence_(evidence),
        weighing_(weighing),
        model_(model),
        scenario_(scenario),
        outcomes_(outcomes),
        whole_(weigh(evidence, weighing)),
        omega_(voice_weights(evidence, weighing)) {
    if (whole_ && check(model, *whole_)) find_relevant();
  }

  std::optional<Fragility> of(std::size_t outcome, std::size_t at_most) {
    if (relevant_.empty()) return std::nullopt;
    const std::optional<double> effect = effects_without({})[outcome];
    if (!effect || *effect == 0) return std::nullopt;
    Fragility fragility;
    LeftOut out;
    while (out.size() < at_most && out.size() + 1 < evidence_.voices.size()) {
      const auto [voice, left] = next(out, outcome, *effect);
      if (voice == evidence_.voices.size()) break;
      out.insert(std::upper_bound(out.begin(), out.end(), voice), voice);
      fragility.left_out.push_back(voice);
      fragility.left = left;
      if (left > 0.5) continue;
      fragility.voices = out.size();
      fragility.exact = out.size() <= 2;
      break;
    }
    return fragility;
  }

 private:
  /// The voice whose leaving out, beside `out`, leaves least of the effect.
  std::pair<Index, double> next(const LeftOut& out, std::size_t outcome, double effect) {
    std::pair<Index, double> best{evidence_.voices.size(), 0};
    std::vector<std::pair<double, bool>> tried;  // kinds of voice that told nothing relevant
    for (Index voice = 0; voice < evidence_.voices.size(); ++voice) {
      if (std::binary_search(out.begin(), out.end(), voice) || omega_[voice] == 0) continue;
      if (!relevant_[outcome][voice]) {
        const std::pair kind{omega_[voice], evidence_.voices[voice].survey};
        if (std::find(tried.begin(), tried.end(), kind) != tried.end()) continue;
        tried.push_back(kind);
      }
      LeftOut also = out;
      also.insert(std::upper_bound(also.begin(), also.end(), voice), voice);
      const std::optional<double> remains = effects_without(also)[outcome];
      if (!remains) continue;
      const double left = *remains / effect;
      if (best.first == evidence_.voices.size() || left < best.second) best = {voice, left};
    }
    return best;
  }

  const Effects& effects_without(const LeftOut& out) {
    const auto known = effects_.find(out);
    if (known != effects_.end()) return known->second;
    return effects_.emplace(out, simulate_without(out)).first->second;
  }

  Effects simulate_without(const LeftOut& out) const {
    Effects effects(outcomes_.size());
    const std::optional<ScenarioResult> result = result_without(out);
    for (std::size_t k = 0; result && k < outcomes_.size(); ++k)
      effects[k] = result->effect[outcomes_[k]];
    return effects;
  }

  std::optional<ScenarioResult> result_without(const LeftOut& out) const {
    std::vector<double> omega = omega_;
    for (const Index voice : out) omega[voice] = 0;
    const std::vector<double> weights = link_weights(evidence_, weighing_, omega);
    const Result<Map> map = with_weights(weights, evidence_.voices.size() - out.size());
    if (!map) return std::nullopt;
    const Simulation baseline = simulate(*map, model_);
    Result<ScenarioResult> result = run_scenario(*map, model_, baseline, scenario_);
    if (!result) return std::nullopt;
    return std::move(*result);
  }

  Result<Map> with_weights(const std::vector<double>& weights, std::size_t voices) const {
    std::vector<Link> links = whole_->links();
    for (std::size_t l = 0; l < links.size(); ++l)
      links[l].weight = links[l].simulated ? weights[l] : 0;
    MapSource source = whole_->source();
    source.voices = voices;
    return Map::make(whole_->factors(), std::move(links), std::move(source));
  }

  /// Voices that told a link on which the effect on an outcome can depend: one that leads to the
  /// outcome and, where the baseline is at 0 and so carries nothing itself, comes from what the
  /// scenario moves.
  void find_relevant() {
    const Simulation baseline = simulate(*whole_, model_);
    const Result<ScenarioResult> result = run_scenario(*whole_, model_, baseline, scenario_);
    if (!result) return;
    const Map& map = result->resolved.map;
    std::vector<bool> reached = reached_from(map, result->resolved.moved);
    if (!baseline.state.isZero(0)) reached.assign(map.size(), true);
    std::vector<bool> quoted(evidence_.links.size(), false);
    for (Index l = 0; l < evidence_.links.size(); ++l)
      quoted[l] = is_quoted(evidence_.links[l], map);
    for (const Index outcome : outcomes_) {
      const std::vector<bool> leads = leading_to(map, outcome);
      std::vector<bool> told(evidence_.voices.size(), false);
      for (const Cell& cell : evidence_.cells) {
        const EvidenceLink& link = evidence_.links[cell.link];
        if ((reached[link.from] && leads[link.to]) || quoted[cell.link]) told[cell.voice] = true;
      }
      relevant_.push_back(std::move(told));
    }
  }

  /// Whether a changed connection takes its weight from, or is, this link.
  bool is_quoted(const EvidenceLink& link, const Map& map) const {
    const auto is = [&](const Connection& connection) {
      const Result<Index> from = map.require(connection.from), to = map.require(connection.to);
      return from && to && *from == link.from && *to == link.to;
    };
    return std::any_of(
        scenario_.interventions.begin(), scenario_.interventions.end(),
        [&](const Intervention& said) {
          return said.kind == Intervention::Kind::connection &&
                 (is(said.connection) || (said.as_strong_as && is(*said.as_strong_as)));
        });
  }

  const Evidence& evidence_;
  const WeighOptions& weighing_;
  const Model& model_;
  const Scenario& scenario_;
  const std::vector<Index>& outcomes_;
  Result<Map> whole_;
  std::vector<double> omega_;
  std::vector<std::vector<bool>> relevant_;  ///< [outcome][voice]; empty where nothing can be run
  std::map<LeftOut, Effects> effects_;
};

}  // namespace

std::vector<std::optional<Fragility>> fragility(const Evidence& evidence,
                                                const WeighOptions& weighing, const Model& model,
                                                const Scenario& scenario,
                                                const std::vector<Index>& outcomes,
                                                std::size_t at_most) {
  LeaveOut leave_out(evidence, weighing, model, scenario, outcomes);
  std::vector<std::optional<Fragility>> all;
  for (std::size_t k = 0; k < outcomes.size(); ++k) all.push_back(leave_out.of(k, at_most));
  return all;
}

std::optional<Fragility> fragility(const Evidence& evidence, const WeighOptions& weighing,
                                   const Model& model, const Scenario& scenario, Index outcome,
                                   std::size_t at_most) {
  return fragility(evidence, weighing, model, scenario, std::vector<Index>{outcome}, at_most)[0];
}

}  // namespace fcm
