// SPDX-License-Identifier: MIT
//
// What an effect is made of: the part of every link in it, and so of every voice and claim. All
// parts add up to the effect. docs/maths.md, "Shares of an effect".
//
//     std::vector<Shares> parts = effect_shares(map, model, result, {isolation});
//     PeopleShares people = people_shares(evidence, weighing, parts[0]);
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fcm/evidence.hpp"
#include "fcm/map.hpp"
#include "fcm/model.hpp"
#include "fcm/weigh.hpp"
#include "fcm/what_if.hpp"

namespace fcm {

struct LinkShare {
  Index from = 0, to = 0;  ///< factors of resolved.map
  /// Position on the map before the scenario. None where the scenario brings the link in or changes
  /// it: its part is then the scenario's own, and no voice's.
  std::optional<Index> link;
  double share = 0;  ///< of the effect, signed
  /// Of a told link: the share for each unit of weight, so that share = weight * for_each_unit.
  double for_each_unit = 0;
  bool operator==(const LinkShare&) const = default;
};

/// With g(t) the effect when all weights, those that a scenario assumes included, are t times what
/// they are, the part of link k is w_k int_0^1 dg/dw_k (t W) dt: the integral along the straight
/// path of Aumann and Shapley 1974, Sundararajan, Taly and Yan 2017, eq. 1. A chain of k links is
/// counted once, not k times as by weight times slope.
struct Shares {
  std::string none_because;  ///< why there are none, in a sentence; the rest is then empty
  double effect = 0;
  double own = 0;                ///< what is done to the outcome itself
  std::vector<LinkShare> links;  ///< on which the effect can hang, in link order
  double left = 0;               ///< effect - own - all shares: what the integration missed
  bool known() const { return none_because.empty(); }
};

/// None where effect_gradients() has none (sensitivity.hpp), and where what is done ends. By 16
/// Gauss nodes, and on 2, 4, 8 pieces of the path where these leave more than 1e-10. O(nodes * (2
/// simulations + outcomes * steps * links)). `result` is of run_scenario(map, ...).
std::vector<Shares> effect_shares(const Map&, const Model&, const ScenarioResult&,
                                  const std::vector<Index>& outcomes);

/// The effect without each of these links of the map, the weight 0 in baseline and scenario, all
/// else as it is, lambda held; none where something does not settle; 0 where no chain is left.
/// Such removals do not add up to the effect: a link may need another.
std::vector<std::optional<double>> effects_without(const Map&, const Model&, const ScenarioResult&,
                                                   Index outcome, const std::vector<Index>& links);

/// The shares of told links, split over who told them. Exact: a weight is a sum over voices, and a
/// voice's answer a sum over claims.
struct PeopleShares {
  std::vector<double> voices;               ///< per voice of the evidence
  std::vector<double> cells;                ///< per cell
  std::vector<std::vector<double>> claims;  ///< per cell, in the order of Evidence::claims
};

/// None for weights that are no sums over voices (median, majority, linguistic). Requires the
/// shares to be of weigh(evidence, weighing). O(claims).
std::optional<PeopleShares> people_shares(const Evidence&, const WeighOptions&, const Shares&);

}  // namespace fcm
