// SPDX-License-Identifier: MIT
//
// What each scenario changes: effects against the baseline, with the chains they run along and the
// voices they rest on.
//
//     Result<WhatIf> w = what_if(map, anchored_model(map), scenarios);
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fcm/evidence.hpp"
#include "fcm/map.hpp"
#include "fcm/model.hpp"
#include "fcm/scenario.hpp"
#include "fcm/simulate.hpp"
#include "fcm/weigh.hpp"

namespace fcm {

/// What was done to a factor: scenario minus baseline for the factors that are intervened on.
struct Dose {
  Index factor = 0;
  double change = 0;
  bool operator==(const Dose&) const = default;
};

struct Outcome {
  std::string factor;
  bool want_more = true;
  std::vector<std::string> shown_to;  ///< empty: everyone
  bool directed = true;  ///< false: nobody said which direction is wanted; want_more means nothing
  bool operator==(const Outcome&) const = default;
};

struct ScenarioResult {
  Scenario scenario;
  Resolved resolved;
  Simulation simulation;
  std::vector<Dose> doses;
  /// Per factor of resolved.map: scenario minus baseline. None unless both simulations settled and
  /// a chain of links leads there from something the scenario moves (the factor moved included).
  /// Of what ends (Resolved::last_round) it is what lasts: 0 where both settle in the one state
  /// that the map is proven to have.
  std::vector<std::optional<double>> effect;
  /// Whether the map would come back to the baseline if what is done were taken back. False: it has
  /// gone to another attractor, and a note says what that means for the effect. None where it is
  /// not known (a simulation did not settle) or was not asked (run_scenario).
  std::optional<bool> comes_back;
};

struct WhatIf {
  Model model;
  Simulation baseline;
  std::vector<ScenarioResult> scenarios;
};

/// The effect on one factor for each unit of the dose: over the dose where one factor is moved,
/// over the sum of the sizes of the doses where several are. None where the effect is none, or
/// nothing moved for good.
std::optional<double> effect_per_dose(const ScenarioResult&, Index outcome);

Result<WhatIf> what_if(const Map&, const Model&, const std::vector<Scenario>&);
/// One scenario more, on the same map and against the same baseline: what_if() is this for each.
Result<void> add_scenario(const Map&, const Scenario&, WhatIf&);
Result<ScenarioResult> run_scenario(const Map&, const Model&, const Simulation& baseline,
                                    const Scenario&);

/// `--each`: every driver raised and every barrier lowered by `amount`, one scenario each; context
/// factors, outcomes and the factors named in `not_ours` are left out. A map without kinds: every
/// factor with an outgoing link is raised. Names are the factor ids.
std::vector<Scenario> each_lever(const Map&, const std::vector<Outcome>&,
                                 const std::vector<std::string>& not_ours, double amount = 0.5);

/// What ScenarioResult::comes_back says: one simulation of the map as it was, from the scenario's
/// end; none where the baseline is proven unique, for then every start comes back.
std::optional<bool> comes_back(const Map&, const Model&, const Simulation& baseline,
                               const ScenarioResult&);

/// How an effect comes round. Time is rounds of knock-on, counted from 0 where the scenario begins,
/// at the end of the baseline; a map has no calendar.
struct Course {
  /// From this round on at least nine tenths of the effect are there, and no more than eleven; none
  /// where the effect is 0.
  std::optional<std::size_t> arrived;
  double furthest = 0;             ///< the largest difference from the baseline on the way, signed
  std::size_t furthest_round = 0;  ///< the first within a thousandth of it
};
/// Per outcome; none where the effect is none, or the way is longer than 10 million states of
/// single factors. Simulates the scenario once more.
std::vector<std::optional<Course>> courses(const ScenarioResult&, const Model&,
                                           const Simulation& baseline,
                                           const std::vector<Index>& outcomes);

// --- behind an effect ------------------------------------------------------------------------

/// The + and the - chains of one effect apart, by the doubled system [W+ W-; W- W+] at the
/// scenario's secant slopes; plus - minus is the effect. docs/maths.md.
struct BothWays {
  double plus = 0;                 ///< >= 0: what chains raise the outcome by
  double minus = 0;                ///< >= 0: what chains lower it by
  double share_of_weaker() const;  ///< min / (plus + minus), 0 where both are 0
  bool both_ways() const { return share_of_weaker() >= 1.0 / 3; }
};
/// None where the effect is none, or where the chains do not add up to it: because the loops at
/// these slopes amplify, or because the map stays in another state after what was done has ended.
/// `outcome` is an index of resolved.map.
std::optional<BothWays> both_ways(const ScenarioResult&, const Model&, const Simulation& baseline,
                                  Index outcome);

/// The same for several outcomes of one scenario, solved once.
std::vector<std::optional<BothWays>> both_ways(const ScenarioResult&, const Model&,
                                               const Simulation& baseline,
                                               const std::vector<Index>& outcomes);

/// One chain of links from something the scenario moves to an outcome.
struct Chain {
  std::vector<Index> factors;  ///< first: moved by the scenario; last: the outcome
  double share =
      0;  ///< signed contribution to the effect along this chain alone: what the scenario
          ///< itself does to the first factor times slope times weight of every link
  std::size_t told_whole_by = 0;  ///< voices that told every link of it; 0: pieced together
  std::vector<Index> tellers;     ///< those voices (positions in Evidence::voices)
  bool assumed = false;           ///< an assumed link is on it
};

/// The `count` chains with the largest |share|, no factor twice, one to `max_links` links long; a
/// chain ends at a clamped factor. Evidence may be null (told_whole_by stays 0). Exact, by branch
/// and bound, unless more than two million parts of chains would have to be looked at.
std::vector<Chain> strongest_chains(const ScenarioResult&, const Model&, const Simulation& baseline,
                                    Index outcome, const Evidence*, std::size_t count = 5,
                                    std::size_t max_links = 6);

/// On how few voices an effect rests: the smallest number found whose leaving out (denominator
/// included) halves the effect or turns its sign, lambda held. Every voice is tried alone; beyond
/// that greedy, so 1 and 2 are exact and more is an upper bound. `left` is the share of the effect
/// that is left then.
struct Fragility {
  std::size_t voices = 0;  ///< 0: not found within `at_most`
  bool exact = false;      ///< no smaller number can do it
  double left = 1;
  std::vector<Index> left_out;  ///< voices of Evidence, in the order they were taken out
};
/// None where the effect is none or 0.
std::optional<Fragility> fragility(const Evidence&, const WeighOptions&, const Model&,
                                   const Scenario&, Index outcome, std::size_t at_most = 5);

/// The same for several outcomes of one scenario, which share their simulations.
std::vector<std::optional<Fragility>> fragility(const Evidence&, const WeighOptions&, const Model&,
                                                const Scenario&, const std::vector<Index>& outcomes,
                                                std::size_t at_most = 5);

/// How strong an assumption must be until its scenario comes first on `outcome` among `others`
/// (effects in the wanted direction), by bisection on the factor K multiplies; none where it never
/// does up to `at_most` times the assumption, or up to weight 1, or where nobody said which
/// direction is wanted. All assumptions on a chain from
/// something the scenario moves to the outcome are multiplied alike.
struct Tip {
  double times = 0;   ///< the assumptions as written, times this
  double voices = 0;  ///< the same as "as if this many voices said so" for the first of them
};
Result<std::optional<Tip>> tip(const Map&, const Model&, const Simulation& baseline,
                               const Scenario&, const Outcome&, const std::vector<Scenario>& others,
                               double at_most = 1000);

/// Factors with a path of simulated links from any of `from`; `from` themselves included.
std::vector<bool> reached_from(const Map&, const std::vector<Index>& from);
/// Factors with a path to `to`; `to` included.
std::vector<bool> leading_to(const Map&, Index to);

}  // namespace fcm
