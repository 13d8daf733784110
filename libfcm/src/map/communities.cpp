// SPDX-License-Identifier: MIT
//
// docs/maths.md, "Communities".
#include "fcm/communities.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <stdexcept>

#include "core/random.hpp"
#include "map/communities.hpp"

namespace fcm {
namespace map {

/// Factors, or communities of them, with the weights between them; undirected.
struct Graph {
  std::vector<std::vector<std::pair<Index, double>>> near;  ///< by neighbour, rising
  std::vector<double> within;  ///< twice the weight inside, where a node is a community
  double total = 0;            ///< 2m

  std::size_t size() const { return near.size(); }
  double degree(Index i) const {
    double sum = within[i];
    for (const auto& [j, weight] : near[i]) sum += weight;
    return sum;
  }
};

namespace {

Graph graph_of(std::size_t factors, const std::vector<Tie>& ties) {
  std::vector<std::map<Index, double>> sums(factors);
  for (const Tie& tie : ties) {
    if (tie.a == tie.b || tie.weight == 0) continue;
    sums[tie.a][tie.b] += tie.weight;
    sums[tie.b][tie.a] += tie.weight;
  }
  Graph graph;
  graph.within.assign(factors, 0);
  for (const auto& row : sums) graph.near.emplace_back(row.begin(), row.end());
  for (Index i = 0; i < factors; ++i) graph.total += graph.degree(i);
  return graph;
}

/// Moves nodes one by one to the community that gains most, or out of theirs to be alone, until
/// none gains. `of` is where they begin: communities are numbered below graph.size().
std::vector<Index> move_nodes(const Graph& graph, const std::vector<Index>& order,
                              std::vector<Index> of) {
  std::vector<double> degrees(graph.size()), sums(graph.size(), 0), link(graph.size(), 0);
  std::vector<std::size_t> members(graph.size(), 0);
  for (Index i = 0; i < graph.size(); ++i) {
    sums[of[i]] += degrees[i] = graph.degree(i);
    ++members[of[i]];
  }
  constexpr double enough = 1e-12;
  constexpr int most_passes = 1000;
  bool moved = graph.total > 0;
  for (int pass = 0; moved && pass < most_passes; ++pass) {
    moved = false;
    for (const Index i : order) {
      for (const auto& [j, weight] : graph.near[i]) link[of[j]] += weight;
      sums[of[i]] -= degrees[i];
      --members[of[i]];
      const auto gain = [&](Index c) { return link[c] - degrees[i] * sums[c] / graph.total; };
      Index chosen = of[i];
      for (const auto& [j, weight] : graph.near[i])
        if (gain(of[j]) > gain(chosen) + enough * graph.total) chosen = of[j];
      if (members[chosen] > 0 && gain(chosen) < -enough * graph.total)
        chosen =
            static_cast<Index>(std::find(members.begin(), members.end(), 0U) - members.begin());
      for (const auto& [j, weight] : graph.near[i]) link[of[j]] = 0;
      sums[chosen] += degrees[i];
      ++members[chosen];
      moved = moved || chosen != of[i];
      of[i] = chosen;
    }
  }
  return of;
}

/// Communities that fall apart without the others become several (Traag et al. 2019 show that
/// Louvain leaves such), which cannot lower the modularity; numbered from 0.
std::vector<Index> connected(const Graph& graph, const std::vector<Index>& of) {
  constexpr Index none = static_cast<Index>(-1);
  std::vector<Index> part(graph.size(), none);
  Index parts = 0;
  for (Index start = 0; start < graph.size(); ++start) {
    if (part[start] != none) continue;
    std::vector<Index> queue{start};
    part[start] = parts;
    for (std::size_t at = 0; at < queue.size(); ++at)
      for (const auto& [j, weight] : graph.near[queue[at]])
        if (part[j] == none && of[j] == of[start]) part[j] = parts, queue.push_back(j);
    ++parts;
  }
  return part;
}

Graph together(const Graph& graph, const std::vector<Index>& of) {
  const Index count = *std::max_element(of.begin(), of.end()) + 1;
  std::vector<std::map<Index, double>> sums(count);
  Graph up;
  up.within.assign(count, 0);
  up.total = graph.total;
  for (Index i = 0; i < graph.size(); ++i) {
    up.within[of[i]] += graph.within[i];
    for (const auto& [j, weight] : graph.near[i])
      if (of[i] == of[j])
        up.within[of[i]] += weight;
      else
        sums[of[i]][of[j]] += weight;
  }
  for (const auto& row : sums) up.near.emplace_back(row.begin(), row.end());
  return up;
}

std::vector<Index> one_each(std::size_t nodes) {
  std::vector<Index> of(nodes);
  std::iota(of.begin(), of.end(), Index{0});
  return of;
}

/// Moves factors, then whole communities, then communities of these; and again from the factors, as
/// what was right when a factor was placed need not be so once the rest has moved (Rotta and Noack
/// 2011, "multi-level refinement"). Ends where no factor and no community gains by moving.
std::vector<Index> louvain(const Graph& factors, const std::vector<Index>& order) {
  std::vector<Index> of = one_each(factors.size());
  if (of.empty()) return of;
  for (bool first = true;; first = false) {
    std::vector<Index> moved = move_nodes(factors, order, of);
    if (!first && moved == of) return of;
    of = connected(factors, moved);
    for (Graph graph = together(factors, of);;) {
      moved = connected(graph, move_nodes(graph, one_each(graph.size()), one_each(graph.size())));
      for (Index& community : of) community = moved[community];
      if (*std::max_element(moved.begin(), moved.end()) + 1 == graph.size()) break;
      graph = together(graph, moved);
    }
  }
}

double modularity_of(const Graph& graph, const std::vector<Index>& of) {
  if (graph.total == 0) return 0;
  std::map<Index, double> inside, degrees;
  for (Index i = 0; i < graph.size(); ++i) {
    degrees[of[i]] += graph.degree(i);
    for (const auto& [j, weight] : graph.near[i])
      if (of[i] == of[j]) inside[of[i]] += weight;
  }
  double q = 0;
  for (const auto& [community, degree] : degrees)
    q += inside[community] / graph.total - degree / graph.total * (degree / graph.total);
  return q;
}

/// Numbered by size falling, then by their first factor.
Communities numbered(const std::vector<Index>& of) {
  std::map<Index, std::pair<std::size_t, Index>> found;  // size, first factor
  for (Index i = 0; i < of.size(); ++i) ++found.try_emplace(of[i], 0, i).first->second.first;
  std::vector<std::pair<Index, std::pair<std::size_t, Index>>> order(found.begin(), found.end());
  std::sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
    return a.second.first != b.second.first ? a.second.first > b.second.first
                                            : a.second.second < b.second.second;
  });
  std::map<Index, Index> number;
  for (Index c = 0; c < order.size(); ++c) number[order[c].first] = c;
  Communities all{.count = order.size()};
  for (const Index community : of) all.of.push_back(number[community]);
  return all;
}

void shuffle(std::vector<Index>& order, std::uint64_t of_try) {
  core::Random random(1, of_try, 0x636f6d6d);  // "comm"
  for (std::size_t left = order.size(); left > 1; --left)
    std::swap(order[left - 1],
              order[static_cast<std::size_t>(random.uniform() * static_cast<double>(left))]);
}

}  // namespace

std::vector<Tie> ties_of(const Map& map) {
  std::vector<Tie> ties;
  for (const Link& link : map.links()) ties.push_back({link.from, link.to, std::fabs(link.weight)});
  return ties;
}

Communities communities(std::size_t factors, const std::vector<Tie>& ties, std::size_t tries) {
  const Graph graph = graph_of(factors, ties);
  Communities chosen;
  for (std::size_t t = 0; t < std::max<std::size_t>(1, tries); ++t) {
    std::vector<Index> order = one_each(factors);
    if (t > 0) shuffle(order, t);
    Communities found = numbered(louvain(graph, order));
    found.modularity = modularity_of(graph, found.of);
    if (t == 0 || found.modularity > chosen.modularity + 1e-12) chosen = std::move(found);
  }
  return chosen;
}

}  // namespace map

Communities communities(const Map& map, std::size_t tries) {
  return map::communities(map.size(), map::ties_of(map), tries);
}

double modularity(const Map& map, const std::vector<Index>& of) {
  return map::modularity_of(map::graph_of(map.size(), map::ties_of(map)), of);
}

std::optional<double> adjusted_rand(const std::vector<Index>& a, const std::vector<Index>& b) {
  if (a.size() != b.size()) throw std::logic_error("groupings of two lengths");
  std::map<std::pair<Index, Index>, double> cells;
  std::map<Index, double> rows, columns;
  for (std::size_t i = 0; i < a.size(); ++i) {
    ++cells[{a[i], b[i]}];
    ++rows[a[i]];
    ++columns[b[i]];
  }
  const auto pairs = [](const auto& counts) {
    double sum = 0;
    for (const auto& [key, n] : counts) sum += n * (n - 1) / 2;
    return sum;
  };
  const auto n = static_cast<double>(a.size());
  const double all = n * (n - 1) / 2, row = pairs(rows), column = pairs(columns);
  const double chance = all > 0 ? row * column / all : 0, most = (row + column) / 2;
  if (most - chance == 0) return std::nullopt;
  return (pairs(cells) - chance) / (most - chance);
}

}  // namespace fcm
