// SPDX-License-Identifier: MIT
#include "analyse/order.hpp"

#include <algorithm>
#include <cmath>

namespace fcm {
namespace {

/// -1, 0 or 1; sizes that differ by rounding are one size.
int compare(double a, double b) {
  constexpr double same = 1e-9;
  if (std::abs(a - b) <= same * std::max(std::abs(a), std::abs(b))) return 0;
  return a < b ? -1 : 1;
}

/// Bron and Kerbosch 1973, with a pivot: maximal cliques.
class Cliques {
 public:
  Cliques(Index n, const std::vector<std::pair<Index, Index>>& pairs, std::size_t at_most)
      : near_(n, std::vector<bool>(n)), at_most_(at_most) {
    for (const auto& [a, b] : pairs) near_[a][b] = near_[b][a] = true;
    std::vector<Index> all(n);
    for (Index i = 0; i < n; ++i) all[i] = i;
    grow({}, all, {});
  }

  std::vector<std::vector<Index>> found;

 private:
  std::vector<Index> near(Index to, const std::vector<Index>& of) const {
    std::vector<Index> kept;
    for (const Index i : of)
      if (near_[to][i]) kept.push_back(i);
    return kept;
  }

  void grow(std::vector<Index> clique, std::vector<Index> candidates, std::vector<Index> done) {
    if (found.size() >= at_most_) return;
    if (candidates.empty() && done.empty() && clique.size() > 1) {
      std::sort(clique.begin(), clique.end());
      found.push_back(clique);
    }
    if (candidates.empty()) return;
    const Index pivot = *std::max_element(
        candidates.begin(), candidates.end(),
        [&](Index a, Index b) { return near(a, candidates).size() < near(b, candidates).size(); });
    const std::vector<Index> tried = candidates;
    for (const Index i : tried) {
      if (i != pivot && near_[pivot][i]) continue;
      std::vector<Index> larger = clique;
      larger.push_back(i);
      grow(std::move(larger), near(i, candidates), near(i, done));
      candidates.erase(std::find(candidates.begin(), candidates.end(), i));
      done.push_back(i);
    }
  }

  std::vector<std::vector<bool>> near_;
  std::size_t at_most_;
};

detail::Toward toward(const Specification& spec, const Outcome& outcome, Index k,
                      const std::vector<Index>& compared) {
  detail::Toward values;
  for (const Index i : compared) {
    std::optional<double> effect = spec.effect[i][k];
    if (effect && !outcome.directed) effect = std::abs(*effect);
    if (effect && outcome.directed && !outcome.want_more) effect = -*effect;
    values.push_back(effect);
  }
  return values;
}

std::optional<double> tau_between(const detail::Toward& a, const detail::Toward& b) {
  std::vector<double> one, other;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (a[i] && b[i]) {
      one.push_back(*a[i]);
      other.push_back(*b[i]);
    }
  return kendalls_tau(one, other);
}

int sign_of(const std::optional<double>& effect) {
  return !effect ? 0 : *effect > 0 ? 1 : *effect < 0 ? -1 : 0;
}

Held hold(const Robustness& robust, Index scenario, Index k) {
  Held held;
  const int own = sign_of(robust.specifications.front().effect[scenario][k]);
  for (const Specification& spec : robust.specifications) {
    if (!spec.counts()) continue;
    const int sign = sign_of(spec.effect[scenario][k]);
    ++(sign < 0 ? held.less : sign > 0 ? held.more : held.not_reached);
    held.same += sign == own;
  }
  return held;
}

/// The first idea of an order; none where none points in the wanted direction.
std::optional<std::size_t> leader(const std::vector<std::optional<std::size_t>>& places) {
  const auto first = std::find(places.begin(), places.end(), std::optional<std::size_t>(1));
  if (first == places.end()) return std::nullopt;
  return static_cast<std::size_t>(first - places.begin());
}

OrderHeld order_held(const std::vector<detail::Toward>& orders,
                     const std::vector<Index>& compared) {
  OrderHeld held;
  const auto own = leader(detail::places_of(orders.front()));
  if (own) held.first = compared[*own];
  std::vector<double> taus;
  for (const detail::Toward& order : orders) {
    const auto places = detail::places_of(order);
    held.same_first += own ? places[*own] == std::optional<std::size_t>(1) : !leader(places);
    if (&order == &orders.front()) continue;
    if (const auto tau = tau_between(orders.front(), order)) taus.push_back(*tau);
  }
  if (!taus.empty()) {
    std::sort(taus.begin(), taus.end());
    held.tau_lowest = taus.front();
    held.tau_median = (taus[(taus.size() - 1) / 2] + taus[taus.size() / 2]) / 2;
  }
  const auto named = [&compared](std::vector<Index>& set) {
    for (Index& i : set) i = compared[i];
  };
  const auto pairs = detail::turning(orders);
  for (const auto& [a, b] : pairs) held.turning.emplace_back(compared[a], compared[b]);
  held.not_ranked = detail::largest_sets(compared.size(), pairs, 1'000);
  for (std::vector<Index>& set : held.not_ranked) named(set);
  return held;
}

}  // namespace

std::optional<double> kendalls_tau(std::span<const double> x, std::span<const double> y) {
  double agree = 0, pairs_x = 0, pairs_y = 0;
  for (std::size_t i = 0; i < x.size(); ++i)
    for (std::size_t j = i + 1; j < x.size(); ++j) {
      const int dx = compare(x[i], x[j]), dy = compare(y[i], y[j]);
      agree += dx * dy;
      pairs_x += dx != 0;
      pairs_y += dy != 0;
    }
  if (pairs_x == 0 || pairs_y == 0) return std::nullopt;
  return agree / std::sqrt(pairs_x * pairs_y);
}

namespace detail {

std::vector<std::optional<std::size_t>> places_of(const Toward& toward) {
  std::vector<std::optional<std::size_t>> places(toward.size());
  for (std::size_t i = 0; i < toward.size(); ++i) {
    if (!toward[i] || *toward[i] <= 0) continue;
    places[i] = 1 + static_cast<std::size_t>(std::count_if(
                        toward.begin(), toward.end(), [&](const std::optional<double>& other) {
                          return other && compare(*other, *toward[i]) > 0;
                        }));
  }
  return places;
}

std::vector<std::pair<Index, Index>> turning(const std::vector<Toward>& orders) {
  std::vector<std::pair<Index, Index>> pairs;
  const Index n = orders.empty() ? 0 : orders.front().size();
  for (Index a = 0; a < n; ++a)
    for (Index b = a + 1; b < n; ++b) {
      bool ahead = false, behind = false;
      for (const Toward& order : orders) {
        if (!order[a] || !order[b]) continue;
        const int way = compare(*order[a], *order[b]);
        ahead = ahead || way > 0;
        behind = behind || way < 0;
      }
      if (ahead && behind) pairs.emplace_back(a, b);
    }
  return pairs;
}

std::vector<std::vector<Index>> largest_sets(Index n,
                                             const std::vector<std::pair<Index, Index>>& pairs,
                                             std::size_t at_most) {
  std::vector<std::vector<Index>> sets = Cliques(n, pairs, at_most).found;
  std::sort(sets.begin(), sets.end(), [](const auto& a, const auto& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  return sets;
}

void count_what_holds(const std::vector<Outcome>& outcomes, const std::vector<Index>& compared,
                      Robustness& robust) {
  const std::vector<Specification>& all = robust.specifications;
  robust.counted = static_cast<std::size_t>(
      std::count_if(all.begin(), all.end(), [](const auto& spec) { return spec.counts(); }));
  if (all.empty() || !all.front().counts()) return;
  for (Index i = 0; i < all.front().effect.size(); ++i) {
    robust.held.emplace_back();
    for (Index k = 0; k < outcomes.size(); ++k) robust.held[i].push_back(hold(robust, i, k));
  }
  for (Index k = 0; k < outcomes.size(); ++k) {
    std::vector<Toward> orders;
    for (const Specification& spec : all)
      if (spec.counts()) orders.push_back(toward(spec, outcomes[k], k, compared));
    for (const Index i : compared) robust.held[i][k].places.resize(compared.size());
    for (const Toward& order : orders) {
      const auto places = places_of(order);
      for (std::size_t c = 0; c < compared.size(); ++c)
        if (places[c]) ++robust.held[compared[c]][k].places[*places[c] - 1];
    }
    robust.orders.push_back(order_held(orders, compared));
  }
}

}  // namespace detail
}  // namespace fcm
