// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "analyse/order_of.hpp"
#include "fcm/filter.hpp"

namespace fcm::analyse {
namespace {

constexpr double medium = 0.5;
constexpr std::size_t most_pairs = 2000, most_tried = 10;

/// Pairs without a link, those nearest to levers and outcomes first.
std::vector<EvidenceLink> untold(const Map& map, const std::vector<Index>& moved,
                                 const std::vector<Index>& outcomes) {
  std::vector<EvidenceLink> pairs;
  std::vector<bool> from(map.size(), false), to(map.size(), false);
  for (const std::size_t steps : {0, 1, 2}) {
    const std::vector<bool> starts = downstream(map, moved, steps).factors;
    const std::vector<bool> ends = upstream(map, outcomes, std::min<std::size_t>(steps, 1)).factors;
    for (Index i = 0; i < map.size(); ++i)
      for (Index j = 0; starts[i] && j < map.size() && pairs.size() < most_pairs; ++j)
        if (i != j && ends[j] && !(from[i] && to[j]) && !map.find_link(i, j))
          pairs.push_back({i, j});
    from = starts;
    to = ends;
  }
  return pairs;
}

/// +1 good, -1 bad, 0 nobody said.
std::vector<int> goods(const Map& map, const Asked& asked) {
  std::vector<int> good;
  for (const Factor& factor : map.factors())
    good.push_back(factor.kind == "driver" ? 1 : factor.kind == "barrier" ? -1 : 0);
  for (Index k = 0; k < asked.factors.size(); ++k)
    if (asked.outcomes[k].directed) good[asked.factors[k]] = asked.outcomes[k].want_more ? 1 : -1;
  return good;
}

/// The map with these links at weight 0.
Map with_pairs(const Map& map, const std::vector<EvidenceLink>& pairs) {
  std::vector<Link> links = map.links();
  double scale = 1;
  for (const Link& link : links) scale = std::max(scale, std::fabs(link.weight));
  for (const EvidenceLink& pair : pairs) links.push_back({.from = pair.from, .to = pair.to});
  return Map::make(map.factors(), std::move(links), map.source(), scale).value();
}

/// One pair with a sign, and how far another scenario is ahead by the slopes.
struct Promise {
  Index link = 0;
  double weight = 0, ahead = 0;
};

std::vector<Promise> promises_on(const OrderOf& order, Index outcome,
                                 const std::vector<Promise>& said) {
  const std::vector<double>& now = order.now(outcome);
  const std::size_t first = largest(now);
  std::vector<Promise> promises;
  for (const Promise& one : said) {
    std::vector<double> then = now;
    for (std::size_t i = 0; i < then.size(); ++i)
      then[i] += one.weight * order.slope(i, outcome, one.link);
    const std::size_t ahead = largest(then);
    if (ahead != first) promises.push_back({one.link, one.weight, then[ahead] - then[first]});
  }
  std::stable_sort(promises.begin(), promises.end(),
                   [](const Promise& a, const Promise& b) { return a.ahead > b.ahead; });
  promises.resize(std::min(promises.size(), most_tried));
  return promises;
}

}  // namespace

void add_pairs(const Map& map, const Model& model, const std::vector<Scenario>& compared,
               const std::vector<Index>& moved, const Asked& asked, WorthAsking& worth) {
  if (map.source().voices == 0) return;
  const std::vector<EvidenceLink> pairs = untold(map, moved, asked.factors);
  worth.pairs_looked_at = pairs.size();
  const Map whole = with_pairs(map, pairs);
  const OrderOf order(whole, model, compared, asked);
  if (!order.known()) return;
  const std::vector<int> good = goods(map, asked);
  const double voice = medium / static_cast<double>(map.source().voices);
  std::vector<Promise> said;
  for (const EvidenceLink& pair : pairs)
    for (const double weight : {voice, -voice}) {
      const int sides = good[pair.from] * good[pair.to];
      if (sides == 0 || (sides > 0) == (weight > 0))
        said.push_back({whole.find_link(pair.from, pair.to).value(), weight, 0});
    }
  for (Index k = 0; k < asked.outcomes.size(); ++k) {
    if (!worth.first[k]) continue;
    const std::size_t first = largest(order.now(k)), begin = worth.pairs.size();
    for (const Promise& promise : promises_on(order, k, said)) {
      const std::vector<double> then = order.with(promise.link, promise.weight, k);
      if (then.empty() || largest(then) == first) continue;
      const Link& link = whole.links()[promise.link];
      worth.pairs.push_back({.from = link.from,
                             .to = link.to,
                             .plus = promise.weight > 0,
                             .outcome = k,
                             .instead = asked.compared[largest(then)],
                             .ahead = then[largest(then)] - then[first]});
    }
    std::stable_sort(worth.pairs.begin() + static_cast<std::ptrdiff_t>(begin), worth.pairs.end(),
                     [](const auto& a, const auto& b) { return a.ahead > b.ahead; });
  }
}

}  // namespace fcm::analyse
