// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "study/decisions.hpp"
#include "study/factor_book.hpp"
#include "study/sheet.hpp"
#include "study/spoiled_name.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm::study {
namespace {

constexpr std::size_t shortest_alike = 5;  // "care" and "cars" are two things

std::uint64_t hash_of(std::string_view a, std::string_view b) {  // FNV-1a
  std::uint64_t hash = 14'695'981'039'346'656'037u;
  for (const std::string_view part : {a, b})
    for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 1'099'511'628'211u;
  return hash;
}

// "Group 1" and "Group 2" differ on purpose.
bool differ_in_digits(std::string_view a, std::string_view b) {
  const auto digits = [](std::string_view text) {
    std::string found;
    for (const char c : text)
      if (c >= '0' && c <= '9') found += c;
    return found;
  };
  return digits(a) != digits(b);
}

}  // namespace

// Two words one edit apart share a spelling with one letter left out (Mor and Fraenkel 1982), so
// only those pairs are compared.
std::vector<std::pair<Index, Index>> look_alikes(const std::vector<std::string>& keys) {
  std::vector<std::pair<std::uint64_t, Index>> variants;
  for (Index i = 0; i < keys.size(); ++i) {
    if (keys[i].size() < shortest_alike) continue;
    variants.emplace_back(hash_of(keys[i], ""), i);
    for (std::size_t at = 0; at < keys[i].size(); ++at)
      variants.emplace_back(hash_of(std::string_view(keys[i]).substr(0, at),
                                    std::string_view(keys[i]).substr(at + 1)),
                            i);
  }
  std::sort(variants.begin(), variants.end());
  std::vector<std::pair<Index, Index>> pairs;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    const Index first = variants[i].second;
    for (std::size_t j = i + 1; j < variants.size() && variants[j].first == variants[i].first; ++j)
      if (first != variants[j].second) pairs.emplace_back(first, variants[j].second);
    if (pairs.size() > 1'000'000) break;  // a codebook of near-copies; enough is said
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  pairs.erase(std::remove_if(pairs.begin(), pairs.end(),
                             [&](const std::pair<Index, Index>& pair) {
                               const std::string& a = keys[pair.first];
                               const std::string& b = keys[pair.second];
                               return text::edit_distance(a, b) > 1 || differ_in_digits(a, b);
                             }),
              pairs.end());
  return pairs;
}

std::string without_negation(std::string_view label) {
  const std::string key = text::match_key(label);
  for (const std::string_view start :
       {"lack of ", "lacking ", "absence of ", "shortage of ", "no ", "not enough ", "not having ",
        "too few ", "too little ", "insufficient ", "inadequate ", "poor access to ", "poor ",
        "limited ", "without ", "unable to "})
    if (key.starts_with(start)) return key.substr(start.size());
  return {};
}

void doubt_labels(const std::vector<StudyFactor>& factors, const std::vector<Place>& places,
                  Account& account) {
  std::vector<std::string> keys;
  for (const StudyFactor& factor : factors) keys.push_back(text::spaceless_key(factor.label));
  for (const auto& [first, second] : look_alikes(keys))
    warn(account, "factor.look_alike",
         "'" + factors[first].label + "' and '" + factors[second].label + "' look alike",
         places[second], "if they are one factor, spell them the same way everywhere");

  for (Index i = 0; i < factors.size(); ++i) {
    doubt_spoiled(factors[i].label, places[i], account);
    const std::string positive = without_negation(factors[i].label);
    if (positive.empty()) continue;
    warn(account, "factor.negative_label", "'" + factors[i].label + "' names what is missing",
         places[i], "name what can grow ('" + positive + "') and flip the polarity of its claims");
  }
}

}  // namespace fcm::study
