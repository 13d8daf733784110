// SPDX-License-Identifier: MIT
//
// Factors as people name them: by id, by label, or nearly so.
#include <algorithm>

#include "fcm/map.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

template <class Matches>
std::vector<Index> all_that(const std::vector<Factor>& factors, Matches matches) {
  std::vector<Index> found;
  for (Index i = 0; i < factors.size(); ++i)
    if (matches(factors[i])) found.push_back(i);
  return found;
}

tl::unexpected<Problem> ambiguous(std::string_view word, const std::vector<Factor>& factors,
                                  const std::vector<Index>& found) {
  std::string ids;
  for (const Index i : found) ids += (ids.empty() ? "\"" : ", \"") + factors[i].id + "\"";
  return problem("factor.ambiguous", "several factors are called \"" + std::string(word) + "\"", {},
                 "name one by its id: " + ids, std::string(word));
}

}  // namespace

Result<Index> Map::require(std::string_view word) const {
  if (const auto id = find(word)) return *id;
  auto found = all_that(factors_, [&](const Factor& factor) { return factor.label == word; });
  if (found.empty()) {
    const std::string key = text::match_key(word);
    found = all_that(factors_, [&](const Factor& factor) {
      return text::match_key(factor.id) == key || text::match_key(factor.label) == key;
    });
  }
  if (found.size() == 1) return found.front();
  if (found.size() > 1) return ambiguous(word, factors_, found);

  std::vector<std::string> candidates;
  for (const Factor& factor : factors_) {
    candidates.push_back(factor.id);
    if (!factor.label.empty()) candidates.push_back(factor.label);
  }
  return problem("factor.unknown", "there is no factor \"" + std::string(word) + "\"", {},
                 text::did_you_mean(word, candidates), std::string(word));
}

}  // namespace fcm
