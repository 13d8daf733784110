// SPDX-License-Identifier: MIT
#include "analyse/describe_draws.hpp"

#include <algorithm>
#include <cmath>

namespace fcm::analyse {
namespace {

/// What a scenario starts from: a factor it moves, or a connection it changes, which is as well
/// told as it is itself and as the one that it is measured by.
std::vector<std::size_t> begun_at(const Map& map, const ScenarioResult& result,
                                  const std::vector<std::size_t>& tellers) {
  const Map& own = result.resolved.map;
  std::vector<std::size_t> width(own.size(), 0);
  const auto told = [&](const Connection& connection) {
    const Result<Index> from = own.require(connection.from), to = own.require(connection.to);
    const auto link = map.find_link(*from, *to);
    return link ? tellers[*link] : 0;
  };
  for (const Intervention& said : result.scenario.interventions) {
    if (said.kind != Intervention::Kind::connection) {
      width[*own.require(said.factor)] = SIZE_MAX;
      continue;
    }
    std::size_t voices = told(said.connection);
    if (said.as_strong_as) voices = std::min(voices, told(*said.as_strong_as));
    std::size_t& at = width[*own.require(said.connection.to)];
    at = std::max(at, voices);
  }
  return width;
}

}  // namespace

double quantile(const std::vector<double>& sorted, double p) {
  const double rank = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(rank);
  if (below + 1 >= sorted.size()) return sorted.back();
  return sorted[below] + (rank - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

double share(std::uint64_t count, std::uint64_t of) {
  return of == 0 ? 0 : static_cast<double>(count) / static_cast<double>(of);
}

DrawnEffect describe(const std::vector<double>& values, const std::vector<char>& nobody) {
  DrawnEffect effect;
  std::vector<double> settled;
  std::uint64_t less = 0, more = 0, none = 0;
  for (std::size_t draw = 0; draw < values.size(); ++draw) {
    if (std::isnan(values[draw])) continue;
    settled.push_back(values[draw]);
    less += values[draw] < 0;
    more += values[draw] > 0;
    none += nobody[draw] != 0;
  }
  effect.draws = settled.size();
  if (settled.empty()) return effect;
  std::sort(settled.begin(), settled.end());
  effect.median = quantile(settled, 0.5);
  effect.low = quantile(settled, 0.05);
  effect.high = quantile(settled, 0.95);
  effect.from = quantile(settled, 0.025);
  effect.to = quantile(settled, 0.975);
  effect.less = share(less, effect.draws);
  effect.more = share(more, effect.draws);
  effect.nobody = share(none, effect.draws);
  return effect;
}

std::vector<std::size_t> tellers_of(const Evidence& evidence, const std::vector<bool>& voices) {
  std::vector<std::size_t> tellers(evidence.links.size(), 0);
  for (const Cell& cell : evidence.cells)
    tellers[cell.link] += cell.signed_() && voices[cell.voice];
  return tellers;
}

std::vector<std::size_t> best_told(const Map& map, const ScenarioResult& result,
                                   const std::vector<std::size_t>& tellers) {
  const Map& own = result.resolved.map;
  std::vector<std::size_t> width = begun_at(map, result, tellers);
  for (bool more = true; more;) {
    more = false;
    for (const Link& link : own.links()) {
      if (!link.simulated || link.assumed) continue;
      const std::size_t through =
          std::min(width[link.from], tellers[*map.find_link(link.from, link.to)]);
      more = more || through > width[link.to];
      width[link.to] = std::max(width[link.to], through);
    }
  }
  for (std::size_t& voices : width)
    if (voices == SIZE_MAX) voices = 0;
  return width;
}

}  // namespace fcm::analyse
