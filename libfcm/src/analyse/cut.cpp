// SPDX-License-Identifier: MIT
#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/push_relabel_max_flow.hpp>
#include <stdexcept>

#include "fcm/told_chains.hpp"

namespace fcm {
namespace {

using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
using Wide = boost::property<boost::edge_reverse_t, Traits::edge_descriptor>;
using Residual = boost::property<boost::edge_residual_capacity_t, long, Wide>;
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, boost::no_property,
                                    boost::property<boost::edge_capacity_t, long, Residual>>;

class Flow {
 public:
  /// `wide`: by link of the evidence; 0 where nothing flows.
  Flow(const Evidence& evidence, const std::vector<long>& wide, const std::vector<Index>& moved,
       Index outcome)
      : source_(evidence.factors.size()), graph_(source_ + 1) {
    long all = 1;
    for (const long width : wide) all += width;
    for (const Index factor : moved) add(source_, factor, all);
    for (Index link = 0; link < wide.size(); ++link)
      if (wide[link] > 0) add(evidence.links[link].from, evidence.links[link].to, wide[link]);
    value_ = static_cast<std::size_t>(boost::push_relabel_max_flow(graph_, source_, outcome));
  }

  std::size_t value() const { return value_; }

  /// Factors that more could still flow to.
  std::vector<bool> reached() const {
    const auto left = get(boost::edge_residual_capacity, graph_);
    std::vector<bool> seen(num_vertices(graph_), false);
    std::vector<Index> open{source_};
    seen[source_] = true;
    while (!open.empty()) {
      const Index at = open.back();
      open.pop_back();
      for (auto [edge, end] = out_edges(at, graph_); edge != end; ++edge)
        if (const Index next = target(*edge, graph_); left[*edge] > 0 && !seen[next]) {
          seen[next] = true;
          open.push_back(next);
        }
    }
    return seen;
  }

 private:
  void add(Index from, Index to, long wide) {
    const auto there = boost::add_edge(from, to, graph_).first;
    const auto back = boost::add_edge(to, from, graph_).first;
    put(boost::edge_capacity, graph_, there, wide);
    put(boost::edge_capacity, graph_, back, 0L);
    put(boost::edge_reverse, graph_, there, back);
    put(boost::edge_reverse, graph_, back, there);
  }

  Index source_;
  Graph graph_;
  std::size_t value_ = 0;
};

}  // namespace

Cut cut(const Evidence& evidence, const std::vector<Index>& moved, Index outcome) {
  if (std::find(moved.begin(), moved.end(), outcome) != moved.end())
    throw std::logic_error("cut: the outcome is itself moved");
  std::vector<long> claims(evidence.links.size(), 0), voices(evidence.links.size(), 0);
  for (const Cell& cell : evidence.cells) {
    if (!cell.plus && !cell.minus) continue;
    claims[cell.link] += static_cast<long>(cell.claims);
    ++voices[cell.link];
  }
  const Flow by_claims(evidence, claims, moved, outcome);
  Cut found{.claims = by_claims.value(),
            .voices = Flow(evidence, voices, moved, outcome).value(),
            .links = {}};
  if (found.claims == 0) return found;
  const std::vector<bool> reached = by_claims.reached();
  for (Index link = 0; link < evidence.links.size(); ++link)
    if (claims[link] > 0 && reached[evidence.links[link].from] && !reached[evidence.links[link].to])
      found.links.push_back(link);
  return found;
}

}  // namespace fcm
