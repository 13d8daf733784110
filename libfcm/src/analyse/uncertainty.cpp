// SPDX-License-Identifier: MIT
#include "fcm/uncertainty.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>
#include <utility>

#include "analyse/describe_draws.hpp"
#include "analyse/drawn_scenarios.hpp"
#include "analyse/redrawn_voices.hpp"
#include "core/random.hpp"

namespace fcm {
namespace {

using analyse::best_told;
using analyse::describe;
using analyse::DrawnScenarios;
using analyse::quantile;
using analyse::share;
using Column = std::vector<double>;

constexpr std::uint64_t most_values = 50'000'000;

Result<void> check_size(const WhatIf& told, std::size_t outcomes, const Redraw& redraw) {
  const std::uint64_t columns = std::max<std::uint64_t>(1, told.scenarios.size() * outcomes);
  if (redraw.draws <= most_values / columns) return {};
  return problem("uncertainty.size",
                 std::to_string(redraw.draws) + " draws of " + std::to_string(columns) +
                     " effects are more than are kept (" + std::to_string(most_values) + ")",
                 {}, "2,000 draws tell the same; more of them make no interval narrower");
}

/// Ranks those compared in every draw in which all of them settled.
class Ranking {
 public:
  Ranking(const DrawnEffects& drawn, const Asked& asked) : drawn_(drawn), asked_(asked) {}

  void add(std::size_t outcome, Uncertainty& to) const {
    const Outcome& wish = asked_.outcomes[outcome];
    if (!wish.directed || asked_.compared.empty()) return;
    const double sign = wish.want_more ? 1 : -1;
    std::vector<double> first(asked_.compared.size(), 0), top(asked_.compared.size(), 0);
    std::vector<double> value(asked_.compared.size());
    std::uint64_t draws = 0;
    for (std::uint64_t draw = 0; draw < drawn_.draws; ++draw) {
      bool settled = true;
      for (std::size_t i = 0; i < value.size(); ++i) {
        value[i] = sign * drawn_.value[asked_.compared[i]][outcome][draw];
        settled = settled && !std::isnan(value[i]);
      }
      if (!settled) continue;
      ++draws;
      rank(value, first, top);
    }
    for (std::size_t i = 0; draws > 0 && i < value.size(); ++i) {
      DrawnEffect& effect = to.effect[asked_.compared[i]][outcome];
      effect.first = first[i] / static_cast<double>(draws);
      effect.in_top = top[i] / static_cast<double>(draws);
    }
  }

 private:
  /// Those level share the places they take up. Who does not go the wanted way takes none.
  void rank(const std::vector<double>& value, std::vector<double>& first,
            std::vector<double>& top) const {
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (!(value[i] > 0)) continue;
      std::size_t ahead = 0, level = 0;
      for (const double other : value) {
        ahead += other > value[i];
        level += other == value[i];
      }
      const auto places = [&](std::size_t top_places) {
        if (ahead >= top_places) return 0.0;
        return std::min(1.0, static_cast<double>(top_places - ahead) / static_cast<double>(level));
      };
      first[i] += places(1);
      top[i] += places(asked_.top);
    }
  }

  const DrawnEffects& drawn_;
  const Asked& asked_;
};

Difference difference(const DrawnEffects& drawn, const Asked& asked, Index a, Index b,
                      std::size_t outcome) {
  Difference of{.a = a, .b = b, .outcome = outcome};
  const double sign = asked.outcomes[outcome].want_more ? 1 : -1;
  Column gaps;
  std::uint64_t ahead = 0, behind = 0;
  for (std::uint64_t draw = 0; draw < drawn.draws; ++draw) {
    const double gap = sign * (drawn.value[a][outcome][draw] - drawn.value[b][outcome][draw]);
    if (std::isnan(gap)) continue;
    gaps.push_back(gap);
    ahead += gap > 0;
    behind += gap < 0;
  }
  if (gaps.empty()) return of;
  std::sort(gaps.begin(), gaps.end());
  of.median = quantile(gaps, 0.5);
  of.low = quantile(gaps, 0.05);
  of.high = quantile(gaps, 0.95);
  of.ahead = share(ahead, gaps.size());
  of.behind = share(behind, gaps.size());
  return of;
}

/// Each place on its own: the voices that spoke of it, and nobody else.
void add_places(const Evidence& evidence, const DrawnScenarios& scenarios,
                const std::vector<double>& base, std::size_t outcomes, Workers& workers,
                Uncertainty& to) {
  std::map<std::string, std::vector<std::size_t>> places;
  for (std::size_t voice = 0; voice < evidence.voices.size(); ++voice)
    for (const std::string& place : evidence.voices[voice].places) places[place].push_back(voice);
  if (places.size() < 2) return;
  std::vector<const std::vector<std::size_t>*> voices;
  for (const auto& [place, of] : places) {
    to.places.push_back({.place = place, .voices = of.size(), .effect = {}});
    voices.push_back(&of);
  }
  const auto alone = [&](std::uint64_t first, std::size_t lanes, double* omega) {
    std::fill_n(omega, base.size() * lanes, 0.0);
    for (std::size_t lane = 0; lane < lanes && first + lane < voices.size(); ++lane)
      for (const std::size_t voice : *voices[first + lane])
        omega[voice * lanes + lane] = base[voice];
  };
  const DrawnEffects drawn = scenarios.run(voices.size(), alone, workers);
  for (std::size_t p = 0; p < to.places.size(); ++p)
    for (std::size_t s = 0; s < drawn.value.size(); ++s) {
      std::vector<std::optional<double>> effects(outcomes);
      for (std::size_t k = 0; k < outcomes; ++k)
        if (!std::isnan(drawn.value[s][k][p]) && !drawn.nobody[s][k][p])
          effects[k] = drawn.value[s][k][p];
      to.places[p].effect.push_back(std::move(effects));
    }
}

constexpr std::uint32_t stream_of_coders = 0x636f6472;  // "codr"

/// The voices of each draw, as one coder read them.
void draw_readers(const ReadByEach& each, const analyse::RedrawnVoices& voices, std::uint64_t seed,
                  std::uint64_t first, std::size_t lanes, double* omega) {
  std::vector<double> heard(voices.voices() * lanes), chance(lanes);
  voices.draw(first, lanes, heard.data());
  for (std::size_t lane = 0; lane < lanes; ++lane)
    chance[lane] = core::Random(seed, first + lane, stream_of_coders).uniform();
  for (std::size_t row = 0; row < each.voice.size(); ++row) {
    const auto [turn, of] = each.turn[row];
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const bool reads = static_cast<Index>(chance[lane] * static_cast<double>(of)) == turn;
      omega[row * lanes + lane] = reads ? heard[each.voice[row] * lanes + lane] : 0;
    }
  }
}

}  // namespace

std::size_t enough_tellers(std::size_t voices) {
  return std::max<std::size_t>(5, (voices + 15) / 16);
}

std::string_view to_text(Resampling how) {
  return how == Resampling::classic ? "classic" : "bayesian";
}

Result<Resampling> resampling_named(std::string_view name) {
  for (const Resampling how : {Resampling::classic, Resampling::bayesian})
    if (to_text(how) == name) return how;
  return problem("resampling.unknown", "there is no resampling \"" + std::string(name) + "\"", {},
                 "choose classic or bayesian", std::string(name));
}

Result<DrawnEffects> drawn_effects(const Evidence& evidence, const WeighOptions& weighing,
                                   const Map& map, const WhatIf& told,
                                   const std::vector<Index>& outcomes, const Redraw& redraw,
                                   Workers& workers, const RunOptions& options,
                                   const ReadByEach* each) {
  if (const auto fits = check_size(told, outcomes.size(), redraw); !fits)
    return tl::make_unexpected(fits.error());
  const analyse::RedrawnVoices voices(evidence, weighing, redraw);
  if (!redraw.coders) {
    const auto fill = [&](std::uint64_t first, std::size_t lanes, auto* omega) {
      voices.draw(first, lanes, omega);
    };
    DrawnScenarios::Omega omega = DrawnScenarios::Fill<double>(fill);
    if (voices.in_counts()) omega = DrawnScenarios::Fill<std::uint16_t>(fill);
    return DrawnScenarios(evidence, weighing, map, told, outcomes)
        .run(redraw.draws, omega, workers, options);
  }
  if (each == nullptr) throw std::logic_error("draws read by one coder each need ReadByEach");
  return DrawnScenarios(each->evidence, weighing, map, told, outcomes)
      .run(
          redraw.draws,
          [&](std::uint64_t first, std::size_t lanes, double* omega) {
            draw_readers(*each, voices, redraw.seed, first, lanes, omega);
          },
          workers, options);
}

Result<Uncertainty> uncertainty(const Evidence& evidence, const WeighOptions& weighing,
                                const Map& map, const WhatIf& told, const Asked& asked,
                                const Redraw& redraw, Workers& workers, const RunOptions& options,
                                const ReadByEach* each) {
  const Result<DrawnEffects> effects =
      drawn_effects(evidence, weighing, map, told, asked.factors, redraw, workers, options, each);
  if (!effects) return tl::make_unexpected(effects.error());
  const DrawnEffects& drawn = *effects;
  const analyse::RedrawnVoices voices(evidence, weighing, redraw);
  const DrawnScenarios scenarios(evidence, weighing, map, told, asked.factors);
  Uncertainty sure{
      .redraw = redraw, .draws = drawn.draws, .voices = voices.voices(), .strata = voices.strata()};
  std::uint64_t settled = 0, certified = 0;
  for (std::uint64_t draw = 0; draw < drawn.draws; ++draw) {
    bool all = true;
    for (const auto& scenario : drawn.value)
      for (const Column& column : scenario) all = all && !std::isnan(column[draw]);
    settled += all;
    certified += drawn.certified[draw] != 0;
  }
  sure.settled = share(settled, drawn.draws);
  sure.certified = share(certified, drawn.draws);
  sure.effect.resize(told.scenarios.size());
  const std::vector<std::size_t> tellers =
      analyse::tellers_of(evidence, std::vector<bool>(evidence.voices.size(), true));
  for (std::size_t s = 0; s < told.scenarios.size(); ++s) {
    const std::vector<std::size_t> best = best_told(map, told.scenarios[s], tellers);
    for (std::size_t k = 0; k < asked.factors.size(); ++k) {
      sure.effect[s].push_back(describe(drawn.value[s][k], drawn.nobody[s][k]));
      DrawnEffect& effect = sure.effect[s].back();
      effect.tellers = best[asked.factors[k]];
      effect.worth_printing =
          effect.draws > 0 && effect.tellers >= enough_tellers(evidence.voices.size());
    }
  }
  for (std::size_t k = 0; k < asked.factors.size(); ++k) {
    Ranking(drawn, asked).add(k, sure);
    if (!asked.outcomes[k].directed) continue;
    for (std::size_t i = 0; i < asked.compared.size(); ++i)
      for (std::size_t j = i + 1; j < asked.compared.size(); ++j)
        sure.differences.push_back(
            difference(drawn, asked, asked.compared[i], asked.compared[j], k));
  }
  const std::vector<double> base = voice_weights(evidence, weighing);
  add_places(evidence, scenarios, base, asked.factors.size(), workers, sure);
  return sure;
}

}  // namespace fcm
