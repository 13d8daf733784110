// SPDX-License-Identifier: MIT
//
// docs/maths.md, "Groups compared".
#include "analyse/link_gaps.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "analyse/drawn_weights.hpp"
#include "analyse/max_t.hpp"

namespace fcm::analyse {
namespace {

double weight_at(const Map& map, const EvidenceLink& link) {
  const auto at = map.find_link(link.from, link.to);
  return at ? map.links()[*at].weight : 0;
}

std::optional<LinkEvidence> evidence_at(const Map& map, const EvidenceLink& link) {
  const auto at = map.find_link(link.from, link.to);
  return at ? map.links()[*at].evidence : std::nullopt;
}

/// Links that enough of the voices on either side told, rising.
std::vector<Index> told_by_enough(const Grouping& grouping, const SideRows& a, const SideRows& b,
                                  std::size_t least) {
  std::vector<Index> links;
  std::set<Index> voices;
  const std::vector<Cell>& cells = grouping.evidence.cells;
  for (std::size_t c = 0; c < cells.size(); ++c) {
    if (a.rows[cells[c].voice] || b.rows[cells[c].voice])
      voices.insert(grouping.voice[cells[c].voice]);
    if (c + 1 < cells.size() && cells[c + 1].link == cells[c].link) continue;
    if (voices.size() >= least) links.push_back(cells[c].link);
    voices.clear();
  }
  return links;
}

double largest_weight(const Map& a, const Map& b) {
  double largest = 0;
  for (const Map* map : {&a, &b})
    for (const Link& link : map->links()) largest = std::max(largest, std::abs(link.weight));
  return largest;
}

void describe(const Grouping& grouping, const Sides& sides, const std::vector<Map>& maps,
              std::size_t least, const Comparison& comparison, Contrast& contrast) {
  const Map& a = maps[contrast.a];
  const Map& b = maps[contrast.b];
  for (const Index link :
       told_by_enough(grouping, sides.all[contrast.a], sides.all[contrast.b], least)) {
    const EvidenceLink& ends = grouping.evidence.links[link];
    contrast.links.push_back({.from = ends.from,
                              .to = ends.to,
                              .a = evidence_at(a, ends),
                              .b = evidence_at(b, ends),
                              .weight_a = weight_at(a, ends),
                              .weight_b = weight_at(b, ends),
                              .test = {}});
  }
  for (const EvidenceLink& ends : grouping.evidence.links)
    contrast.links_apart += std::abs(weight_at(a, ends) - weight_at(b, ends));
  DistanceOptions options;
  const double largest = largest_weight(a, b);
  if (largest > 0) options.strongest = largest;
  contrast.distances =
      distances(comparison.sides[contrast.a].map, comparison.sides[contrast.b].map, options);
}

/// The cells of both tables, permutation by permutation.
struct LinkCells {
  std::vector<Index> link;        ///< of the evidence, by cell of `links`
  std::vector<TestedCell> links;  ///< by contrast, then as in Contrast::links
  std::vector<TestedCell> apart;  ///< by contrast
};

Index position(const Evidence& evidence, const LinkGap& gap) {
  const auto at =
      std::lower_bound(evidence.links.begin(), evidence.links.end(), gap,
                       [](const EvidenceLink& link, const LinkGap& wanted) {
                         return std::pair(link.from, link.to) < std::pair(wanted.from, wanted.to);
                       });
  return static_cast<Index>(at - evidence.links.begin());
}

LinkCells observed(const Evidence& evidence, const Comparison& comparison,
                   std::uint64_t permutations) {
  LinkCells cells;
  const std::vector<double> none(permutations);
  for (Index c = 0; c < comparison.contrasts.size(); ++c) {
    const Contrast& contrast = comparison.contrasts[c];
    for (const LinkGap& gap : contrast.links) {
      cells.link.push_back(position(evidence, gap));
      cells.links.push_back({gap.weight_a - gap.weight_b, none, c});
    }
    cells.apart.push_back({contrast.links_apart, none, c});
  }
  return cells;
}

/// Weights of a block of deals: those of a link lie together, side by side within a deal.
struct Dealt {
  std::uint64_t first = 0;  ///< deal
  std::size_t deals = 0, sides = 0, lanes = 0;
  std::vector<double> weights;  ///< [link][lane]
  double gap(Index link, std::size_t deal, const Contrast& of) const {
    const double* lane = weights.data() + link * lanes + deal * sides;
    return lane[of.a] - lane[of.b];
  }
};

/// What a block of deals makes of every cell.
void take(const Comparison& comparison, const Dealt& dealt, std::size_t links, LinkCells& cells) {
  std::size_t cell = 0;
  for (const Contrast& contrast : comparison.contrasts)
    for (std::size_t i = 0; i < contrast.links.size(); ++i, ++cell)
      for (std::size_t d = 0; d < dealt.deals; ++d)
        cells.links[cell].permuted[dealt.first + d] = dealt.gap(cells.link[cell], d, contrast);
  for (Index link = 0; link < links; ++link)
    for (Index c = 0; c < comparison.contrasts.size(); ++c)
      for (std::size_t d = 0; d < dealt.deals; ++d)
        cells.apart[c].permuted[dealt.first + d] +=
            std::abs(dealt.gap(link, d, comparison.contrasts[c]));
}

void permute(const Grouping& grouping, const WeighOptions& weighing, const Sides& sides,
             const PermutedLabels& labels, std::uint64_t permutations, Workers& workers,
             const Comparison& comparison, LinkCells& cells) {
  const DrawnWeights drawn(grouping.evidence, weighing);
  const std::vector<double> base = voice_weights(grouping.evidence, weighing);
  const std::size_t a_deal = std::max<std::size_t>(1, 64 / sides.all.size());
  const std::size_t lanes = (a_deal * sides.all.size() + 7) / 8 * 8;
  const auto blocks = static_cast<std::size_t>((permutations + a_deal - 1) / a_deal);
  workers.for_each(blocks, [&](std::size_t block) {
    Dealt dealt{.first = block * a_deal, .sides = sides.all.size(), .lanes = lanes};
    dealt.deals = std::min<std::uint64_t>(permutations - dealt.first, a_deal);
    dealt.weights.resize(grouping.evidence.links.size() * lanes);
    std::vector<double*> rows;
    for (Index link = 0; link < grouping.evidence.links.size(); ++link)
      rows.push_back(dealt.weights.data() + link * lanes);
    std::vector<double> omega(base.size() * lanes, 0);
    for (std::size_t d = 0; d < dealt.deals; ++d) {
      const std::vector<std::uint32_t> from = labels.deal(dealt.first + d);
      for (Index side = 0; side < sides.all.size(); ++side)
        fill_lane(sides.all[side].rows, from, base, lanes, d * sides.all.size() + side,
                  omega.data());
    }
    drawn.weigh(omega.data(), lanes, rows);
    take(comparison, dealt, grouping.evidence.links.size(), cells);
  });
}

void sort_by_gap(Contrast& contrast) {
  std::sort(contrast.links.begin(), contrast.links.end(), [](const LinkGap& x, const LinkGap& y) {
    const double of_x = std::abs(x.weight_a - x.weight_b);
    const double of_y = std::abs(y.weight_a - y.weight_b);
    if (of_x != of_y) return of_x > of_y;
    return std::pair(x.from, x.to) < std::pair(y.from, y.to);
  });
}

}  // namespace

void fill_lane(const std::vector<bool>& side, const std::vector<std::uint32_t>& from,
               const std::vector<double>& base, std::size_t lanes, std::size_t lane,
               double* omega) {
  for (std::size_t row = 0; row < base.size(); ++row)
    omega[row * lanes + lane] = side[from[row]] ? base[row] : 0;
}

void add_link_gaps(const Grouping& grouping, const WeighOptions& weighing, const Sides& sides,
                   const std::vector<Map>& maps, const PermutedLabels& labels,
                   const CompareOptions& options, Workers& workers, Comparison& comparison) {
  for (Contrast& contrast : comparison.contrasts)
    describe(grouping, sides, maps, options.least_voices, comparison, contrast);
  if (options.permutations > 0 && !comparison.contrasts.empty()) {
    LinkCells cells = observed(grouping.evidence, comparison, options.permutations);
    permute(grouping, weighing, sides, labels, options.permutations, workers, comparison, cells);
    const auto of_links = max_t(cells.links), of_apart = max_t(cells.apart);
    std::size_t cell = 0;
    for (Index c = 0; c < comparison.contrasts.size(); ++c) {
      for (LinkGap& gap : comparison.contrasts[c].links) gap.test = of_links[cell++];
      comparison.contrasts[c].test = of_apart[c];
    }
  }
  for (Contrast& contrast : comparison.contrasts) sort_by_gap(contrast);
}

}  // namespace fcm::analyse
