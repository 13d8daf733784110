// SPDX-License-Identifier: MIT
#include "fcm/weight_ranges.hpp"

#include <algorithm>
#include <cmath>

#include "analyse/drawn_weights.hpp"
#include "analyse/redrawn_voices.hpp"
#include "text/number.hpp"

namespace fcm {
namespace {

std::optional<double> number_in(const Link& link, std::string_view name) {
  const Result<double> value = text::parse_number(field(link.fields, name), {});
  if (!value) return std::nullopt;
  return *value;
}

double quantile(const std::vector<double>& sorted, double p) {
  const double rank = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(rank);
  if (below + 1 == sorted.size()) return sorted.back();
  return sorted[below] + (rank - static_cast<double>(below)) * (sorted[below + 1] - sorted[below]);
}

}  // namespace

std::string_view to_text(RangeFrom from) {
  switch (from) {
    case RangeFrom::redraws:
      return "redraws";
    case RangeFrom::bounds:
      return "bounds";
    case RangeFrom::tenth:
      break;
  }
  return "tenth";
}

std::optional<WeightRange> stated_range(const Link& link) {
  const std::optional<double> low = number_in(link, "lower"), high = number_in(link, "upper");
  if (!low || !high || *low > *high) return std::nullopt;
  return WeightRange{*low, *high, RangeFrom::bounds};
}

WeightRange range_of(const Link& link) {
  if (const auto stated = stated_range(link)) return *stated;
  const double tenth = 0.1 * std::fabs(link.weight), most = std::max(1.0, std::fabs(link.weight));
  return {std::max(-most, link.weight - tenth), std::min(most, link.weight + tenth)};
}

std::vector<std::vector<double>> redrawn_weights(const Evidence& evidence,
                                                 const WeighOptions& weighing,
                                                 const std::vector<Index>& links,
                                                 const Redraw& how) {
  constexpr std::size_t lanes = 32;
  const analyse::RedrawnVoices voices(evidence, weighing, how);
  const analyse::DrawnWeights weigh(evidence, weighing);
  std::vector<double> omega(voices.voices() * lanes), drawn(evidence.links.size() * lanes);
  std::vector<double*> rows;
  for (std::size_t k = 0; k < evidence.links.size(); ++k) rows.push_back(&drawn[k * lanes]);
  std::vector<std::vector<double>> weights(links.size());
  for (std::uint64_t first = 0; first < how.draws; first += lanes) {
    voices.draw(first, lanes, omega.data());
    weigh.weigh(omega.data(), lanes, rows);
    const auto count =
        static_cast<std::ptrdiff_t>(std::min<std::uint64_t>(lanes, how.draws - first));
    for (std::size_t k = 0; k < links.size(); ++k)
      weights[k].insert(weights[k].end(), rows[links[k]], rows[links[k]] + count);
  }
  return weights;
}

std::vector<WeightRange> redrawn_ranges(const Evidence& evidence, const WeighOptions& weighing,
                                        const std::vector<Index>& links, const Redraw& how) {
  std::vector<WeightRange> ranges;
  for (std::vector<double>& drawn : redrawn_weights(evidence, weighing, links, how)) {
    std::sort(drawn.begin(), drawn.end());
    ranges.push_back({quantile(drawn, 0.05), quantile(drawn, 0.95), RangeFrom::redraws});
  }
  return ranges;
}

}  // namespace fcm
