// SPDX-License-Identifier: MIT
//
// The strongest chains behind an effect. Searched forwards from what the scenario moves; a part of
// a chain is left as soon as the best walk that could complete it cannot enter the list.
#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "analyse/response.hpp"

namespace fcm {
namespace {

using analyse::Arc;
using analyse::Response;

class Search {
 public:
  Search(const Response& response, Index outcome, std::size_t count, std::size_t max_links)
      : outcome_(outcome), count_(count), max_links_(max_links), out_(response.own.size()) {
    for (const Arc& arc : response.arcs) {
      if (arc.gain != 0 && arc.from != arc.to) out_[arc.from].push_back(arc);
    }
    best_.assign(max_links + 1, std::vector<double>(out_.size(), 0));
    best_[0][outcome] = 1;
    for (std::size_t k = 1; k <= max_links; ++k) {
      best_[k][outcome] = 1;
      for (const Arc& arc : response.arcs)
        best_[k][arc.from] =
            std::max(best_[k][arc.from], std::abs(arc.gain) * best_[k - 1][arc.to]);
    }
    on_path_.assign(out_.size(), false);
    for (Index i = 0; i < out_.size(); ++i) {
      if (response.own[i] == 0 || i == outcome) continue;
      path_ = {i};
      extend(response.own[i]);
    }
  }

  std::vector<Chain> found() && { return std::move(found_); }

 private:
  void extend(double share) {
    const Index here = path_.back();
    if (here == outcome_) return keep(share);
    const std::size_t left = max_links_ - (path_.size() - 1);
    if (left == 0 || ++looked_at_ > most_parts) return;
    if (std::abs(share) * best_[left][here] <= bar()) return;
    on_path_[here] = true;
    for (const Arc& arc : out_[here]) {
      if (on_path_[arc.to]) continue;
      path_.push_back(arc.to);
      extend(share * arc.gain);
      path_.pop_back();
    }
    on_path_[here] = false;
  }

  /// What a chain must exceed to enter the list.
  double bar() const { return found_.size() < count_ ? 0 : std::abs(found_.back().share); }

  void keep(double share) {
    if (std::abs(share) <= bar()) return;
    Chain chain;
    chain.factors = path_;
    chain.share = share;
    const auto after = std::upper_bound(
        found_.begin(), found_.end(), std::abs(share),
        [](double size, const Chain& other) { return size > std::abs(other.share); });
    found_.insert(after, std::move(chain));
    if (found_.size() > count_) found_.pop_back();
  }

  static constexpr std::size_t most_parts = 2'000'000;

  Index outcome_;
  std::size_t count_, max_links_;
  std::vector<std::vector<Arc>> out_;
  std::vector<std::vector<double>> best_;  ///< [links left][factor]: of any walk to the outcome
  std::vector<bool> on_path_;
  std::vector<Index> path_;
  std::vector<Chain> found_;
  std::size_t looked_at_ = 0;
};

/// Voices that gave this link a direction, rising.
std::vector<Index> tellers_of(const Evidence& evidence, Index from, Index to) {
  const auto link =
      std::lower_bound(evidence.links.begin(), evidence.links.end(), std::pair(from, to),
                       [](const EvidenceLink& a, const std::pair<Index, Index>& b) {
                         return std::pair(a.from, a.to) < b;
                       });
  if (link == evidence.links.end() || link->from != from || link->to != to) return {};
  const auto position = static_cast<Index>(link - evidence.links.begin());
  auto cell = std::lower_bound(evidence.cells.begin(), evidence.cells.end(), position,
                               [](const Cell& a, Index b) { return a.link < b; });
  std::vector<Index> voices;
  for (; cell != evidence.cells.end() && cell->link == position; ++cell) {
    if (cell->plus || cell->minus) voices.push_back(cell->voice);
  }
  return voices;
}

void tell(Chain& chain, const Map& map, const Evidence* evidence) {
  for (std::size_t k = 0; k + 1 < chain.factors.size(); ++k) {
    const Index from = chain.factors[k], to = chain.factors[k + 1];
    const auto link = map.find_link(from, to);
    chain.assumed = chain.assumed || (link && map.links()[*link].assumed);
    if (!evidence) continue;
    std::vector<Index> voices = tellers_of(*evidence, from, to);
    if (k > 0) {
      std::vector<Index> both;
      std::set_intersection(chain.tellers.begin(), chain.tellers.end(), voices.begin(),
                            voices.end(), std::back_inserter(both));
      voices = std::move(both);
    }
    chain.tellers = std::move(voices);
  }
  chain.told_whole_by = chain.tellers.size();
}

}  // namespace

std::vector<Chain> strongest_chains(const ScenarioResult& result, const Model& model,
                                    const Simulation& baseline, Index outcome,
                                    const Evidence* evidence, std::size_t count,
                                    std::size_t max_links) {
  if (!result.effect[outcome] || count == 0) return {};
  const Response response = analyse::response_of(result, model, baseline);
  std::vector<Chain> chains = Search(response, outcome, count, max_links).found();
  for (Chain& chain : chains) tell(chain, result.resolved.map, evidence);
  return chains;
}

}  // namespace fcm
