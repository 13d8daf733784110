// SPDX-License-Identifier: MIT
//
// Orders of ideas, and what holds of them over many specifications.
#pragma once

#include <optional>
#include <vector>

#include "fcm/robust.hpp"
#include "fcm/what_if.hpp"

namespace fcm::detail {

/// By idea: how far it goes in the wanted direction; either way where none is wanted. None where it
/// does not reach the outcome.
using Toward = std::vector<std::optional<double>>;

/// Place 1 is the furthest in the wanted direction; ideas of one size share a place; none where an
/// idea does not point there.
std::vector<std::optional<std::size_t>> places_of(const Toward&);

/// Pairs of positions of which one is ahead in some of the orders, and the other in another.
std::vector<std::pair<Index, Index>> turning(const std::vector<Toward>&);

/// The largest sets of 0 .. n - 1 of which every two are a pair; most members first, `at_most`.
std::vector<std::vector<Index>> largest_sets(Index n,
                                             const std::vector<std::pair<Index, Index>>& pairs,
                                             std::size_t at_most);

/// Fills in everything but the specifications.
void count_what_holds(const std::vector<Outcome>&, const std::vector<Index>& compared, Robustness&);

}  // namespace fcm::detail
