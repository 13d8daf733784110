// SPDX-License-Identifier: MIT
//
// What thresholds of voices would keep of a study: for who has to decide how many voices must stand
// behind what is shown (docs/privacy.md). Nothing is published by asking.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "fcm/map.hpp"
#include "fcm/project.hpp"

namespace fcm {

/// What so many voices, or more, stand behind.
struct Kept {
  std::size_t least_voices = 1;
  std::size_t links = 0;    ///< told by as many
  std::size_t claims = 0;   ///< on these links
  std::size_t factors = 0;  ///< with such a link
  std::size_t words = 0;    ///< statements on such links whose words consent lets be shown
  std::size_t places = 0;   ///< with as many voices
  std::size_t groups = 0;   ///< values of compared_attributes() that as many voices have
  bool operator==(const Kept&) const = default;
};

/// Of a map that was made from `loaded`, or of a part of it: one entry per threshold, in the order
/// given; 1 keeps all that is known. Links without evidence, and what a scenario assumes, count for
/// nobody. Words are those that the project asks for, else quotes and paraphrases alike; `audience`
/// says whether they need consent to publication. Of a map without a study words, places and groups
/// are 0. O(claims log claims) for each threshold.
std::vector<Kept> kept(const Map&, const Loaded& loaded, Audience audience,
                       const std::string& today, const std::vector<std::size_t>& thresholds);

}  // namespace fcm
