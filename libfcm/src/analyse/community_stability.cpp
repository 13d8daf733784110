// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "analyse/redrawn_voices.hpp"
#include "fcm/communities.hpp"
#include "map/communities.hpp"

namespace fcm {
namespace {

/// Pairs of factors that are together, counted over draws.
class Together {
 public:
  explicit Together(const Communities& told) : told_(told), shared_(told.of.size(), 0) {
    for (const Index community : told.of) size_.resize(std::max(size_.size(), community + 1));
    for (const Index community : told.of) ++size_[community];
  }

  void add(const Communities& drawn) {
    for (Index i = 0; i < told_.of.size(); ++i)
      for (Index j = 0; j < told_.of.size(); ++j)
        shared_[i] += i != j && told_.of[i] == told_.of[j] && drawn.of[i] == drawn.of[j];
  }

  std::optional<double> share(Index i, std::uint64_t draws) const {
    const std::size_t others = size_[told_.of[i]] - 1;
    if (others == 0 || draws == 0) return std::nullopt;
    return static_cast<double>(shared_[i]) /
           (static_cast<double>(others) * static_cast<double>(draws));
  }

 private:
  const Communities& told_;
  std::vector<std::uint64_t> shared_;
  std::vector<std::size_t> size_;
};

}  // namespace

CommunityStability community_stability(const Evidence& evidence, const WeighOptions& weighing,
                                       const Map& map, const Communities& told,
                                       const Redraw& redraw) {
  constexpr std::size_t lanes = 8, tries = 5;
  const analyse::RedrawnVoices voices(evidence, weighing, redraw);
  std::vector<double> drawn(voices.voices() * lanes), omega(voices.voices());
  CommunityStability found;
  Together together(told);
  double sum = 0;
  std::uint64_t compared = 0;
  for (std::uint64_t draw = 0; draw < redraw.draws; ++draw) {
    const std::size_t lane = draw % lanes;
    if (lane == 0) voices.draw(draw, lanes, drawn.data());
    for (std::size_t v = 0; v < omega.size(); ++v) omega[v] = drawn[v * lanes + lane];
    const std::vector<double> weights = link_weights(evidence, weighing, omega);
    std::vector<map::Tie> ties;
    for (Index k = 0; k < evidence.links.size(); ++k)
      ties.push_back({evidence.links[k].from, evidence.links[k].to, std::fabs(weights[k])});
    const Communities now = map::communities(map.size(), ties, tries);
    together.add(now);
    ++found.draws;
    if (const auto alike = adjusted_rand(told.of, now.of)) sum += *alike, ++compared;
  }
  if (compared > 0) found.adjusted_rand = sum / static_cast<double>(compared);
  for (Index i = 0; i < told.of.size(); ++i) found.stays.push_back(together.share(i, found.draws));
  return found;
}

}  // namespace fcm
