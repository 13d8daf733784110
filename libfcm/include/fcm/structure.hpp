// SPDX-License-Identifier: MIT
//
// The structure of a map: degrees, kinds of factor, density, loops, dead ends. Links of
// weight 0 (no direction told, or said to make no difference) are left out. Formulas and sources:
// docs/maths.md, "Structure".
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/map.hpp"

namespace fcm {

enum class FactorRole { transmitter, receiver, ordinary, isolated };
std::string_view to_text(FactorRole);

struct FactorStructure {
  std::size_t links_in = 0, links_out = 0;
  double in = 0, out = 0;  ///< indegree, outdegree: sums of |weight|
  double centrality = 0;   ///< in + out
  /// Brandes 2001, distance 1/|weight|, directed, not normalised; none where factors x links of the
  /// map exceed 200 million.
  std::optional<double> betweenness;
  FactorRole role = FactorRole::isolated;
  bool dead_end = false;  ///< links lead in, none lead out, and it is no outcome
};

struct Loop {
  std::vector<Index> factors;  ///< starting at the smallest index
  bool reinforcing = true;     ///< product of signs is +
  double gain = 0;             ///< product of weights
};

/// How many loops there are of one length.
struct LoopCount {
  std::size_t length = 0, loops = 0;
  bool exact = true;  ///< false: at least so many; the search was given up within this length
  bool operator==(const LoopCount&) const = default;
};

struct Structure {
  std::vector<FactorStructure> factors;
  std::size_t transmitters = 0, receivers = 0, ordinary = 0, isolated = 0;
  double density_without_self_links = 0;  ///< C / (N (N-1)), Mental Modeler's
  double density_with_self_links = 0;     ///< C / N^2, FCMapper's
  double links_per_factor = 0;
  std::optional<double> complexity;  ///< receivers / transmitters; none without transmitters
  std::optional<double> hierarchy;   ///< MacDonald 1983; none for fewer than 2 factors
  double spectral_radius = 0;        ///< of |W|
  std::vector<Loop> loops;           ///< by length, then |gain| falling; up to max_loop_length
  std::size_t max_loop_length = 0;
  bool loops_complete = true;  ///< false: cut at the limit, or after too much work; shortest kept
  std::vector<LoopCount> loop_counts;  ///< of lengths from 1; those beyond the last: not searched
  bool loops_counted = true;           ///< every loop of up to max_loop_length was met
  /// Of all that were met, ten at most, by |gain| falling; of all there are if loops_counted.
  std::vector<Loop> strongest_loops;
};

/// Loops of up to `max_loop_length` links, found by a length-limited search; `max_loops` of them
/// are listed, and all are counted, as far as the search comes in about half a second.
Structure inspect(const Map&, std::size_t max_loop_length = 6, std::size_t max_loops = 10'000);

/// Perron root of |W|: per strongly connected component by power iteration on |W| + cI, the
/// Collatz-Wielandt upper end; 0 for a map without loops.
double spectral_radius_abs(const Map&);

}  // namespace fcm
