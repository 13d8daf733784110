// SPDX-License-Identifier: MIT
//
// What may be said of groups that are compared, in words. No name of a voice is here.
#pragma once

#include <string>
#include <vector>

#include "fcm/compare.hpp"

namespace fcm::reporting {

/// "Hill", "wave 1", "everyone else", "wave 1 (heard in both)".
std::string called(const Comparison&, const Side&);

/// A scenario on an outcome, as two sides answer it.
struct TwoAnswers {
  Index contrast = 0, scenario = 0, outcome = 0;
};

/// Where the sides point in different directions, neither of them hardly: both at least a tenth of
/// what goes furthest on that outcome on their map. The largest difference first.
std::vector<TwoAnswers> opposite(const Comparison&);

/// Where they differ more than in 95 of 100 deals of the groups, all answers together. The largest
/// difference first.
std::vector<TwoAnswers> further_than_dealt(const Comparison&);

/// How many answers both sides of a contrast gave, and how many of them point the same way.
struct SameWay {
  std::size_t answers = 0, same = 0;
};
SameWay same_way(const Comparison&);

/// "Fewer than 5 voices, and so not shown: Mill." Empty where none is.
std::string too_small_in_words(const Comparison&);

/// "Groups were dealt anew among the voices of one place, 999 times." Empty where nothing was.
std::string dealt_in_words(const Comparison&);

}  // namespace fcm::reporting
