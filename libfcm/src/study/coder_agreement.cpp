// SPDX-License-Identifier: MIT
//
// What the coders of a study saw in the passages that more than one of them read.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "fcm/agreement.hpp"
#include "study/text_of.hpp"

namespace fcm {
namespace {

/// What a coder saw of one link in one passage.
struct Seen {
  bool plus = false, minus = false, both = false, none = false;

  void add(Polarity polarity, bool blank_is_plus) {
    plus = plus || polarity == Polarity::plus || (blank_is_plus && polarity == Polarity::blank);
    minus = minus || polarity == Polarity::minus;
    both = both || polarity == Polarity::both;
    none = none || polarity == Polarity::none;
  }

  Index direction() const {
    if (both || (plus && minus)) return 2;
    if (plus || minus) return plus ? 0 : 1;
    return none ? 3 : 4;  // no difference, or no direction given
  }
};

using LinkEnds = std::pair<Index, Index>;

/// What lies in one passage: who read it, and who saw which link.
struct Passage {
  const std::set<Index>* readers = nullptr;
  std::map<LinkEnds, std::map<Index, Seen>> links;  ///< by coder
  std::map<LinkEnds, std::vector<Index>> claims;
};

class Coders {
 public:
  Coders(const Study& study, const EvidenceOptions& options) : study_(study), options_(options) {
    names_ = coders(study);
    for (const Claim& claim : study.claims)
      if (const auto coder = coder_of(claim)) readers_[study::text_of(claim)].insert(*coder);
    EvidenceOptions all = options;
    all.only_coder.clear();
    take(gather(study, all));
  }

  std::optional<Agreement> compare(const Redrawing& redrawing) const {
    Agreement agreed{.coders = names_};
    for (Index one = 0; one < names_.size(); ++one)
      for (Index other = one + 1; other < names_.size(); ++other) {
        CoderPair pair = pair_of(one, other);
        if (pair.passages == 0) continue;
        pair.found = cohens_kappa(found_, one, other, redrawing);
        pair.direction = cohens_kappa(directions_, one, other, redrawing);
        agreed.pairs.push_back(std::move(pair));
      }
    if (agreed.pairs.empty()) return std::nullopt;
    agreed.found = krippendorffs_alpha(found_, redrawing);
    agreed.direction = krippendorffs_alpha(directions_, redrawing);
    agreed.differences = differences();
    return agreed;
  }

 private:
  std::optional<Index> coder_of(const Claim& claim) const {
    const auto at = std::lower_bound(names_.begin(), names_.end(), claim.coder);
    if (at == names_.end() || *at != claim.coder) return std::nullopt;
    return static_cast<Index>(at - names_.begin());
  }

  void take(const Evidence& evidence) {
    for (Index c = 0; c < evidence.cells.size(); ++c)
      for (const Index i : evidence.claims[c]) take(evidence.cells[c].voice, i);
    for (const auto& [key, passage] : passages_) count(passage);
  }

  void take(Index voice, Index position) {
    const Claim& claim = study_.claims[position];
    const auto coder = coder_of(claim);
    if (!coder) return;
    const LinkEnds ends{claim.from, claim.to};
    const std::string text = study::text_of(claim);
    Passage& passage = passages_[{voice, text}];
    passage.readers = &readers_.at(text);
    passage.links[ends][*coder].add(claim.polarity, options_.blank_is_plus);
    passage.claims[ends].push_back(position);
    told_.insert(ends);
  }

  /// The units of one passage: the links that were seen, and those that were not, all alike.
  void count(const Passage& passage) {
    if (passage.readers->size() < 2) return;
    Coded nothing{.categories = std::vector<std::optional<Index>>(names_.size()),
                  .count = told_.size() - passage.links.size(),
                  .group = next_group_++};
    for (const Index reader : *passage.readers) nothing.categories[reader] = 0;
    found_.push_back(nothing);
    for (const auto& [ends, seen] : passage.links) {
      Coded found = nothing, direction = nothing;
      found.count = direction.count = 1;
      for (const Index reader : *passage.readers) direction.categories[reader].reset();
      for (const auto& [coder, what] : seen) {
        found.categories[coder] = 1;
        direction.categories[coder] = what.direction();
      }
      found_.push_back(found);
      directions_.push_back(direction);
    }
  }

  CoderPair pair_of(Index one, Index other) const {
    CoderPair pair{.one = one, .other = other};
    Sums of_one, of_other;
    for (const auto& [key, passage] : passages_) {
      if (passage.readers->count(one) == 0 || passage.readers->count(other) == 0) continue;
      ++pair.passages;
      add_strengths(passage, one, of_one);
      add_strengths(passage, other, of_other);
      for (const auto& [ends, seen] : passage.links) {
        const auto a = seen.find(one), b = seen.find(other);
        pair.one_saw += a != seen.end();
        pair.other_saw += b != seen.end();
        if (a == seen.end() || b == seen.end()) continue;
        ++pair.both_saw;
        pair.same_direction += a->second.direction() == b->second.direction();
      }
    }
    compare_links(of_one, of_other, pair);
    return pair;
  }

  /// Sums of signed strengths, by link.
  using Sums = std::map<LinkEnds, double>;

  void add_strengths(const Passage& passage, Index coder, Sums& sums) const {
    for (const auto& [ends, claims] : passage.claims)
      for (const Index i : claims)
        if (coder_of(study_.claims[i]) == coder) sums[ends] += signed_strength(study_.claims[i]);
  }

  static void compare_links(const Sums& of_one, const Sums& of_other, CoderPair& pair) {
    pair.one_links = of_one.size();
    pair.other_links = of_other.size();
    for (const auto& [ends, a] : of_one) {
      const auto found = of_other.find(ends);
      if (found == of_other.end()) continue;
      const double b = found->second;
      ++pair.both_links;
      pair.same_sign += (a > 0) == (b > 0) && (a < 0) == (b < 0);
    }
  }

  double signed_strength(const Claim& claim) const {
    const double size = claim.strength.value_or(options_.no_strength);
    if (claim.polarity == Polarity::minus) return -size;
    const bool plus = claim.polarity == Polarity::plus ||
                      (options_.blank_is_plus && claim.polarity == Polarity::blank);
    return plus ? size : 0;
  }

  std::vector<CodersDiffer> differences() const {
    std::map<LinkEnds, CodersDiffer> by_link;
    for (const auto& [key, passage] : passages_) {
      if (passage.readers->size() < 2) continue;
      for (const auto& [ends, seen] : passage.links) {
        CodersDiffer& link = by_link[ends];
        link.saw.resize(names_.size());
        for (const auto& [coder, what] : seen) ++link.saw[coder];
        const Index first = seen.begin()->second.direction();
        const bool differ = std::any_of(seen.begin(), seen.end(), [first](const auto& one) {
          return one.second.direction() != first;
        });
        const bool some_only = seen.size() < passage.readers->size();
        link.other_direction += differ;
        link.not_seen += !differ && some_only;
        if (!differ && !some_only) continue;
        const std::vector<Index>& claims = passage.claims.at(ends);
        link.claims.insert(link.claims.end(), claims.begin(), claims.end());
      }
    }
    std::vector<CodersDiffer> all;
    for (auto& [ends, link] : by_link) {
      if (link.passages() == 0) continue;
      std::tie(link.from, link.to) = ends;
      std::sort(link.claims.begin(), link.claims.end());
      all.push_back(std::move(link));
    }
    std::stable_sort(all.begin(), all.end(), [](const CodersDiffer& a, const CodersDiffer& b) {
      return a.passages() > b.passages();
    });
    return all;
  }

  const Study& study_;
  const EvidenceOptions& options_;
  std::vector<std::string> names_;
  std::map<std::string, std::set<Index>> readers_;             ///< by text
  std::map<std::pair<Index, std::string>, Passage> passages_;  ///< by voice and text
  std::set<LinkEnds> told_;                                    ///< links that anyone saw anywhere
  std::vector<Coded> found_, directions_;
  Index next_group_ = 0;
};

}  // namespace

std::optional<Agreement> agreement(const Study& study, const EvidenceOptions& options,
                                   const Redrawing& redrawing) {
  return Coders(study, options).compare(redrawing);
}

}  // namespace fcm
