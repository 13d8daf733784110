// SPDX-License-Identifier: MIT
//
// Enough conversations? How many different factors and links so many voices tell of, and how many
// were not told yet. A voice is one unit, however many people took part, and counts once however it
// is weighed; voices without a claim belong to it. Questionnaires are left out: who is asked link
// by link does not choose what to tell of. Formulas and sources: docs/maths.md, "Saturation".
//
//     Saturation enough = saturation(evidence);
#pragma once

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "fcm/evidence.hpp"

namespace fcm {

/// What R voices told of, of one kind of thing. Estimates are none below 2 voices, or where nothing
/// was told.
struct Accumulation {
  std::size_t voices = 0;    ///< R
  std::size_t seen = 0;      ///< different things told
  std::size_t once = 0;      ///< ... by one voice alone: Q1
  std::size_t twice = 0;     ///< ... by two: Q2
  std::size_t mentions = 0;  ///< pairs of a voice and a thing it told: U
  /// [r - 1]: in r of the R voices, on average over every choice of them, r = 1..R. Exact (Hurlbert
  /// 1971 for voices as sampling units; Colwell et al. 2012, eq. 17).
  std::vector<double> curve;
  /// [m - 1]: expected of R + m voices, m = 1..R (Colwell et al. 2012, eq. 18). Empty where there
  /// is no estimate.
  std::vector<double> ahead;
  /// Things there are to tell of, at least (Chao 1987, Chao2 with (R - 1)/R).
  std::optional<double> at_least;
  /// 95 percent, by Chao's (1987) transform of log(unseen); none where nothing was told once, or
  /// nothing is estimated to be unseen.
  std::optional<std::pair<double, double>> interval;
  /// Share of all mentions, heard or not, that are of things told already (Chao et al. 2014).
  std::optional<double> covered;
  /// Chance that the next mention is of something new: 1 - covered.
  std::optional<double> next_mention_new;
  /// New things that the next voice is expected to tell of: ahead[0] - seen.
  std::optional<double> new_from_next_voice;
  /// Chance that the next voice tells of something new: the share of voices that told of something
  /// which no other did. Unbiased for the last of R voices (Good 1953, by leaving one out), without
  /// assuming that what a voice tells of is independent. None where only counts are known.
  std::optional<double> next_voice_new;
  bool operator==(const Accumulation&) const = default;
};

/// Whether the estimates are worth saying: of eight voices or more. Fewer say next to nothing.
bool worth_saying(const Accumulation&);

/// `told_by`: per thing, how many of the voices told of it; 0 is not seen. Requires none above
/// `voices`. O(voices x different counts).
Accumulation accumulate(std::size_t voices, const std::vector<std::size_t>& told_by);

struct Saturation {
  Accumulation factors;            ///< told of as cause or effect
  Accumulation links;              ///< told of, with or without a direction
  std::size_t groups = 0;          ///< of the voices: a conversation of several people, one voice
  std::size_t questionnaires = 0;  ///< voices left out
  bool operator==(const Saturation&) const = default;
};

Saturation saturation(const Evidence&);

}  // namespace fcm
