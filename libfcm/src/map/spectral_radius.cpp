// SPDX-License-Identifier: MIT
//
// Perron root of |W|. For a nonnegative irreducible B and any x > 0,
//   min_i (Bx)_i / x_i  <=  rho(B)  <=  max_i (Bx)_i / x_i        (Collatz 1942, Wielandt 1950),
// so the upper end is safe whenever the iteration stops. Components are irreducible; + cI makes
// them primitive, without which power iteration need not converge (a ring of two swaps for ever).
#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "fcm/structure.hpp"

namespace fcm {
namespace {

struct Entry {
  Index from, to;
  double size;  // |weight| over the largest of the component
};

struct Component {
  Index size = 0;
  std::vector<Entry> entries;
  double largest = 0;
};

std::vector<Component> components(const Map& map) {
  boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS> graph(map.size());
  for (const Link& link : map.links())
    if (link.weight != 0) boost::add_edge(link.from, link.to, graph);
  std::vector<Index> of(map.size());
  const auto count = boost::strong_components(
      graph, boost::make_iterator_property_map(of.begin(), get(boost::vertex_index, graph)));

  std::vector<Component> parts(static_cast<std::size_t>(count));
  std::vector<Index> place(map.size());
  for (Index i = 0; i < map.size(); ++i) place[i] = parts[of[i]].size++;
  for (const Link& link : map.links()) {
    if (link.weight == 0 || of[link.from] != of[link.to]) continue;
    Component& part = parts[of[link.from]];
    const double size = std::abs(link.weight);
    part.entries.push_back({place[link.from], place[link.to], size});
    part.largest = std::max(part.largest, size);
  }
  for (Component& part : parts)
    for (Entry& entry : part.entries) entry.size /= part.largest;
  return parts;
}

struct Bounds {
  double low, high;
};

// x <- (|W| + cI) x, scaled to largest entry 1; the bounds are those of |W|.
Bounds step(const Component& part, double c, std::vector<double>& x, std::vector<double>& y) {
  std::fill(y.begin(), y.end(), 0.0);
  for (const Entry& entry : part.entries) y[entry.from] += entry.size * x[entry.to];
  Bounds bounds{std::numeric_limits<double>::infinity(), 0};
  double largest = 0;
  for (Index i = 0; i < part.size; ++i) {
    bounds.low = std::min(bounds.low, y[i] / x[i]);
    bounds.high = std::max(bounds.high, y[i] / x[i]);
    y[i] += c * x[i];
    largest = std::max(largest, y[i]);
  }
  for (Index i = 0; i < part.size; ++i)
    x[i] = std::max(y[i] / largest, std::numeric_limits<double>::min());
  return bounds;
}

double perron_root(const Component& part) {
  if (part.entries.empty()) return 0;
  constexpr double close = 1e-15;            // of the two ends, relative
  constexpr std::size_t work = 400'000'000;  // links visited; then the upper end stands as it is
  constexpr std::size_t patience = 100;  // steps without a better upper end: rounding is reached
  std::vector<double> x(part.size, 1.0), y(part.size);
  double best = std::numeric_limits<double>::infinity();
  double c = 0.5;
  std::size_t since_better = 0;
  for (std::size_t done = 0; done < work && since_better < patience;
       done += part.entries.size() + part.size) {
    const Bounds bounds = step(part, c, x, y);
    since_better = bounds.high < best ? 0 : since_better + 1;
    best = std::min(best, bounds.high);
    c = best / 2;
    if (bounds.high - bounds.low <= close * bounds.high) break;
  }
  return best * part.largest;
}

}  // namespace

double spectral_radius_abs(const Map& map) {
  double radius = 0;
  for (const Component& part : components(map)) radius = std::max(radius, perron_root(part));
  return radius;
}

}  // namespace fcm
