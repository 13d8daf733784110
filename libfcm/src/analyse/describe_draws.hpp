// SPDX-License-Identifier: MIT
//
// What many draws of one effect come to, and on how many voices it rests.
#pragma once

#include <cstdint>
#include <vector>

#include "fcm/uncertainty.hpp"

namespace fcm::analyse {

/// Type 7 of Hyndman and Fan (1996), as numpy's default; `sorted` is not empty.
double quantile(const std::vector<double>& sorted, double p);

/// 0 of nothing.
double share(std::uint64_t count, std::uint64_t of);

/// All but its ranks and its tellers.
DrawnEffect describe(const std::vector<double>& values, const std::vector<char>& nobody);

/// Per link of the evidence how many of these voices gave it a direction.
std::vector<std::size_t> tellers_of(const Evidence&, const std::vector<bool>& voices);

/// The widest path (Pollack 1960) from what a scenario moves to every factor of its map: the most
/// voices that told every link of some chain. What is assumed nobody told.
std::vector<std::size_t> best_told(const Map&, const ScenarioResult&,
                                   const std::vector<std::size_t>& tellers);

}  // namespace fcm::analyse
