// SPDX-License-Identifier: MIT
//
// Parts of a map: what leads to a factor, what follows from it, what lies near it, the paths
// between two; unions and intersections of such parts; and a part as a map of its own. Only links
// with a weight other than 0 are walked.
//
//     Part part = common(downstream(map, {bus}), downstream(map, {club}));
//     Result<Map> both = submap(map, part);
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/result.hpp"

namespace fcm {

/// Some factors of a map, and some of the links between them.
struct Part {
  std::vector<bool> factors;
  std::vector<bool> links;
  bool operator==(const Part&) const = default;
  std::size_t factor_count() const;
  std::size_t link_count() const;
};

constexpr std::size_t any_steps = std::numeric_limits<std::size_t>::max();

/// All walks of up to `steps` links that end in one of `of`: their factors and links, `of`
/// included. A loop back from `of` belongs to it. O(factors + links).
Part upstream(const Map&, const std::vector<Index>& of, std::size_t steps = any_steps);
/// ... that begin in one of `of`.
Part downstream(const Map&, const std::vector<Index>& of, std::size_t steps = any_steps);
/// Factors within so many links of one of `of`, whichever way the links point, and every link
/// between two of these factors.
Part near(const Map&, const std::vector<Index>& of, std::size_t steps = 1);

struct Paths {
  Part part;  ///< factors and links of the paths found
  std::size_t found = 0;
  bool complete = true;  ///< false: given up after much work; there may be more paths
};
/// All paths of up to `steps` links from one factor to another that visit no factor twice; where
/// the two are the same, the loops through it. O(paths).
Paths paths_between(const Map&, Index from, Index to, std::size_t steps = 6);

/// Links of at least this |weight| that at least so many voices told, and all factors. A link
/// without evidence passes only where voices is 0.
struct AtLeast {
  double weight = 0;
  std::size_t voices = 0;
};
Part strong(const Map&, const AtLeast&);

Part whole(const Map&);
Part either(const Part&, const Part&);  ///< the union
Part common(const Part&, const Part&);  ///< the intersection, of factors and of links

/// The part as a map: factors keep their order, links their evidence; of saved scenarios what they
/// hold of these factors. Requires a part of this map (else std::logic_error).
Map submap(const Map&, const Part&);

}  // namespace fcm
