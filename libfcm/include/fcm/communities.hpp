// SPDX-License-Identifier: MIT
//
// Communities: factors that are more strongly linked with each other than their degrees alone would
// make them, by modularity; and how far such a grouping holds when voices are drawn again. They
// know nothing of directions or signs. Formulas and sources: docs/maths.md, "Communities".
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "fcm/evidence.hpp"
#include "fcm/map.hpp"
#include "fcm/uncertainty.hpp"
#include "fcm/weigh.hpp"

namespace fcm {

struct Communities {
  /// Per factor; numbered by size falling, then by their first factor. A factor without links is
  /// alone.
  std::vector<Index> of;
  std::size_t count = 0;
  double modularity = 0;  ///< Newman 2004, weighted; below 1, 0 for one community
  bool operator==(const Communities&) const = default;
};

/// Louvain (Blondel et al. 2008), and factors moved again after it (Rotta and Noack 2011), on
/// |w_ij| + |w_ji|, links to oneself left out; every community is connected. The highest modularity
/// of `tries` orders of the factors, the first of these as they stand. Not proven to be the highest
/// there is. O(tries x links x passes).
Communities communities(const Map&, std::size_t tries = 20);

/// Of this grouping of the factors.
double modularity(const Map&, const std::vector<Index>& of);

/// Hubert and Arabie 1985: 1 the same grouping, 0 what chance alone would give; none where both
/// groupings are all in one, or all alone. Requires two of one length.
std::optional<double> adjusted_rand(const std::vector<Index>& a, const std::vector<Index>& b);

struct CommunityStability {
  std::uint64_t draws = 0;
  std::optional<double> adjusted_rand;  ///< mean over the draws, against those of the map
  /// Per factor: in which share of the draws it is together with another of its community, mean
  /// over the others; none for a factor alone.
  std::vector<std::optional<double>> stays;
};

/// Voices redrawn with all that they said, as in uncertainty(). `map` is weigh(evidence, weighing)
/// and `told` its communities. O(draws x (cells + tries x links)).
CommunityStability community_stability(const Evidence&, const WeighOptions&, const Map&,
                                       const Communities& told, const Redraw&);

}  // namespace fcm
