// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <utility>

#include "disclose/statements.hpp"

namespace fcm::disclose {
namespace {

std::size_t voices_of_none(const Evidence& evidence, const std::set<std::string>& named) {
  return static_cast<std::size_t>(
      std::count_if(evidence.voices.begin(), evidence.voices.end(), [&](const Voice& voice) {
        return std::none_of(voice.places.begin(), voice.places.end(),
                            [&](const std::string& place) { return named.count(place) > 0; });
      }));
}

}  // namespace

std::set<std::string> places_named(const Evidence& evidence, std::size_t least_voices) {
  std::map<std::string, std::size_t> voices;
  for (const Voice& voice : evidence.voices)
    for (const std::string& place : voice.places) ++voices[place];
  std::set<std::string> named;
  std::set<std::pair<std::size_t, std::string>> smallest_first;
  for (const auto& [place, count] : voices)
    if (count >= least_voices) {
      named.insert(place);
      smallest_first.emplace(count, place);
    }
  for (const auto& [count, place] : smallest_first) {
    const std::size_t others = voices_of_none(evidence, named);
    if (others == 0 || others >= least_voices) break;
    named.erase(place);
  }
  return named;
}

}  // namespace fcm::disclose
