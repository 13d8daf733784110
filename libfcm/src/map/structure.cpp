// SPDX-License-Identifier: MIT
//
// docs/maths.md, "Structure".
#include "fcm/structure.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/betweenness_centrality.hpp>
#include <cmath>

#include "map/loops.hpp"

namespace fcm {
namespace {

// Brandes is O(factors * links * log factors): beyond this it is left out (about ten seconds).
constexpr double most_betweenness_work = 2e8;

struct Counted {
  std::size_t links = 0;
  std::size_t self_links = 0;
};

Counted add_degrees(const Map& map, std::vector<FactorStructure>& factors) {
  Counted counted;
  for (const Link& link : map.links()) {
    if (link.weight == 0) continue;
    ++counted.links;
    counted.self_links += link.from == link.to;
    ++factors[link.from].links_out;
    ++factors[link.to].links_in;
    factors[link.from].out += std::abs(link.weight);
    factors[link.to].in += std::abs(link.weight);
  }
  for (Index i = 0; i < factors.size(); ++i) {
    FactorStructure& factor = factors[i];
    factor.centrality = factor.in + factor.out;
    factor.dead_end =
        factor.links_in > 0 && factor.links_out == 0 && map.factors()[i].kind != "outcome";
  }
  return counted;
}

FactorRole role_of(const FactorStructure& factor) {
  if (factor.links_in == 0 && factor.links_out == 0) return FactorRole::isolated;
  if (factor.links_in == 0) return FactorRole::transmitter;
  if (factor.links_out == 0) return FactorRole::receiver;
  return FactorRole::ordinary;
}

void add_roles(Structure& structure) {
  for (FactorStructure& factor : structure.factors) {
    factor.role = role_of(factor);
    structure.transmitters += factor.role == FactorRole::transmitter;
    structure.receivers += factor.role == FactorRole::receiver;
    structure.ordinary += factor.role == FactorRole::ordinary;
    structure.isolated += factor.role == FactorRole::isolated;
  }
  if (structure.transmitters > 0)
    structure.complexity =
        static_cast<double>(structure.receivers) / static_cast<double>(structure.transmitters);
}

void add_densities(const Counted& counted, Structure& structure) {
  const auto n = static_cast<double>(structure.factors.size());
  const auto links = static_cast<double>(counted.links);
  if (n > 0) structure.links_per_factor = links / n;
  if (n > 0) structure.density_with_self_links = links / (n * n);
  if (n > 1)
    structure.density_without_self_links =
        (links - static_cast<double>(counted.self_links)) / (n * (n - 1));
}

// MacDonald (1983): 12 / ((N-1) N (N+1)) * sum (out_i - mean out)^2.
std::optional<double> hierarchy(const std::vector<FactorStructure>& factors) {
  if (factors.size() < 2) return std::nullopt;
  const auto n = static_cast<double>(factors.size());
  double sum = 0;
  for (const FactorStructure& factor : factors) sum += factor.out;
  const double mean = sum / n;
  double squares = 0;
  for (const FactorStructure& factor : factors)
    squares += (factor.out - mean) * (factor.out - mean);
  return 12 * squares / ((n - 1) * n * (n + 1));
}

void add_betweenness(const Map& map, std::vector<FactorStructure>& factors) {
  using Distance = boost::property<boost::edge_weight_t, double>;
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS,
                                      boost::no_property, Distance>;
  Graph graph(map.size());
  for (const Link& link : map.links())
    if (link.weight != 0 && link.from != link.to)
      boost::add_edge(link.from, link.to, 1 / std::abs(link.weight), graph);
  std::vector<double> between(map.size(), 0);
  boost::brandes_betweenness_centrality(graph,
                                        boost::weight_map(get(boost::edge_weight, graph))
                                            .centrality_map(boost::make_iterator_property_map(
                                                between.begin(), get(boost::vertex_index, graph))));
  for (Index i = 0; i < factors.size(); ++i) factors[i].betweenness = between[i];
}

}  // namespace

std::string_view to_text(FactorRole role) {
  switch (role) {
    case FactorRole::transmitter:
      return "transmitter";
    case FactorRole::receiver:
      return "receiver";
    case FactorRole::ordinary:
      return "ordinary";
    case FactorRole::isolated:
      break;
  }
  return "isolated";
}

Structure inspect(const Map& map, std::size_t max_loop_length, std::size_t max_loops) {
  Structure structure;
  structure.factors.resize(map.size());
  const Counted counted = add_degrees(map, structure.factors);
  add_roles(structure);
  add_densities(counted, structure);
  structure.hierarchy = hierarchy(structure.factors);
  if (static_cast<double>(map.size()) * static_cast<double>(counted.links) <= most_betweenness_work)
    add_betweenness(map, structure.factors);
  structure.spectral_radius = spectral_radius_abs(map);
  map::Loops found = map::find_loops(map, max_loop_length, max_loops);
  structure.loops = std::move(found.loops);
  structure.loops_complete = found.complete;
  structure.loop_counts = std::move(found.counts);
  structure.loops_counted = found.counted;
  structure.strongest_loops = std::move(found.strongest);
  structure.max_loop_length = max_loop_length;
  return structure;
}

}  // namespace fcm
