// SPDX-License-Identifier: MIT
//
// docs/maths.md, "Distances between maps".
#include "fcm/distance.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>
#include <string>

#include "text/utf8.hpp"

namespace fcm {
namespace {

/// By label, the factors of one map that are still alone; none where two share it.
std::map<std::string, std::optional<Index>> by_label(const Map& map, const std::vector<bool>& met) {
  std::map<std::string, std::optional<Index>> found;
  for (Index i = 0; i < map.size(); ++i) {
    const Factor& factor = map.factors()[i];
    if (met[i]) continue;
    const auto [at, is_new] =
        found.emplace(text::match_key(factor.label.empty() ? factor.id : factor.label), i);
    if (!is_new) at->second.reset();
  }
  return found;
}

/// A possible link, which both maps together have: weights 0 where it is not drawn.
struct Both {
  double a = 0, b = 0;
};

int sign_of(double weight) { return (weight > 0) - (weight < 0); }

/// The links of two maps over the factors of either, which are numbered: common, a's own, b's own.
class Joined {
 public:
  Joined(const Map& a, const Map& b, const MatchedFactors& matched)
      : common(matched.common.size()),
        of_a(matched.only_a.size()),
        of_b(matched.only_b.size()),
        all(common + of_a + of_b) {
    std::vector<Index> at_a(a.size()), at_b(b.size());
    for (Index i = 0; i < common; ++i) {
      at_a[matched.common[i].first] = i;
      at_b[matched.common[i].second] = i;
    }
    for (Index i = 0; i < of_a; ++i) at_a[matched.only_a[i]] = common + i;
    for (Index i = 0; i < of_b; ++i) at_b[matched.only_b[i]] = common + of_a + i;
    for (const Link& link : a.links())
      if (link.weight != 0) links[{at_a[link.from], at_a[link.to]}].a = link.weight;
    for (const Link& link : b.links())
      if (link.weight != 0) links[{at_b[link.from], at_b[link.to]}].b = link.weight;
  }

  using Ends = std::pair<Index, Index>;
  bool in_both(const Ends& ends) const { return ends.first < common && ends.second < common; }

  const Index common, of_a, of_b, all;
  std::map<Ends, Both> links;
};

std::optional<double> over(double sum, double most) {
  if (!(most > 0)) return {};
  return sum / most;
}

double square(Index n) { return static_cast<double>(n) * static_cast<double>(n); }

/// The possible links that only one map can have, those of a factor to itself included.
double one_sided(const Joined& maps) {
  return 2 * static_cast<double>(maps.common) * static_cast<double>(maps.of_a + maps.of_b) +
         square(maps.of_a) + square(maps.of_b);
}

void langfield_smith_wirth(const Joined& maps, double strongest, Distances& to) {
  double signs = 0, strengths = 0;
  for (const auto& [ends, link] : maps.links) {
    if (ends.first == ends.second) continue;
    const double turned = std::abs(sign_of(link.a) - sign_of(link.b));
    signs += turned;
    strengths += maps.in_both(ends) ? 3 * std::abs(link.a - link.b) / strongest : turned;
  }
  const double c = static_cast<double>(maps.common),
               own = static_cast<double>(maps.of_a + maps.of_b);
  const double alone = one_sided(maps) - own;
  to.lsw4 = over(signs, 2 * (square(maps.all) - static_cast<double>(maps.all)));
  to.lsw6 = over(signs, 2 * (square(maps.common) - c) + alone);
  to.lsw12 = over(strengths, 6 * (square(maps.common) - c) + alone);
}

std::optional<double> markoczy_goldberg(const Joined& maps, double strongest,
                                        const DistanceOptions& options) {
  const bool counts = options.one_sided != OneSided::nothing;
  const double c = static_cast<double>(maps.common),
               own = static_cast<double>(maps.of_a + maps.of_b);
  const double alone = one_sided(maps) - (options.self_links ? 0 : own);
  double sum = options.one_sided == OneSided::always ? alone : 0;
  for (const auto& [ends, link] : maps.links) {
    if (ends.first == ends.second && !options.self_links) continue;
    if (maps.in_both(ends))
      sum += std::abs(link.a - link.b) + (link.a * link.b < 0 ? options.turned : 0);
    else
      sum += options.one_sided == OneSided::where_drawn;
  }
  const double cells = square(maps.common) - (options.self_links ? 0 : c);
  return over(sum,
              (options.polarities * strongest + options.turned) * cells + (counts ? alone : 0));
}

void jaccard(const Joined& maps, Distances& to) {
  const double factors = static_cast<double>(maps.all);
  to.factors = over(factors - static_cast<double>(maps.common), factors);
  double either = 0, both = 0, least = 0, most = 0;
  for (const auto& [ends, link] : maps.links) {
    const bool same = sign_of(link.a) == sign_of(link.b);
    both += same;
    either += !same && link.a != 0 && link.b != 0 ? 2 : 1;
    least += std::min(std::abs(link.a), std::abs(link.b));
    most += std::max(std::abs(link.a), std::abs(link.b));
  }
  to.signed_links = over(either - both, either);
  to.weights = over(most - least, most);
}

}  // namespace

MatchedFactors match_factors(const Map& a, const Map& b) {
  std::vector<std::optional<Index>> met(a.size());
  std::vector<bool> met_a(a.size(), false), met_b(b.size(), false);
  const auto meet = [&](Index i, Index k) {
    met[i] = k;
    met_a[i] = met_b[k] = true;
  };
  std::map<std::string, Index> ids;
  for (Index k = 0; k < b.size(); ++k) ids.emplace(b.factors()[k].id, k);
  for (Index i = 0; i < a.size(); ++i)
    if (const auto same = ids.find(a.factors()[i].id); same != ids.end()) meet(i, same->second);
  const auto labels = by_label(b, met_b);
  for (const auto& [label, i] : by_label(a, met_a))
    if (const auto same = labels.find(label); i && same != labels.end() && same->second)
      meet(*i, *same->second);
  MatchedFactors matched;
  for (Index i = 0; i < a.size(); ++i)
    if (met[i])
      matched.common.emplace_back(i, *met[i]);
    else
      matched.only_a.push_back(i);
  for (Index k = 0; k < b.size(); ++k)
    if (!met_b[k]) matched.only_b.push_back(k);
  return matched;
}

Distances distances(const Map& a, const Map& b, const DistanceOptions& options) {
  double largest = 0;
  for (const Map* map : {&a, &b})
    for (const Link& link : map->links()) largest = std::max(largest, std::abs(link.weight));
  const double strongest = options.strongest.value_or(std::max(1.0, largest));
  if (strongest < largest || !(strongest > 0))
    throw std::logic_error("distances: a link is stronger than the strongest");
  const Joined maps(a, b, match_factors(a, b));
  Distances found;
  langfield_smith_wirth(maps, strongest, found);
  found.markoczy_goldberg = markoczy_goldberg(maps, strongest, options);
  jaccard(maps, found);
  return found;
}

}  // namespace fcm
