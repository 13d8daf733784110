// SPDX-License-Identifier: MIT
//
// The effects of the scenarios that are compared, in the wanted direction, and how they move.
#pragma once

#include <vector>

#include "fcm/sensitivity.hpp"
#include "fcm/worth_asking.hpp"

namespace fcm::analyse {

class OrderOf {
 public:
  /// Keeps references to all.
  OrderOf(const Map&, const Model&, const std::vector<Scenario>&, const Asked&);

  bool known() const { return known_; }  ///< everything settled
  /// [compared]
  const std::vector<double>& now(Index outcome) const { return now_[outcome]; }
  double slope(Index compared, Index outcome, Index link) const;
  /// With one weight changed, by simulation; empty where something does not settle.
  std::vector<double> with(Index link, double weight, Index outcome) const;

 private:
  double sign(Index outcome) const { return asked_.outcomes[outcome].want_more ? 1 : -1; }

  const Map& map_;
  const Model& model_;
  const std::vector<Scenario>& scenarios_;
  const Asked& asked_;
  bool known_ = true;
  std::vector<std::vector<double>> now_;       ///< [outcome][compared]
  std::vector<std::vector<Gradient>> slopes_;  ///< [compared][outcome]
};

/// The position of the largest, of equal ones the first.
std::size_t largest(const std::vector<double>&);

/// Links that nobody told and that, were one voice to say them, would change who comes first.
void add_pairs(const Map&, const Model&, const std::vector<Scenario>& compared,
               const std::vector<Index>& moved, const Asked&, WorthAsking&);

}  // namespace fcm::analyse
