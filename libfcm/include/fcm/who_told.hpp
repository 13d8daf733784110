// SPDX-License-Identifier: MIT
//
// Who told a link, as it may be shown: how many voices of which places, both signs apart, and the
// claims themselves. Voices are numbered within one answer, so that it can be seen which claims
// come from one voice and never from whom.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/publish.hpp"
#include "fcm/weigh.hpp"

namespace fcm {

struct Loaded;  // project.hpp

/// A claim; its words are there where they were asked for and consent allows.
struct ToldClaim {
  std::size_t voice = 0;  ///< 1, 2, ... within the answer
  Statement said;
  std::string coder, certainty, basis, when;  ///< coded words, empty where not given
  std::size_t row = 0;                        ///< line of the claims table
};

/// The voices of one place that told a link; one with two places is in both.
struct ToldPlace {
  std::string place;  ///< empty: of those whose place is not known
  std::size_t voices = 0, plus = 0, minus = 0;
};

struct ToldLink {
  Index link = 0;                 ///< position in Map::links()
  Spread spread;                  ///< how far the answers lie apart, voices as they are weighed
  std::vector<ToldPlace> places;  ///< sorted by name
  std::vector<ToldClaim> claims;  ///< +, then -, then none, both, unsure, blank; by voice and row
};

struct WhoTold {
  Words words = Words::none;      ///< that were asked for
  std::vector<ToldLink> links;    ///< in the order asked
  std::size_t voices = 0;         ///< that told any of them: the highest number of a voice
  std::size_t without_words = 0;  ///< claims whose words consent or the table does not give
};

/// `links` are positions in loaded.map.links(). Requires loaded.has_study (else std::logic_error).
/// O(claims).
WhoTold who_told(const Loaded&, const std::vector<Index>& links, Words);

}  // namespace fcm
