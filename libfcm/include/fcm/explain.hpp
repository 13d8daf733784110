// SPDX-License-Identifier: MIT
//
// Why an effect is what it is: the links it is made of, the chains, the voices and the claims
// behind them.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "fcm/influence.hpp"
#include "fcm/shares.hpp"
#include "fcm/told_chains.hpp"
#include "fcm/what_if.hpp"
#include "fcm/workers.hpp"

namespace fcm {

struct Loaded;  // project.hpp

/// One claim's part in an effect.
struct ClaimShare {
  Index claim = 0;  ///< position in Study::claims
  Index cell = 0;   ///< position in Evidence::cells
  double share = 0;
};

struct Explanation {
  Index scenario = 0;  ///< position in WhatIf::scenarios
  Index outcome = 0;   ///< factor
  std::optional<double> effect;
  Shares shares;
  std::vector<Index> links;                          ///< positions in shares.links, largest first
  std::vector<std::optional<double>> without_links;  ///< beside `links`; none where it is assumed
  std::vector<Chain> chains;                         ///< the strongest
  /// Several interventions: the effect of each alone, and what all together come to beyond their
  /// sum.
  std::vector<std::optional<double>> alone;
  std::optional<double> beyond;

  // --- of a study with people -------------------------------------------------------------------
  std::optional<ToldChains> told;
  std::optional<Cut> cut;  ///< none where the outcome itself is moved, or a link is assumed
  std::optional<PeopleShares> people;
  std::vector<ClaimShare> claims;                     ///< largest first
  std::vector<Index> voices;                          ///< with a share, largest first
  std::vector<std::optional<double>> without_voices;  ///< per voice of the evidence
};

struct ExplainOptions {
  std::size_t links = 10;  ///< and so many claims
  std::size_t chains = 5;
};

/// Of every scenario of the what-if on every one of `outcomes`, scenario by scenario. Where no
/// chain leads there, `effect` is none and there is nothing else. O(scenarios (voices + 32)
/// simulations) and more.
std::vector<Explanation> explain(const Loaded&, const WhatIf&, const std::vector<Index>& outcomes,
                                 Workers&, const ExplainOptions& = {});

}  // namespace fcm
