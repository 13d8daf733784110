// SPDX-License-Identifier: MIT
#include "core/moments.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>

namespace fcm::detail {
namespace {

constexpr std::size_t ways = 8;
using Partial = std::array<double, ways>;

double sum(const Partial& s) {
  return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
}

/// Sums of(value) over `values`.
template <typename Of>
double sum_of(std::span<const double> values, Of of) {
  Partial partial{};
  std::size_t i = 0;
  for (; i + ways <= values.size(); i += ways)
    for (std::size_t way = 0; way < ways; ++way) partial[way] += of(values[i + way]);
  for (std::size_t way = 0; i < values.size(); ++i, ++way) partial[way] += of(values[i]);
  return sum(partial);
}

}  // namespace

Moments moments_of(std::span<const double> values) {
  if (values.empty()) return {};
  const auto count = static_cast<double>(values.size());
  const double mean = sum_of(values, [](double value) { return value; }) / count;
  const double squares =
      sum_of(values, [mean](double value) { return (value - mean) * (value - mean); });
  return {values.size(), mean, squares};
}

Extremes extremes_of(std::span<const double> values) {
  constexpr double infinity = std::numeric_limits<double>::infinity();
  std::array<double, ways> low, high;
  std::array<std::uint64_t, ways> positive{}, negative{};
  low.fill(infinity);
  high.fill(-infinity);
  const auto look = [&](double value, std::size_t way) {
    low[way] = value < low[way] ? value : low[way];
    high[way] = value > high[way] ? value : high[way];
    positive[way] += value > 0;
    negative[way] += value < 0;
  };
  std::size_t i = 0;
  for (; i + ways <= values.size(); i += ways)
    for (std::size_t way = 0; way < ways; ++way) look(values[i + way], way);
  for (; i < values.size(); ++i) look(values[i], 0);
  return {*std::min_element(low.begin(), low.end()) + 0.0,  // one zero, not two
          *std::max_element(high.begin(), high.end()) + 0.0,
          std::accumulate(positive.begin(), positive.end(), std::uint64_t{0}),
          std::accumulate(negative.begin(), negative.end(), std::uint64_t{0})};
}

Moments merge(const Moments& a, const Moments& b) {
  if (a.count == 0) return b;
  if (b.count == 0) return a;
  const auto of_a = static_cast<double>(a.count), of_b = static_cast<double>(b.count);
  const double apart = b.mean - a.mean, share = of_b / (of_a + of_b);
  return {a.count + b.count, a.mean + apart * share,
          a.squares + b.squares + apart * apart * of_a * share};
}

void MomentTree::add(Node node) {
  while (!nodes_.empty() && nodes_.back().level == node.level && node.index % 2 == 1) {
    node = {node.index / 2, node.level + 1, merge(nodes_.back().moments, node.moments)};
    nodes_.pop_back();
  }
  nodes_.push_back(node);
}

Moments MomentTree::total() const {
  Moments all;
  for (const Node& node : nodes_) all = merge(all, node.moments);
  return all;
}

}  // namespace fcm::detail
