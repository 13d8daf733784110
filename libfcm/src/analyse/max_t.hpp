// SPDX-License-Identifier: MIT
//
// p-values of a table of differences from its permutations, each alone and all together.
#pragma once

#include <optional>
#include <vector>

#include "fcm/compare.hpp"

namespace fcm::analyse {

/// One cell of the table: a difference as it is, and under each permutation. NaN: there is none,
/// and the permutation, or the cell, does not count for it.
struct TestedCell {
  double observed = 0;
  std::vector<double> permuted;
  std::size_t measure = 0;  ///< cells of one measure are compared by size
};

/// Alone: (1 + those with |permuted| > |observed| + half of those equal to it) / (1 + permutations
/// in which the cell is): few tell a link, so that many permutations give exactly the same, and
/// were all of them counted the test would find too little (Lancaster 1961, mid-p; that of the
/// permutations themselves, so that p is never below that of the groups as they are). Together:
/// T = |d| / s, s^2 the mean of d^2 over all cells of the measure, observed and permuted, and the
/// largest T of every permutation in place of the cell's own (Westfall and Young 1993, single
/// step). Were s that of each cell, what one voice more or less turns from nothing into a little
/// would be the largest of all. At least p alone: a cell that is in few permutations is in few of
/// the largest. None for a cell that is not observed. Every cell has as many
/// permutations.
std::vector<std::optional<Tested>> max_t(const std::vector<TestedCell>&);

}  // namespace fcm::analyse
