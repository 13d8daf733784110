// SPDX-License-Identifier: MIT
//
// Studies in words, so that a test that fails shows where two differ.
#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "fcm/formats.hpp"

namespace study_in_words {

inline std::string shown(const std::optional<bool>& value) {
  return !value ? "?" : *value ? "yes" : "no";
}
inline std::string shown(const std::optional<int>& value) {
  return value ? std::to_string(*value) : "?";
}

inline std::string shown(const fcm::Consent& one) {
  return shown(one.analyse) + shown(one.quote) + shown(one.paraphrase) + shown(one.publish) +
         one.until;
}

inline std::string shown(const fcm::Attributes& attributes) {
  std::string text;
  for (const auto& [name, values] : attributes)
    for (const std::string& value : values) text += " | " + name + "=" + value;
  return text;
}

inline std::string coding_of(const fcm::Claim& one) {
  std::string text = " | " + one.certainty + " | " + one.paraphrase + " | " + one.coder + " | " +
                     one.document + " | " + one.place + " | " + one.locator + " | " + one.basis +
                     " | " + one.when + " | " + shown(one.prompted) + " | " + shown(one.agree) +
                     shown(one.disagree) + shown(one.unsure) + " | " + one.notes;
  for (const std::string& tag : one.tags) text += " | " + tag;
  return text;
}

/// The study as a format keeps it, in words, sorted: equal texts are equal studies.
inline std::vector<std::string> kept(const fcm::Study& study, fcm::Holds keeps) {
  std::vector<std::string> words;
  if (holds(keeps, fcm::Holds::codebook))
    for (const fcm::StudyFactor& one : study.factors)
      words.push_back("factor " + one.label + " | " + one.kind + " | " + one.level + " | " +
                      one.description + " | " + one.theme);
  if (holds(keeps, fcm::Holds::coding))
    for (const fcm::Claim& one : study.claims) {
      std::string text = "claim " + study.factors[one.from].label + " -> " +
                         study.factors[one.to].label + " " +
                         std::string(fcm::to_text(one.polarity)) + " | " +
                         (one.strength ? std::to_string(*one.strength) : "?") + " | " +
                         one.respondent + " | " + one.conversation + coding_of(one);
      if (holds(keeps, fcm::Holds::quotes)) text += " | " + one.quote;
      words.push_back(std::move(text));
    }
  if (holds(keeps, fcm::Holds::people))
    for (const fcm::Respondent& one : study.respondents)
      words.push_back("respondent " + one.id + " | " + shown(one.consent) + shown(one.attributes));
  if (holds(keeps, fcm::Holds::conversations))
    for (const fcm::Conversation& one : study.conversations)
      words.push_back("conversation " + one.id + " | " + one.place + " | " + one.date + " | " +
                      one.researcher + " | " + shown(one.people) + " | " + one.form + " | " +
                      one.record + " | " + one.origin + " | " + shown(one.consent) +
                      shown(one.attributes));
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace study_in_words
