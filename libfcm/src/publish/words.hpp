// SPDX-License-Identifier: MIT
//
// Numbers and lists in plain words, and the phrases that may be used of an effect.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "publish/input.hpp"

namespace fcm::reporting {

std::string number_word(std::size_t);  ///< "one" to "twelve", then digits
std::string counted(std::size_t, std::string_view one, std::string_view many);
std::string voices(std::size_t);                      ///< "one voice", "3 voices"
std::string ordinal(std::size_t);                     ///< "first" to "tenth", "11th"
std::string percent(double share);                    ///< "37 %", "under 1 %", never broken
std::string of_hundred(double share);                 ///< "37", "under 1", "over 99"
std::string listed(const std::vector<std::string>&);  ///< "a, b and c"
std::string in_quotes(std::string_view);              ///< in typographic quotes
std::string capital(std::string);                     ///< first letter large
std::string in_lower(std::string);                    ///< first letter small
std::string date_words(const std::string& iso);       ///< "21 November 2026"
std::string signed_number(double, int digits = 3);    ///< with a true minus sign

/// "less" or "more": the direction that is wanted of an outcome.
std::string wanted(const OutcomeFacts&);

/// "points to less, on one voice": SCENARIOS, "What may be said".
std::string phrase(const Finding&);

/// Whether its strongest chain runs over something that nobody in the study said.
bool assumed(const Finding&);

/// "two voices", "an assumption"; empty where it hardly reaches or is not known.
std::string resting_on(const Finding&);

/// "less <outcome>", as in "What leads to less social isolation?"
std::string wanted_outcome(const OutcomeFacts&);

/// What is done, one intervention: "more: Listening to residents".
std::string done(const Intervention&, const Map&);

/// How strong a connection is, in words, beside the largest on the map.
std::string strength_word(double weight, double largest);

}  // namespace fcm::reporting
