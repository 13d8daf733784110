// SPDX-License-Identifier: MIT
//
// docs/maths.md, "Groups compared".
#include "fcm/compare.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "analyse/describe_draws.hpp"
#include "analyse/drawn_scenarios.hpp"
#include "analyse/link_gaps.hpp"
#include "analyse/max_t.hpp"
#include "analyse/permuted_labels.hpp"
#include "analyse/redrawn_voices.hpp"
#include "analyse/sides.hpp"
#include "fcm/group.hpp"

namespace fcm {
namespace {

using analyse::DrawnScenarios;
using analyse::PermutedLabels;
using analyse::Sides;

constexpr std::uint64_t most_values = 50'000'000;
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

/// Without the factors that no link touches: a group's map has those it spoke of.
Map spoken_of(const Map& map) {
  std::vector<bool> touched(map.size(), false);
  for (const Link& link : map.links()) touched[link.from] = touched[link.to] = true;
  std::vector<Factor> factors;
  std::vector<Index> position(map.size());
  for (Index i = 0; i < map.size(); ++i) {
    position[i] = factors.size();
    if (touched[i]) factors.push_back(map.factors()[i]);
  }
  std::vector<Link> links = map.links();
  for (Link& link : links) {
    link.from = position[link.from];
    link.to = position[link.to];
  }
  return Map::make(std::move(factors), std::move(links), map.source()).value();
}

bool moves_anything(const Map& map) {
  return std::any_of(map.links().begin(), map.links().end(),
                     [](const Link& link) { return link.simulated && link.weight != 0; });
}

std::optional<double> effect_at(const DrawnEffects& drawn, std::size_t s, std::size_t k,
                                std::size_t draw) {
  if (std::isnan(drawn.value[s][k][draw]) || drawn.nobody[s][k][draw]) return {};
  return drawn.value[s][k][draw];
}

class Comparer {
 public:
  Comparer(const Grouping& grouping, const WeighOptions& weighing,
           const std::vector<Index>& outcomes, const CompareOptions& options, Workers& workers)
      : grouping_(grouping),
        weighing_(weighing),
        outcomes_(outcomes),
        options_(options),
        workers_(workers),
        sides_(analyse::sides_of(grouping, options.least_voices)),
        base_(voice_weights(grouping.evidence, weighing)),
        labels_(grouping, takes_part(), options) {}

  Result<Comparison> run(const ComparedModel& model, const std::vector<Scenario>& scenarios) {
    if (const auto fits = check_size(scenarios.size()); !fits)
      return tl::make_unexpected(fits.error());
    found_.attribute = grouping_.attribute;
    found_.too_small = sides_.too_small;
    found_.least_voices = options_.least_voices;
    found_.without = grouping_.without;
    found_.in_both = sides_.in_both;
    found_.paired = sides_.in_both > 0;
    found_.permutations = options_.permutations;
    found_.seed = options_.redraw.seed;
    found_.within = labels_.within();
    found_.model = model.model;
    if (const auto done = make_maps(model); !done) return tl::make_unexpected(done.error());
    const Result<Map> map = weigh(grouping_.evidence, weighing_);
    if (!map) return tl::make_unexpected(map.error());
    found_.factors = map->factors();
    const Result<WhatIf> told = what_if(*map, found_.model, scenarios);
    if (!told) return tl::make_unexpected(told.error());
    add_effects(DrawnScenarios(grouping_.evidence, weighing_, *map, *told, outcomes_),
                scenarios.size());
    const DrawnScenarios many(grouping_.evidence, weighing_, *map, *told, outcomes_,
                              DrawnScenarios::Rest::small_steps);
    for (Index side = 0; side < sides_.all.size(); ++side) add_redraws(many, *map, *told, side);
    for (const auto& [a, b] : sides_.contrasts) add_contrast(a, b, scenarios.size());
    if (options_.permutations > 0 && !scenarios.empty())
      if (const auto done = test_at(lambda_of_all(model, *map), *map, scenarios); !done)
        return tl::make_unexpected(done.error());
    analyse::add_link_gaps(grouping_, weighing_, sides_, maps_, labels_, options_, workers_,
                           found_);
    return std::move(found_);
  }

 private:
  std::vector<bool> takes_part() const {
    std::vector<bool> any(grouping_.evidence.voices.size(), false);
    for (const auto& [a, b] : sides_.contrasts)
      for (const Index side : {a, b})
        for (Index row = 0; row < any.size(); ++row)
          any[row] = any[row] || sides_.all[side].rows[row];
    return any;
  }

  Result<void> check_size(std::size_t scenarios) const {
    const std::uint64_t cells = scenarios * outcomes_.size() * sides_.all.size() +
                                grouping_.evidence.links.size() * sides_.contrasts.size();
    if (options_.permutations <= most_values / std::max<std::uint64_t>(1, cells)) return {};
    return problem("compare.size",
                   std::to_string(options_.permutations) + " permutations of " +
                       std::to_string(cells) + " figures are more than are kept (" +
                       std::to_string(most_values) + ")",
                   {}, "ask for fewer permutations, or compare fewer groups or scenarios");
  }

  Result<void> make_maps(const ComparedModel& model) {
    std::optional<double> smallest;
    for (const analyse::SideRows& rows : sides_.all) {
      Result<Map> map = weigh(narrow(grouping_.evidence, rows.rows), weighing_);
      if (!map) return tl::make_unexpected(map.error());
      Side side{.kind = rows.kind, .name = rows.name, .voices = rows.voices};
      side.map = spoken_of(*map);
      side.lambda = model.model.lambda;
      if (model.anchor && moves_anything(*map)) {
        side.lambda = anchored_lambda(*map, *model.anchor);
        smallest = std::min(smallest.value_or(side.lambda), side.lambda);
      }
      found_.sides.push_back(std::move(side));
      maps_.push_back(std::move(*map));
    }
    if (smallest) found_.model.lambda = *smallest;
    return {};
  }

  /// What no deal changes; the smallest lambda of the groups as they are would know which these
  /// are.
  double lambda_of_all(const ComparedModel& model, const Map& map) const {
    return model.anchor && moves_anything(map) ? anchored_lambda(map, *model.anchor)
                                               : model.model.lambda;
  }

  Result<void> test_at(double lambda, const Map& map, const std::vector<Scenario>& scenarios) {
    Model model = found_.model;
    model.lambda = lambda;
    const Result<WhatIf> told = what_if(map, model, scenarios);
    if (!told) return tl::make_unexpected(told.error());
    test_effects(DrawnScenarios(grouping_.evidence, weighing_, map, *told, outcomes_,
                                DrawnScenarios::Rest::small_steps),
                 scenarios.size());
    return {};
  }

  /// The deal that changes nothing.
  std::vector<std::uint32_t> as_they_are() const {
    std::vector<std::uint32_t> from(base_.size());
    for (std::uint32_t row = 0; row < from.size(); ++row) from[row] = row;
    return from;
  }

  void add_effects(const DrawnScenarios& scenarios, std::size_t count) {
    const std::vector<std::uint32_t> from = as_they_are();
    const auto omega = [&](std::uint64_t first, std::size_t lanes, double* out) {
      std::fill_n(out, base_.size() * lanes, 0.0);
      for (std::size_t lane = 0; lane < lanes && first + lane < sides_.all.size(); ++lane)
        analyse::fill_lane(sides_.all[first + lane].rows, from, base_, lanes, lane, out);
    };
    const DrawnEffects drawn = scenarios.run(sides_.all.size(), omega, workers_);
    for (Index side = 0; side < sides_.all.size(); ++side)
      for (std::size_t s = 0; s < count; ++s) {
        found_.sides[side].effect.emplace_back();
        for (std::size_t k = 0; k < outcomes_.size(); ++k)
          found_.sides[side].effect[s].push_back(effect_at(drawn, s, k, side));
      }
  }

  /// The intervals of one side, by redrawing its voices among themselves.
  void add_redraws(const DrawnScenarios& scenarios, const Map& map, const WhatIf& told,
                   Index index) {
    const analyse::SideRows& rows = sides_.all[index];
    if (rows.kind == Side::Kind::everyone_else || options_.redraw.draws == 0) return;
    const std::vector<std::size_t> tellers = analyse::tellers_of(grouping_.evidence, rows.rows);
    std::vector<std::vector<DrawnEffect>> effects;
    bool any = false;
    for (const ScenarioResult& result : told.scenarios) {
      const std::vector<std::size_t> best = analyse::best_told(map, result, tellers);
      effects.emplace_back();
      for (const Index outcome : outcomes_) {
        const bool enough = best[outcome] >= enough_tellers(rows.voices);
        effects.back().push_back({.tellers = best[outcome], .worth_printing = enough});
        any = any || enough;
      }
    }
    if (!any) return;
    const analyse::RedrawnVoices voices(narrow(grouping_.evidence, rows.rows), weighing_,
                                        options_.redraw);
    const DrawnEffects drawn = scenarios.run(
        options_.redraw.draws,
        [&](std::uint64_t first, std::size_t lanes, double* omega) {
          std::vector<double> within(voices.voices() * lanes);
          voices.draw(first, lanes, within.data());
          const double* next = within.data();
          for (std::size_t row = 0; row < rows.rows.size(); ++row) {
            if (rows.rows[row])
              std::copy_n(next, lanes, omega + row * lanes), next += lanes;
            else
              std::fill_n(omega + row * lanes, lanes, 0.0);
          }
        },
        workers_);
    for (std::size_t s = 0; s < effects.size(); ++s)
      for (std::size_t k = 0; k < outcomes_.size(); ++k) {
        DrawnEffect described = analyse::describe(drawn.value[s][k], drawn.nobody[s][k]);
        described.tellers = effects[s][k].tellers;
        described.worth_printing = effects[s][k].worth_printing && described.draws > 0;
        effects[s][k] = described;
      }
    found_.sides[index].drawn = std::move(effects);
  }

  void add_contrast(Index a, Index b, std::size_t scenarios) {
    Contrast contrast{.a = a, .b = b};
    contrast.effects.resize(scenarios);
    for (std::size_t s = 0; s < scenarios; ++s)
      for (std::size_t k = 0; k < outcomes_.size(); ++k) {
        EffectGap gap;
        const auto& of_a = found_.sides[a].effect[s][k];
        const auto& of_b = found_.sides[b].effect[s][k];
        if (of_a && of_b) gap.gap = *of_a - *of_b;
        contrast.effects[s].push_back(gap);
      }
    found_.contrasts.push_back(std::move(contrast));
  }

  /// A lane is one side after one deal. The groups as they are come last: what is the same to the
  /// bit must not differ by how it was computed.
  void test_effects(const DrawnScenarios& scenarios, std::size_t count) {
    if (found_.contrasts.empty()) return;
    const std::size_t sides = sides_.all.size();
    const auto omega = [&](std::uint64_t first, std::size_t lanes, double* out) {
      std::vector<std::uint32_t> from;
      for (std::size_t lane = 0; lane < lanes; ++lane) {
        const std::uint64_t draw = first + lane;
        if (lane == 0 || draw % sides == 0)
          from = draw / sides < options_.permutations ? labels_.deal(draw / sides) : as_they_are();
        analyse::fill_lane(sides_.all[draw % sides].rows, from, base_, lanes, lane, out);
      }
    };
    const DrawnEffects drawn = scenarios.run((options_.permutations + 1) * sides, omega, workers_);
    std::vector<analyse::TestedCell> cells;
    for (Index c = 0; c < found_.contrasts.size(); ++c)
      for (std::size_t s = 0; s < count; ++s)
        for (std::size_t k = 0; k < outcomes_.size(); ++k) {
          cells.push_back(cell_of(found_.contrasts[c], s, k, drawn));
          // More is said about some outcomes than about others, and by some groups.
          cells.back().measure = c * outcomes_.size() + k;
        }
    const auto tests = analyse::max_t(cells);
    auto test = tests.begin();
    for (Contrast& contrast : found_.contrasts)
      for (auto& of_scenario : contrast.effects)
        for (EffectGap& gap : of_scenario) gap.test = *test++;
  }

  analyse::TestedCell cell_of(const Contrast& contrast, std::size_t s, std::size_t k,
                              const DrawnEffects& drawn) const {
    analyse::TestedCell cell;
    cell.permuted.reserve(options_.permutations + 1);
    for (std::uint64_t p = 0; p <= options_.permutations; ++p) {
      const std::uint64_t first = p * sides_.all.size();
      const auto a = effect_at(drawn, s, k, first + contrast.a);
      const auto b = effect_at(drawn, s, k, first + contrast.b);
      cell.permuted.push_back(a && b ? *a - *b : nothing);
    }
    cell.observed = contrast.effects[s][k].gap ? cell.permuted.back() : nothing;
    cell.permuted.pop_back();
    return cell;
  }

  const Grouping& grouping_;
  const WeighOptions& weighing_;
  const std::vector<Index>& outcomes_;
  const CompareOptions& options_;
  Workers& workers_;
  const Sides sides_;
  const std::vector<double> base_;
  const PermutedLabels labels_;
  std::vector<Map> maps_;  ///< by side, over all factors
  Comparison found_;
};

}  // namespace

Result<Comparison> compare(const Grouping& grouping, const WeighOptions& weighing,
                           const ComparedModel& model, const std::vector<Scenario>& scenarios,
                           const std::vector<Index>& outcomes, const CompareOptions& options,
                           Workers& workers) {
  return Comparer(grouping, weighing, outcomes, options, workers).run(model, scenarios);
}

}  // namespace fcm
