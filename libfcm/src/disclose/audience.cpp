// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <utility>

#include "fcm/publish.hpp"
#include "text/number.hpp"

namespace fcm {
namespace {

constexpr std::pair<Audience, std::string_view> words[] = {{Audience::working, "working"},
                                                           {Audience::workshop, "workshop"},
                                                           {Audience::anyone, "public"},
                                                           {Audience::nhs, "nhs"}};

}  // namespace

std::string_view to_text(Audience audience) {
  for (const auto& [value, word] : words)
    if (value == audience) return word;
  return "";
}

Result<Audience> audience_named(std::string_view name) {
  for (const auto& [value, word] : words)
    if (word == name) return value;
  return problem("audience.unknown", "there is no audience \"" + std::string(name) + "\"", {},
                 "write working, workshop, public or nhs", std::string(name));
}

Rules rules_of(Audience audience) {
  switch (audience) {
    case Audience::working:
      break;
    case Audience::workshop:
      return {.least_voices = 3, .counts = false};
    case Audience::anyone:
      return {.least_voices = 10, .counts = false, .consent_to_publish = true};
    case Audience::nhs:
      return {.least_voices = 8, .counts = false, .consent_to_publish = true};
  }
  return {};
}

std::string voices_in_words(std::size_t voices, Audience audience) {
  if (voices == 0) return "nobody";
  if (audience == Audience::working) return text::grouped(voices);
  if (audience == Audience::nhs)
    return voices < rules_of(audience).least_voices
               ? "1 to 7"
               : "about " + text::grouped((voices + 2) / 5 * 5);
  return voices <= 2 ? "one or two" : voices <= 9 ? "few" : "several";
}

}  // namespace fcm
