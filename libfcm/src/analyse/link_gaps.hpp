// SPDX-License-Identifier: MIT
//
// How far two sides lie apart link by link.
#pragma once

#include <vector>

#include "analyse/permuted_labels.hpp"
#include "analyse/sides.hpp"

namespace fcm::analyse {

/// Fills in links, distances and links_apart of the contrasts, and tests them where `permutations`
/// are asked. `maps`: per side, over all factors of the evidence.
void add_link_gaps(const Grouping&, const WeighOptions&, const Sides&, const std::vector<Map>& maps,
                   const PermutedLabels&, const CompareOptions&, Workers&, Comparison&);

/// The weight of every row whose label, dealt anew, is in the side: omega[row * lanes + lane].
void fill_lane(const std::vector<bool>& side, const std::vector<std::uint32_t>& from,
               const std::vector<double>& base, std::size_t lanes, std::size_t lane, double* omega);

}  // namespace fcm::analyse
