// SPDX-License-Identifier: MIT
//
// Representation: who was heard beside whom they speak for. Voices get weights under which each
// attribute (place, age, ...) is made up as the population is: raking, the iterative proportional
// fitting of Deming and Stephan (1940, Annals of Mathematical Statistics 11, 427); with one margin
// that is post-stratification. Nobody can be weighed up who was not heard: categories and cells
// without a voice are blind spots, reported and never counted as zeros.
//
// A voice with several values of an attribute belongs in equal parts to the categories that the
// margin names, and is scaled by the product of (wanted / reached)^part (generalised iterative
// scaling: Darroch and Ratcliff 1972, Annals of Mathematical Statistics 43, 1470). A voice with no
// value that the margin names keeps its weight there; the margin holds among the others.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "fcm/evidence.hpp"
#include "fcm/result.hpp"

namespace fcm {

/// What the population is made of, by one attribute. Counts or shares: their sum is the whole.
struct Margin {
  std::string attribute;
  std::vector<std::pair<std::string, double>> population;  ///< category, > 0; in the order shown
  bool operator==(const Margin&) const = default;
};

struct RakeOptions {
  /// What raking multiplies a voice by is at most this many times the median of that; 0: no trim.
  double trim = 5;
  double tolerance = 1e-10;       ///< of the largest difference between reached and wanted shares
  std::size_t max_rounds = 2000;  ///< over all margins
  bool operator==(const RakeOptions&) const = default;
};

/// One category of a margin. Shares are of the voices that have a category in this margin.
struct CategoryHeard {
  std::string name;
  double population = 0;  ///< share wanted
  double voices = 0;      ///< heard; a voice in two categories is half a voice in each
  double heard = 0;       ///< share of them before raking
  double reached = 0;     ///< share of the weights after
  bool operator==(const CategoryHeard&) const = default;
};

struct MarginHeard {
  std::string attribute;
  std::vector<CategoryHeard> categories;
  std::size_t without = 0;    ///< voices that have no value of it
  std::size_t elsewhere = 0;  ///< voices that have only values which the margin does not name
  std::vector<std::string> unnamed;  ///< those values, sorted
  bool operator==(const MarginHeard&) const = default;
};

/// Two categories, both heard, and nobody who is in both.
struct EmptyCell {
  std::size_t margins[2] = {};     ///< positions in Representation::margins
  std::size_t categories[2] = {};  ///< positions there
  double expected = 0;  ///< voices, had all been heard in proportion and the two were independent
  bool operator==(const EmptyCell&) const = default;
};

enum class Raked {
  held,     ///< every margin is met within the tolerance, and nobody is above the trim
  trimmed,  ///< the trim holds, and margins are missed for it
  missed    ///< the margins contradict each other, or the rounds were used up
};

struct Representation {
  std::vector<double> weights;  ///< per voice; as large together as `base`
  std::vector<MarginHeard> margins;
  std::vector<EmptyCell> empty_cells;  ///< expected at least one voice; most expected first
  Raked raked = Raked::held;
  double largest_miss = 0;      ///< of the shares reached, against those wanted of who was heard
  std::size_t rounds = 0;       ///< used
  std::size_t trimmed = 0;      ///< voices at the trim
  std::size_t voices = 0;       ///< of a weight above 0
  double effective_voices = 0;  ///< (sum w)^2 / sum w^2: Kish 1965, Survey Sampling, section 11.7
  bool operator==(const Representation&) const = default;
};

/// `base`: weights >= 0 to start from, one per voice (record, people). Attributes and categories
/// are matched as names are: case, spaces and punctuation do not count. The order of margins,
/// categories and voices changes no weight by more than rounding. Codes "representation.no_voice"
/// (nobody has a value that the margin names), "representation.margin" (a population that is not
/// above 0, a category or attribute twice). O(rounds x margins x voices).
Result<Representation> represent(const Evidence&, const std::vector<Margin>&,
                                 std::span<const double> base, const RakeOptions& = {});

/// What a conversation weighs by how it was recorded: word of the record -> weight in (0, 1]. What
/// is not named weighs 1. The record is weighed, never the person.
using RecordWeights = std::vector<std::pair<std::string, double>>;

/// Per voice the mean over the kinds of record of its conversations; 1 where none is known.
std::vector<double> record_weights(const Evidence&, const RecordWeights&);

}  // namespace fcm
