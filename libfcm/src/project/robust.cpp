// SPDX-License-Identifier: MIT
//
// The specifications of a project, run and counted: its own, its readings, and the grid.
#include "fcm/robust.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "analyse/order.hpp"
#include "fcm/project.hpp"
#include "fcm/uncertainty.hpp"
#include "project/readings.hpp"
#include "project/specifications.hpp"
#include "project/what_is_tried.hpp"
#include "text/number.hpp"

namespace fcm {
namespace {

using detail::Method;
using detail::Weighed;

std::string ending_words(const Simulation& s) {
  if (s.ending == Ending::cycle)
    return "goes round in a cycle of " + std::to_string(s.period) + " rounds";
  if (s.ending == Ending::aperiodic) return "neither settles nor repeats";
  return "has not settled after " + text::grouped(s.steps) + " rounds";
}

/// Why an end that is not proven to be the only one does not count: other starts are tried.
std::string without_proof(const Map& map, const Model& model, const Interventions& done,
                          const Simulation& end) {
  const double low = model.transfer == "sigmoid" ? 0 : -1;
  for (const double start : {low, 1.0}) {
    SimulateOptions from;
    from.start = Eigen::VectorXd::Constant(static_cast<Eigen::Index>(map.size()), start);
    const Simulation other = simulate(map, model, done, from);
    if (!other.settled()) return "does not settle from every start";
    if ((other.state - end.state).cwiseAbs().maxCoeff() > 1e-6)
      return "ends elsewhere from another start";
  }
  return "ends alike from three starts, and it is not certain that it always does";
}

/// Runs every scenario; stops at the first simulation for which the specification cannot count.
class Runner {
 public:
  Runner(const std::vector<Scenario>& scenarios, const std::vector<Index>& outcomes)
      : scenarios_(scenarios), outcomes_(outcomes) {}

  void run(const Map& map, Specification& spec) const {
    constexpr std::size_t long_enough = 5'000;
    spec.model.max_steps = std::min(spec.model.max_steps, long_enough);
    const Simulation baseline = simulate(map, spec.model);
    if (!counts(map, {}, baseline, "as things are, it ", spec)) return;
    for (const Scenario& scenario : scenarios_) {
      std::vector<std::optional<double>> effects(outcomes_.size());
      // A scenario that names a connection which is not in this map reaches nothing.
      if (const auto result = run_scenario(map, spec.model, baseline, scenario)) {
        const Simulation& end = result->simulation;
        const std::string name = scenario.title.empty() ? scenario.name : scenario.title;
        if (!counts(result->resolved.map, result->resolved.interventions, end,
                    "with '" + name + "' it ", spec))
          return;
        for (Index k = 0; k < outcomes_.size(); ++k)
          effects[k] = told(result->effect[outcomes_[k]], end.error_bound + baseline.error_bound);
      }
      spec.effect.push_back(std::move(effects));
    }
  }

 private:
  static bool counts(const Map& map, const Interventions& done, const Simulation& end,
                     const std::string& what, Specification& spec) {
    if (end.settled() && end.certified) return true;
    spec.effect.clear();
    spec.set_apart =
        what + (end.settled() ? without_proof(map, spec.model, done, end) : ending_words(end));
    return false;
  }

  static std::optional<double> told(std::optional<double> effect, double unsure) {
    return effect && std::abs(*effect) <= unsure ? 0 : effect;
  }

  const std::vector<Scenario>& scenarios_;
  const std::vector<Index>& outcomes_;
};

std::vector<Index> factors_of(const Loaded& loaded) {
  std::vector<Index> factors;
  for (const Outcome& outcome : loaded.project.outcomes)
    factors.push_back(*loaded.map.require(outcome.factor));
  return factors;
}

/// Specifications without repetition: the same weights under the same model are one.
class Specifications {
 public:
  explicit Specifications(const Loaded& loaded)
      : loaded_(loaded),
        outcomes_(factors_of(loaded)),
        runner_(loaded.project.scenarios, outcomes_) {}

  Result<std::vector<Specification>> all(bool grid) && {
    add(loaded_.map, {.name = "the project's own", .model = loaded_.model});
    const auto readings = other_readings(loaded_);
    if (!readings) return tl::make_unexpected(readings.error());
    for (const OtherReading& other : *readings)
      add(other.map, {.name = other.name, .reading = other.name, .model = other.model});
    if (!grid) return std::move(all_);
    const auto ways = detail::weighings(loaded_);
    if (!ways) return tl::make_unexpected(ways.error());
    for (const Weighed& way : *ways)
      for (const Method& method : detail::methods())
        for (const detail::Multiple& multiple : detail::multiples())
          add_cell(way, method, multiple);
    return std::move(all_);
  }

 private:
  void add_cell(const Weighed& way, const Method& method, const detail::Multiple& multiple) {
    Specification spec{.conflict = way.conflict, .times = multiple.times};
    spec.name = way.said + (way.said.empty() ? "" : "; ") + std::string(method.said) +
                std::string(multiple.said);
    spec.model =
        detail::model_on(way, method, multiple.times, anchor_of(loaded_.project.model.carry));
    add(way.map, std::move(spec));
  }

  void add(const Map& map, Specification spec) {
    std::vector<double> weights;
    for (const Link& link : map.links()) weights.push_back(link.simulated ? link.weight : 0);
    const auto same = [&](const std::pair<std::vector<double>, Model>& known) {
      const Model &a = known.second, &b = spec.model;
      return known.first == weights && a.rule == b.rule && a.transfer == b.transfer &&
             std::abs(a.lambda - b.lambda) <= 1e-9 * b.lambda;
    };
    if (std::any_of(known_.begin(), known_.end(), same)) return;
    known_.emplace_back(std::move(weights), spec.model);
    spec.weights = map.source().weighing;
    spec.zeros = map.source().zeros;
    runner_.run(map, spec);
    all_.push_back(std::move(spec));
  }

  const Loaded& loaded_;
  const std::vector<Index> outcomes_;
  const Runner runner_;
  std::vector<std::pair<std::vector<double>, Model>> known_;
  std::vector<Specification> all_;
};

/// One way of coding: all together, one coder alone, stated claims only.
std::vector<Evidence> codings_of(const Loaded& loaded) {
  std::vector<Evidence> codings = {loaded.evidence};
  const EvidenceOptions& said = loaded.project.evidence;
  const std::vector<std::string> names = coders(loaded.study);
  if (names.size() < 2 || !said.only_coder.empty()) return codings;
  for (const std::string& name : names) {
    EvidenceOptions alone = said;
    alone.only_coder = name;
    codings.push_back(gather(loaded, alone));
  }
  return codings;
}

/// A way of weighing and modelling of the design.
struct Way {
  WeighOptions weighing;
  const Method* method;
  double times;
};

/// Each choice by turns, the others as they are by default.
std::vector<Way> ways_of(const Loaded& loaded) {
  WeighOptions net = loaded.project.weigh;
  net.weighing = Weighing::net;
  net.zeros.reset();
  std::vector<Way> ways;
  for (const Method& method : detail::methods()) ways.push_back({net, &method, 1});
  const Method* const first = &detail::methods().front();
  for (const double times : {0.5, 2.0}) ways.push_back({net, first, times});
  for (const Weighing weighing : {Weighing::conditional, Weighing::majority}) {
    WeighOptions other = net;
    other.weighing = weighing;
    ways.push_back({other, first, 1});
  }
  return ways;
}

/// The balanced layout: redraws x codings x ways, [idea][outcome][(redraw, coding, way)].
class Design {
 public:
  Design(const Loaded& loaded, std::vector<Index> compared, const RobustOptions& options)
      : loaded_(loaded),
        compared_(std::move(compared)),
        options_(options),
        outcomes_(factors_of(loaded)) {
    for (const Index i : compared_) scenarios_.push_back(loaded.project.scenarios[i]);
  }

  /// None where a way cannot be run on every coding, or too little settles.
  Result<std::optional<VarianceSplits>> split() {
    const std::vector<Evidence> codings = codings_of(loaded_);
    std::size_t kept = 0;
    for (const Way& way : ways_of(loaded_)) {
      std::vector<DrawnEffects> drawn;
      for (const Evidence& coding : codings) {
        auto effects = effects_under(coding, way);
        if (!effects) return tl::make_unexpected(effects.error());
        if (*effects) drawn.push_back(std::move(**effects));
      }
      if (drawn.size() < codings.size()) continue;
      drawn_.push_back(std::move(drawn));
      ++kept;
    }
    if (kept == 0) return std::nullopt;
    return split_all(codings.size(), kept);
  }

 private:
  /// None where the model is not certified on this coding's own map.
  Result<std::optional<DrawnEffects>> effects_under(const Evidence& coding, const Way& way) const {
    Result<Map> map = weigh(coding, way.weighing);
    if (!map) return tl::make_unexpected(map.error());
    const Weighed on = detail::weighed("", Conflict::net, *std::move(map));
    const Model model =
        detail::model_on(on, *way.method, way.times, anchor_of(loaded_.project.model.carry));
    const Result<WhatIf> told = what_if(on.map, model, scenarios_);
    // A connection that a scenario names is not in every coding.
    if (!told || !all_count(*told)) return std::nullopt;
    Workers one(1);
    Redraw redraw = loaded_.project.how_sure;
    redraw.draws = options_.redraws;
    redraw.coders = false;  // codings are an index of the layout
    auto drawn = drawn_effects(coding, way.weighing, on.map, *told, outcomes_, redraw, one);
    if (!drawn) return tl::make_unexpected(drawn.error());
    return std::optional<DrawnEffects>(std::move(*drawn));
  }

  static bool all_count(const WhatIf& told) {
    const auto counts = [](const Simulation& s) { return s.settled() && s.certified; };
    return counts(told.baseline) &&
           std::all_of(told.scenarios.begin(), told.scenarios.end(),
                       [&](const ScenarioResult& result) { return counts(result.simulation); });
  }

  /// By idea, the effects over the largest of them; 0 where all are 0. None where one is not known.
  std::optional<std::vector<double>> shares(const DrawnEffects& drawn, Index k,
                                            std::uint64_t draw) const {
    std::vector<double> values;
    double largest = 0;
    for (Index i = 0; i < scenarios_.size(); ++i) {
      values.push_back(drawn.value[i][k][draw]);
      if (std::isnan(values.back())) return std::nullopt;
      largest = std::max(largest, std::abs(values.back()));
    }
    if (largest > 0)
      for (double& value : values) value /= largest;
    return values;
  }

  /// [idea][cell] on one outcome; a redraw in which something did not settle is left out.
  std::vector<std::vector<double>> layout(Index k, std::size_t codings, std::size_t ways) const {
    std::vector<std::vector<double>> cells(scenarios_.size());
    for (std::uint64_t draw = 0; draw < options_.redraws; ++draw) {
      std::vector<std::vector<double>> of_draw;
      for (std::size_t c = 0; c < codings; ++c)
        for (std::size_t w = 0; w < ways; ++w)
          if (auto values = shares(drawn_[w][c], k, draw)) of_draw.push_back(std::move(*values));
      if (of_draw.size() < codings * ways) continue;
      for (const std::vector<double>& values : of_draw)
        for (Index i = 0; i < values.size(); ++i) cells[i].push_back(values[i]);
    }
    return cells;
  }

  std::optional<VarianceSplits> split_all(std::size_t codings, std::size_t ways) const {
    VarianceSplits splits{.codings = codings, .ways = ways};
    for (Index k = 0; k < outcomes_.size(); ++k) {
      VarianceSplit whole;
      for (const std::vector<double>& cells : layout(k, codings, ways)) {
        const std::size_t redraws = cells.size() / (codings * ways);
        if (redraws < 2) return std::nullopt;
        splits.redraws = std::max(splits.redraws, redraws);
        const VarianceSplit one = split_variance(cells, redraws, codings, ways);
        whole.people += one.people;
        whole.coding += one.coding;
        whole.model += one.model;
      }
      splits.outcomes.push_back(whole);
    }
    return splits;
  }

  const Loaded& loaded_;
  const std::vector<Index> compared_;
  const RobustOptions options_;
  const std::vector<Index> outcomes_;
  std::vector<Scenario> scenarios_;
  std::vector<std::vector<DrawnEffects>> drawn_;  ///< [way][coding]
};

}  // namespace

Result<Robustness> robustness(const Loaded& loaded, const RobustOptions& options) {
  auto all = Specifications(loaded).all(options.grid);
  if (!all) return tl::make_unexpected(all.error());
  Robustness robust{.specifications = std::move(*all), .grid = options.grid};
  const std::vector<Index> compared = detail::compared_in(loaded.project);
  detail::count_what_holds(loaded.project.outcomes, compared, robust);
  const bool splits = options.grid && options.redraws >= 2 && loaded.has_study &&
                      loaded.project.how_sure.draws > 0 && compared.size() > 1 &&
                      !loaded.evidence.voices.empty() && !loaded.project.outcomes.empty();
  if (!splits) return robust;
  auto split = Design(loaded, compared, options).split();
  if (!split) return tl::make_unexpected(split.error());
  robust.split = std::move(*split);
  return robust;
}

}  // namespace fcm
