// SPDX-License-Identifier: MIT
#include "fcm/id_that_leaves.hpp"

#include <algorithm>
#include <set>

#include "text/utf8.hpp"

namespace fcm {
namespace {

/// Without case, apart at everything in ASCII that is no letter or digit.
std::set<std::string> words_of(const std::string& text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : text::match_key(text) + " ") {
    const bool inside =
        static_cast<signed char>(c) < 0 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (inside) {
      word += c;
    } else if (!word.empty()) {
      words.insert(word);
      word.clear();
    }
  }
  return words;
}

}  // namespace

std::string id_that_leaves(const Factor& factor, Audience audience) {
  if (audience == Audience::working || factor.label.empty()) return factor.id;
  const std::set<std::string> id = words_of(factor.id), label = words_of(factor.label);
  return std::includes(label.begin(), label.end(), id.begin(), id.end()) ? factor.id : factor.label;
}

}  // namespace fcm
