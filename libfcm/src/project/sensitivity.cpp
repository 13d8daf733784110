// SPDX-License-Identifier: MIT
#include "fcm/sensitivity.hpp"

#include <algorithm>
#include <tuple>

#include "fcm/project.hpp"
#include "project/sensitivity.hpp"

namespace fcm {
namespace {

/// The position in evidence.links, which are sorted by (from, to).
Index told_as(const Link& link, const Evidence& evidence) {
  const auto before = [](const EvidenceLink& told, const Link& at) {
    return std::tie(told.from, told.to) < std::tie(at.from, at.to);
  };
  const auto found = std::lower_bound(evidence.links.begin(), evidence.links.end(), link, before);
  return static_cast<Index>(found - evidence.links.begin());
}

}  // namespace

std::size_t detail::links_worth_trying(std::size_t links, std::size_t effects) {
  constexpr std::size_t usual = 10, most_work = 4'000'000, of_a_simulation = 100;
  if (effects == 0) return 0;
  // Two simulations for each link, each of which looks at all links.
  return std::min(usual, most_work / (2 * (links + of_a_simulation)) / effects);
}

Sensitivity sensitivity(const Loaded& loaded, const WhatIf& what_if,
                        const std::vector<Index>& outcomes, std::size_t most) {
  const auto ranges_of = [&](const std::vector<Index>& links) {
    const Project& project = loaded.project;
    const bool redrawn = loaded.has_study && project.how_sure.draws > 0;
    std::vector<WeightRange> ranges;
    std::vector<Index> told;
    for (const Index k : links) {
      const Link& link = loaded.map.links()[k];
      if (redrawn)
        told.push_back(told_as(link, loaded.evidence));
      else
        ranges.push_back(range_of(link));
    }
    if (redrawn) ranges = redrawn_ranges(loaded.evidence, project.weigh, told, project.how_sure);
    return ranges;
  };
  return sensitivity(loaded.map, what_if, outcomes, ranges_of, most);
}

}  // namespace fcm
