// SPDX-License-Identifier: MIT
//
// How far two maps lie apart as drawings: the distances of the literature, under their names. They
// compare what was drawn, and not what follows from it; for that, compare effects (compare.hpp).
//
//     Distances d = distances(of_hill, of_quayside);
//
// Factors are matched by id, else by label. A factor that only one map has stays in the comparison:
// each measure says below what its links count. Links of weight 0 are no links; links of a factor
// to itself count where it is said. Every measure is 0 for a map and itself, the same both ways,
// and at most 1; none where it is 0 / 0. docs/maths.md, "Distances between maps".
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "fcm/map.hpp"

namespace fcm {

struct MatchedFactors {
  std::vector<std::pair<Index, Index>> common;  ///< of a and of b; rising in a
  std::vector<Index> only_a, only_b;            ///< rising
  bool operator==(const MatchedFactors&) const = default;
};

/// By id first; what is left by label, case and blanks aside, where it is unique in both.
MatchedFactors match_factors(const Map& a, const Map& b);

/// What a possible link counts that only one of the maps can have, because the other lacks a factor
/// of it: gamma of Markoczy and Goldberg.
enum class OneSided {
  nothing,      ///< gamma = 0
  where_drawn,  ///< gamma = 1: 1 where it is drawn
  always        ///< gamma = 2: 1, drawn or not
};

struct DistanceOptions {
  /// The strongest that a link can be: beta of Markoczy and Goldberg, and the strength 3 of
  /// Langfield-Smith and Wirth. Not given: 1, or the largest |weight| of both maps where that is
  /// more. At least the largest |weight| of both (else std::logic_error).
  std::optional<double> strongest;
  bool self_links = false;  ///< alpha = 0: links of a factor to itself are compared too
  double turned = 0;        ///< delta >= 0: what a link of opposite signs counts more
  double polarities = 2;    ///< epsilon: 2, or 1 where no link has a sign
  OneSided one_sided = OneSided::where_drawn;
};

/// With p factors in either map, pc in both, pa and pb in one alone.
struct Distances {
  /// Langfield-Smith and Wirth 1992, equation 4: sum |sgn a - sgn b| / (2 (p^2 - p)).
  std::optional<double> lsw4;
  /// Their equation 6: the same sum over what it could be at most, where a link between factors of
  /// which one is in one map alone counts 1: 2 pc^2 + 2 pc (pa + pb) + pa^2 + pb^2 - (2 pc + pa +
  /// pb).
  std::optional<double> lsw6;
  /// Their equation 12, on strengths -3 .. 3 (3 w / strongest); links that only one map can have
  /// count 1: sum / (6 pc^2 + 2 pc (pa + pb) + pa^2 + pb^2 - (6 pc + pa + pb)).
  std::optional<double> lsw12;
  /// Markoczy and Goldberg 1995, with the parameters of DistanceOptions; as they are, with
  /// strongest 3 and whole strengths, it is equation 12.
  std::optional<double> markoczy_goldberg;
  /// Jaccard 1901: 1 - what both have / what either has.
  std::optional<double> factors;       ///< of the factors
  std::optional<double> signed_links;  ///< of the links with their signs; links to itself too
  /// 1 - sum min(|a|, |b|) / sum max(|a|, |b|) (Ruzicka 1958): blind to signs.
  std::optional<double> weights;
  bool operator==(const Distances&) const = default;
};

/// O((links + factors) log).
Distances distances(const Map& a, const Map& b, const DistanceOptions& = {});

}  // namespace fcm
