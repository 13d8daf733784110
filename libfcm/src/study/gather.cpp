// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "fcm/evidence.hpp"
#include "study/heard.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using study::Heard;
using study::Talks;

/// A claim on its way into a cell.
struct Told {
  Index from, to, voice, claim, coder, unit;
};

/// What one coder saw in one cell.
struct CoderSum {
  double sum = 0;         ///< of signed strengths
  std::size_t count = 0;  ///< of claims with +, - or none
  std::size_t claims = 0;
  std::map<double, std::size_t> values;  ///< signed strength -> claims
};

/// Each coder who saw something here has an equal share, each of its claims an equal part of that.
std::vector<Said> said_of(const std::map<Index, CoderSum>& sums) {
  const auto saw = static_cast<double>(std::count_if(
      sums.begin(), sums.end(), [](const auto& sum) { return sum.second.count > 0; }));
  std::map<double, double> shares;
  for (const auto& [coder, sum] : sums)
    for (const auto& [value, claims] : sum.values)
      shares[value] += static_cast<double>(claims) / (saw * static_cast<double>(sum.count));
  std::vector<Said> said;
  for (const auto& [value, share] : shares) said.push_back({value, share});
  return said;
}

class Gatherer {
 public:
  Gatherer(const Study& study, const EvidenceOptions& options) : study_(study), options_(options) {
    evidence_.factors = study.factors;
    if (!options.only_coder.empty()) evidence_.coders = options.only_coder;
    for (const Conversation& talk : study.conversations) talks_.emplace(talk.id, &talk);
    keys_.reserve(study.claims.size());
    for (Index i = 0; i < study.claims.size(); ++i)
      keys_.push_back(study::voice_key(study.claims[i], i));
  }

  Evidence gather() {
    take_voices();
    take_claims();
    std::sort(told_.begin(), told_.end(), [](const Told& a, const Told& b) {
      return std::tie(a.from, a.to, a.voice, a.claim) < std::tie(b.from, b.to, b.voice, b.claim);
    });
    for (std::size_t start = 0; start < told_.size();) {
      const Told& first = told_[start];
      std::size_t end = start + 1;
      while (end < told_.size() && told_[end].from == first.from && told_[end].to == first.to &&
             told_[end].voice == first.voice)
        ++end;
      add_cell(start, end);
      start = end;
    }
    return std::move(evidence_);
  }

 private:
  void take_voices() {
    for (const auto& [key, heard] : study::everyone(study_, keys_)) {
      if (study::withheld(heard, talks_, options_.today)) {
        ++evidence_.withheld;
        continue;
      }
      position_.emplace(key, evidence_.voices.size());
      alone_.push_back(study::speaks_alone(heard));
      evidence_.voices.push_back(study::voice_of(key, heard, study_, talks_));
    }
  }

  void take_claims() {
    std::map<std::string, Index> coders;
    for (const Claim& claim : study_.claims) coders.emplace(claim.coder, 0);
    Index next = 0;
    for (auto& [name, index] : coders) index = next++;

    for (Index i = 0; i < study_.claims.size(); ++i) {
      const Claim& claim = study_.claims[i];
      if (!options_.only_coder.empty() && claim.coder != options_.only_coder) continue;
      const auto voice = position_.find(keys_[i]);
      if (voice == position_.end()) continue;
      if (!alone_[voice->second] && study::talk_says_no(talks_, claim.conversation, options_.today))
        continue;
      const Index coder = coders.at(claim.coder);
      const Index unit = unit_of(claim, keys_[i]);
      read_by_[unit].insert(coder);
      if (options_.stated_only && !is_stated(claim.certainty)) continue;
      told_.push_back({claim.from, claim.to, voice->second, i, coder, unit});
      if (keys_[i].starts_with("row ")) ++evidence_.rows_as_voices;
    }
  }

  /// What a coder reads in one go: the conversation, else the document, else what the voice said.
  Index unit_of(const Claim& claim, const std::string& key) {
    const std::string name = !claim.conversation.empty() ? "conversation " + claim.conversation
                             : !claim.document.empty()   ? "document " + claim.document
                                                         : "voice " + key;
    const auto [unit, is_new] = units_.emplace(name, units_.size());
    if (is_new) read_by_.emplace_back();
    return unit->second;
  }

  void add_cell(std::size_t start, std::size_t end) {
    const Told& first = told_[start];
    if (evidence_.links.empty() || evidence_.links.back().from != first.from ||
        evidence_.links.back().to != first.to)
      evidence_.links.push_back({first.from, first.to});
    Cell cell{.voice = first.voice, .link = evidence_.links.size() - 1};
    std::map<Index, CoderSum> sums;
    std::vector<Index> claims;
    std::vector<double> parts;
    std::size_t with_strength = 0;
    for (std::size_t i = start; i < end; ++i) {
      if (!options_.coders_apart)
        for (const Index coder : read_by_[told_[i].unit]) sums[coder];
      parts.push_back(
          count(study_.claims[told_[i].claim], sums[told_[i].coder], cell, with_strength));
      claims.push_back(told_[i].claim);
    }
    for (std::size_t i = start; i < end; ++i)
      if (double& part = parts[i - start]; part != 0)
        part /= static_cast<double>(sums[told_[i].coder].count * sums.size());
    for (const auto& [coder, sum] : sums) {
      if (sum.count > 0) cell.value += sum.sum / static_cast<double>(sum.count);
      cell.claims = std::max(cell.claims, sum.claims);
    }
    cell.value /= static_cast<double>(sums.size());
    if (with_strength > 0) cell.strength /= static_cast<double>(with_strength);
    evidence_.cells.push_back(cell);
    evidence_.claims.push_back(std::move(claims));
    evidence_.parts.push_back(std::move(parts));
    evidence_.said.push_back(said_of(sums));
  }

  /// The signed strength of the claim; 0 where it has no direction. cell.strength is a sum until
  /// add_cell divides it.
  double count(const Claim& claim, CoderSum& sum, Cell& cell, std::size_t& with_strength) {
    ++sum.claims;
    const bool as_plus = options_.blank_is_plus && claim.polarity == Polarity::blank;
    const Polarity polarity = as_plus ? Polarity::plus : claim.polarity;
    if (polarity == Polarity::none) {
      ++sum.count;
      ++sum.values[0];
      cell.none = true;
    } else if (polarity == Polarity::plus || polarity == Polarity::minus) {
      const double strength = claim.strength.value_or(options_.no_strength);
      if (!claim.strength) ++evidence_.without_strength;
      ++sum.count;
      const double value = polarity == Polarity::plus ? strength : -strength;
      sum.sum += value;
      ++sum.values[value];
      (polarity == Polarity::plus ? cell.plus : cell.minus) = true;
      cell.strength += strength;
      ++with_strength;
      return value;
    } else {
      cell.unsigned_ = true;
      ++evidence_.without_direction;
    }
    return 0;
  }

  const Study& study_;
  const EvidenceOptions& options_;
  Evidence evidence_;
  Talks talks_;
  std::vector<std::string> keys_;                    ///< per claim: its voice
  std::unordered_map<std::string, Index> position_;  ///< of a key in evidence_.voices
  std::vector<bool> alone_;                          ///< per voice: its own consent counts
  std::vector<Told> told_;
  std::unordered_map<std::string, Index> units_;
  std::vector<std::set<Index>> read_by_;  ///< per unit: who coded anything in it
};

}  // namespace

Evidence gather(const Study& study, const EvidenceOptions& options) {
  return Gatherer(study, options).gather();
}

bool is_stated(std::string_view certainty) {
  const std::string word = text::match_key(certainty);
  return word == "stated" || word == "explicit" || word == "direct";
}

std::vector<std::string> coders(const Study& study) {
  std::set<std::string> names;
  for (const Claim& claim : study.claims)
    if (!claim.coder.empty()) names.insert(claim.coder);
  return {names.begin(), names.end()};
}

}  // namespace fcm
