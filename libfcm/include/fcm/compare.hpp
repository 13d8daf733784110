// SPDX-License-Identifier: MIT
//
// Do groups tell the same story? Every group's voices make a map of their own. The maps are
// compared link by link, as drawings (distance.hpp) and above all by effect: what each scenario
// does to each outcome on the map of each group, all at one lambda, the smallest of their own.
//
//     Grouping by = group_by(study, evidence, "place").value();
//     Workers workers;
//     Comparison c = compare(by, weighing, {model, Carry::middle}, scenarios, outcomes, {},
//     workers)
//                        .value();
//
// Whether a difference is more than who happened to be in which group is tested by permutation: the
// groups are dealt anew to the voices, p = (1 + those further apart + half of those just as far) /
// (1 + permutations). docs/maths.md, "Groups compared"; docs/groups.md records what the tests are
// worth.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "fcm/distance.hpp"
#include "fcm/grouping.hpp"
#include "fcm/map.hpp"
#include "fcm/model.hpp"
#include "fcm/scenario.hpp"
#include "fcm/uncertainty.hpp"
#include "fcm/weigh.hpp"
#include "fcm/workers.hpp"

namespace fcm {

struct CompareOptions {
  /// Small numbers are protected: a group of fewer voices is named, and has no map, test or
  /// interval; nor is a group set against others who are fewer.
  std::size_t least_voices = 5;
  std::uint64_t permutations = 999;  ///< 0: nothing is tested
  /// Groups are dealt anew among the voices that share this attribute. Empty: among all. Not given:
  /// place, or where places are compared researcher; among all where that would hold most labels
  /// fast. Two studies: among all.
  std::optional<std::string> within;
  Redraw redraw;  ///< for the intervals; its seed is also that of the permutations
};

/// The model of all, and how its lambda follows from a map. None: its lambda is kept.
struct ComparedModel {
  Model model;
  std::optional<Carry> anchor = Carry::middle;
};

/// Of one permutation test.
struct Tested {
  double p = 1;
  /// With all the cells of its table: how often any of them is as far out (max-T, single step:
  /// Westfall and Young 1993), each contrast and outcome in its own measure.
  double p_of_all = 1;
  bool operator==(const Tested&) const = default;
};

/// Voices that make a map: a group, everyone else, or those of a group who were heard in the other
/// as well.
struct Side {
  enum class Kind { group, everyone_else, heard_in_both };
  Kind kind = Kind::group;
  std::string name;  ///< of the group; of everyone else, the group that they are not
  std::size_t voices = 0;
  Map map;            ///< told by these voices alone, with the factors that they spoke of
  double lambda = 0;  ///< its own
  /// [scenario][outcome], at Comparison::model; none where none of them told a chain, or it did not
  /// settle.
  std::vector<std::vector<std::optional<double>>> effect;
  /// [scenario][outcome] over redraws of these voices; empty where no interval is worth printing,
  /// and for everyone else.
  std::vector<std::vector<DrawnEffect>> drawn;
};

struct EffectGap {
  std::optional<double> gap;  ///< a - b; none unless both sides have the effect
  std::optional<Tested> test;
};

/// One link as both sides told it; what a side said is none where it did not tell it.
struct LinkGap {
  Index from = 0, to = 0;  ///< of Comparison::factors
  std::optional<LinkEvidence> a, b;
  double weight_a = 0, weight_b = 0;  ///< 0 where untold
  std::optional<Tested> test;         ///< of weight_a - weight_b
};

/// Two sides set against each other.
struct Contrast {
  Index a = 0, b = 0;                           ///< of Comparison::sides
  std::vector<std::vector<EffectGap>> effects;  ///< [scenario][outcome]
  /// Those that at least `least_voices` of the voices compared told, furthest apart first.
  std::vector<LinkGap> links;
  Distances distances;         ///< strongest: the largest |weight| of both maps
  double links_apart = 0;      ///< sum |weight_a - weight_b| over all links
  std::optional<Tested> test;  ///< of links_apart; p_of_all over the contrasts
};

struct Comparison {
  std::string attribute;        ///< or "study" or "map", where two of these are compared
  std::vector<Factor> factors;  ///< of either side
  Model model;                  ///< with the one lambda
  std::vector<Side> sides;
  std::vector<Contrast> contrasts;
  std::vector<std::string> too_small;  ///< groups of fewer voices than are shown
  std::size_t least_voices = 0;
  std::size_t without = 0;  ///< voices of which the attribute is not known
  bool paired = false;      ///< some voices are in both sides of a contrast, and stay so
  std::size_t in_both = 0;  ///< those voices
  std::uint64_t permutations = 0;
  std::uint64_t seed = 0;
  std::string within;  ///< groups were dealt anew among voices that share this; empty: among all
};

/// Groups that are told apart by waves are compared with the wave before; two groups with no voice
/// in common with each other; any others each with everyone else of whom the attribute is known.
/// Voices that are in both sides (waves, coders) are dealt their own labels anew, and where there
/// are enough of them a contrast of their own. `outcomes` are factors of the evidence. Code
/// compare.size above 50 million values; what resolve() finds. The same bytes for any number of
/// threads. O((draws + permutations sides) (cells + scenarios steps links)).
Result<Comparison> compare(const Grouping&, const WeighOptions&, const ComparedModel&,
                           const std::vector<Scenario>&, const std::vector<Index>& outcomes,
                           const CompareOptions&, Workers&);

struct Loaded;  // project.hpp

/// The voices of a loaded project by one attribute; by `coder` as each coder read them. Codes of
/// group_by() and compare().
Result<Comparison> compare(const Loaded&, const std::string& attribute,
                           const std::vector<Scenario>&, const std::vector<Index>& outcomes,
                           const CompareOptions&, Workers&);

/// What is set against a project: another study or map, and what it is called.
struct Beside {
  const Loaded& loaded;
  std::string name;
};

/// The scenarios of the first on both. Factors are matched as match_factors() does. Two studies are
/// compared like two groups, with tests and intervals; where one is a map, by what it says, without
/// tests. A scenario that a map does not have the factors or connections for has no effect there.
Result<Comparison> compare(const Beside& first, const Beside& second, const std::vector<Scenario>&,
                           const std::vector<Index>& outcomes, const CompareOptions&, Workers&);

/// What a report compares: Project::compare_groups, else place, where two places or more have
/// enough voices.
std::vector<std::string> compared_attributes(const Loaded&);

}  // namespace fcm
