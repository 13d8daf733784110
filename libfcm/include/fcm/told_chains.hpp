// SPDX-License-Identifier: MIT
//
// Who told the chains that an effect runs along. That A leads to B was said by some and that B
// leads to C by others does not mean that anybody said that A leads to C: the transitivity trap
// (Powell, Copestake and Remnant 2024). docs/maths.md, "Told chains".
#pragma once

#include <optional>
#include <vector>

#include "fcm/evidence.hpp"
#include "fcm/what_if.hpp"

namespace fcm {

/// An effect in parts, by who told the chains; signed, and together the effect.
struct ToldChains {
  double own = 0;        ///< what is done to the outcome itself: no chain
  double whole = 0;      ///< along chains that one voice told whole
  double one_place = 0;  ///< along chains pieced together, all of whose links one place told
  double nobody = 0;     ///< along chains that no place told whole
  double assumed = 0;    ///< along chains with a link that the scenario assumes
  double rest = 0;       ///< along longer chains, round loops, and along chains not looked at
  /// Of what told chains carry, the way they point set aside: the shares of those told whole by one
  /// voice, by one place, and by nobody; 0 where there is no told chain, else together 1.
  double by_one_voice = 0, by_one_place = 0, by_nobody = 0;
  std::size_t chains = 0;            ///< looked at
  std::size_t chains_one_voice = 0;  ///< of them told whole by one voice
  /// Whether a reader must be warned: less than half is carried by chains told whole by one voice.
  bool pieced_together() const { return by_one_place + by_nobody > 0.5; }
  bool operator==(const ToldChains&) const = default;
};

/// None where the effect is none. By the `most` strongest chains of up to `max_links` links
/// (strongest_chains()); a voice tells a link by giving it a direction, a place by one of its
/// voices.
std::optional<ToldChains> told_chains(const ScenarioResult&, const Model&,
                                      const Simulation& baseline, Index outcome, const Evidence&,
                                      std::size_t most = 1'000, std::size_t max_links = 6);

/// How much would have to be left out until nothing connects what a scenario moves with an outcome.
struct Cut {
  std::size_t claims = 0;  ///< the fewest claims that would have to go
  std::size_t voices = 0;  ///< the fewest times that a voice spoke of a link
  /// The links that the fewest claims are on: evidence.links, rising.
  std::vector<Index> links;
  bool operator==(const Cut&) const = default;
};

/// Maximum flow from `moved` to `outcome` over told links with a direction, each as wide as its
/// claims, or as the voices that gave it a direction (Ford and Fulkerson 1956; the "robustness" of
/// Powell et al. 2024). 0 where no chain leads there. `outcome` is none of `moved`.
Cut cut(const Evidence&, const std::vector<Index>& moved, Index outcome);

}  // namespace fcm
