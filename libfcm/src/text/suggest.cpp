// SPDX-License-Identifier: MIT
#include "text/suggest.hpp"

#include <algorithm>

#include "text/utf8.hpp"

namespace fcm::text {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = std::min(now[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(now);
  }
  return last[b.size()];
}

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string key = match_key(word);
  std::size_t best = std::max<std::size_t>(1, key.size() / 3) + 1;
  std::string found;
  for (const std::string& candidate : candidates) {
    const std::string other = match_key(candidate);
    const std::size_t gap = std::max(key.size(), other.size()) - std::min(key.size(), other.size());
    if (gap >= best) continue;
    const std::size_t distance = edit_distance(key, other);
    // A word of which nothing is left is another word: 'Q' is no misspelt 'A'.
    if (distance < best && distance < std::max(key.size(), other.size())) {
      best = distance;
      found = candidate;
    }
  }
  return found;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string>& candidates) {
  const std::string found = nearest(word, candidates);
  return found.empty() ? "" : "did you mean '" + found + "'?";
}

}  // namespace fcm::text
