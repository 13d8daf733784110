// SPDX-License-Identifier: MIT
//
// How sure: what would have come out if other people had been heard. Whole voices are redrawn with
// all that they said, weighed again, and every scenario is simulated on every redrawn map, at the
// lambda of the map that was told. The scenarios share their redraws, so that they may be compared
// draw by draw.
//
//     Result<WhatIf> told = what_if(map, model, scenarios);
//     Workers workers;
//     Uncertainty sure = uncertainty(evidence, weighing, map, *told, question, {},
//     workers).value();
//
// It is about who was heard, and about nothing else: not about how claims were coded or weighed,
// nor about the model (readings), nor about whether what people say is so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/evidence.hpp"
#include "fcm/map.hpp"
#include "fcm/result.hpp"
#include "fcm/weigh.hpp"
#include "fcm/what_if.hpp"
#include "fcm/workers.hpp"

namespace fcm {

enum class Resampling {
  /// As many voices as were heard, with replacement (Efron 1979). A link that few told may be told
  /// by nobody in a draw.
  classic,
  /// Every voice counts with a weight of Exp(1) (Rubin 1981). No link is ever missing, so that what
  /// one voice said looks certain to be said again.
  bayesian
};

std::string_view to_text(Resampling);
Result<Resampling> resampling_named(std::string_view);  // code "resampling.unknown"

struct Redraw {
  Resampling how = Resampling::classic;
  /// Each place keeps the number of voices it had. Places with one voice are one stratum together:
  /// alone they could not vary.
  bool by_place = true;
  /// Two stages: first the groups of voices that share this attribute are redrawn (researcher,
  /// conversation, place, ...), then the voices within each; by_place does not apply. Empty: one
  /// stage. Voices without it are a group of one each.
  std::string nested_in;
  /// Each draw is read by one of the coders, with the same chance: their disagreement is carried
  /// along. Needs ReadByEach.
  bool coders = false;
  std::uint64_t draws = 2'000;
  std::uint64_t seed = 1;
  bool operator==(const Redraw&) const = default;
};

/// How many voices must have told every link of some chain before the interval of an effect is
/// worth printing: five, and one in sixteen of all. With so many, the interval held the truth in at
/// least nine of ten invented studies of every size (docs/coverage.md).
std::size_t enough_tellers(std::size_t voices);

/// What is asked of every draw.
struct Asked {
  std::vector<Outcome> outcomes;
  std::vector<Index> factors;   ///< of the outcomes, on the map
  std::vector<Index> compared;  ///< positions of the scenarios that are ranked
  std::size_t top = 3;          ///< P(in the top so many)
};

/// One scenario on one outcome, over the draws in which it settled. Where no chain was told in a
/// draw, the effect there counts as 0. Shares are of these draws.
struct DrawnEffect {
  std::uint64_t draws = 0;               ///< that settled
  double median = 0, low = 0, high = 0;  ///< 50, 5 and 95 percent; type 7 of Hyndman and Fan 1996
  /// 2.5 and 97.5 percent: the interval that is printed. If `worth_printing`.
  double from = 0, to = 0;
  double less = 0, more = 0;  ///< below and above 0
  double nobody = 0;          ///< nobody in the draw told a chain
  double first = 0;           ///< ranked first among those compared; ties share
  double in_top = 0;          ///< among the first Asked::top
  /// Voices that told the weakest link of the best told chain from what is moved to the outcome.
  std::size_t tellers = 0;
  bool worth_printing = false;  ///< tellers are enough; if not: "too few voices"
  bool operator==(const DrawnEffect&) const = default;
};

/// Two scenarios that are compared, on the same draws: how much further `a` goes than `b` in the
/// wanted direction.
struct Difference {
  Index a = 0, b = 0;  ///< positions in WhatIf::scenarios, a < b
  Index outcome = 0;
  double median = 0, low = 0, high = 0;
  double ahead = 0, behind = 0;  ///< shares of the draws
  bool operator==(const Difference&) const = default;
};

/// What the voices of one place say alone: the effects on the map of that place,
/// [scenario][outcome], at the same lambda; none where no chain was told there.
struct PlaceAlone {
  std::string place;
  std::size_t voices = 0;
  std::vector<std::vector<std::optional<double>>> effect;
  bool operator==(const PlaceAlone&) const = default;
};

struct Uncertainty {
  Redraw redraw;
  std::uint64_t draws = 0;  ///< fewer than asked where it was stopped
  std::size_t voices = 0, strata = 1;
  double settled = 0;    ///< share of the draws in which every simulation settled
  double certified = 0;  ///< ... and every fixed point is proven to be the only one
  std::vector<std::vector<DrawnEffect>> effect;  ///< [scenario][outcome]
  std::vector<Difference> differences;           ///< of those compared, by outcome, a, b
  std::vector<PlaceAlone> places;                ///< sorted by name; of two places or more
};

/// Effects one by one, for who wants to count otherwise: [scenario][outcome][draw]; NaN where a
/// simulation did not settle; 0 where nobody told a chain, and then `nobody` is true.
struct DrawnEffects {
  std::uint64_t draws = 0;
  std::vector<std::vector<std::vector<double>>> value;
  std::vector<std::vector<std::vector<char>>> nobody;
  std::vector<char> certified;  ///< by draw: every end is proven to be the only one
};

/// `map` is weigh(evidence, weighing), `told` a what-if on it. Memory: 9 bytes for each draw,
/// scenario and outcome; code uncertainty.size above 50 million of these. The same bytes for any
/// number of threads and ranks. O(draws (cells + scenarios steps links)). Requires ReadByEach where
/// redraw.coders (else std::logic_error).
Result<Uncertainty> uncertainty(const Evidence&, const WeighOptions&, const Map&,
                                const WhatIf& told, const Asked&, const Redraw&, Workers&,
                                const RunOptions& = {}, const ReadByEach* = nullptr);
Result<DrawnEffects> drawn_effects(const Evidence&, const WeighOptions&, const Map&,
                                   const WhatIf& told, const std::vector<Index>& outcomes,
                                   const Redraw&, Workers&, const RunOptions& = {},
                                   const ReadByEach* = nullptr);

}  // namespace fcm
