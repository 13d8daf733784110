// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <tuple>
#include <utility>

#include "fcm/evidence.hpp"
#include "study/text_of.hpp"

namespace fcm {
namespace {

/// Per voice the coders who read something it said.
std::vector<std::set<std::string>> readers_of(const Study& study, const Evidence& evidence) {
  std::map<std::string, std::set<std::string>> read;
  for (const Claim& claim : study.claims)
    if (!claim.coder.empty()) read[study::text_of(claim)].insert(claim.coder);
  std::vector<std::set<std::string>> readers(evidence.voices.size());
  for (Index c = 0; c < evidence.cells.size(); ++c)
    for (const Index claim : evidence.claims[c]) {
      const std::set<std::string>& coders = read[study::text_of(study.claims[claim])];
      readers[evidence.cells[c].voice].insert(coders.begin(), coders.end());
    }
  return readers;
}

}  // namespace

ReadByEach read_by_each(const Study& study, const Evidence& together,
                        const EvidenceOptions& options) {
  const std::vector<std::set<std::string>> readers = readers_of(study, together);
  ReadByEach each;
  each.evidence.factors = together.factors;
  each.evidence.links = together.links;
  std::vector<std::map<std::string, Index>> row(together.voices.size());
  for (Index voice = 0; voice < together.voices.size(); ++voice) {
    std::set<std::string> names = readers[voice];
    if (names.empty()) names.insert("");  // nothing was coded, or by nobody with a name
    Index turn = 0;
    for (const std::string& coder : names) {
      row[voice][coder] = each.evidence.voices.size();
      each.evidence.voices.push_back(together.voices[voice]);
      if (!coder.empty()) each.evidence.voices.back().attributes["coder"] = {coder};
      each.voice.push_back(voice);
      each.turn.push_back({turn++, names.size()});
    }
  }
  using Placed = std::pair<Cell, Index>;  // and where its claims are
  std::vector<Placed> cells;
  std::vector<std::vector<Index>> claims;
  std::vector<std::vector<double>> parts;
  std::vector<std::vector<Said>> said;
  std::vector<std::string> names = coders(study);
  names.push_back("");
  for (const std::string& coder : names) {
    EvidenceOptions alone = options;
    alone.only_coder = coder;
    Evidence evidence = coder.empty() ? together : gather(study, alone);
    if (evidence.voices.size() != together.voices.size())
      throw std::logic_error("read_by_each: another study, or other options");
    for (Index c = 0; c < evidence.cells.size(); ++c) {
      Cell cell = evidence.cells[c];
      const auto at = row[cell.voice].find(coder);
      if (at == row[cell.voice].end()) continue;
      const EvidenceLink& link = evidence.links[cell.link];
      const auto place = std::lower_bound(together.links.begin(), together.links.end(), link,
                                          [](const EvidenceLink& a, const EvidenceLink& b) {
                                            return std::tie(a.from, a.to) < std::tie(b.from, b.to);
                                          });
      cell.voice = at->second;
      cell.link = static_cast<Index>(place - together.links.begin());
      cells.emplace_back(cell, claims.size());
      claims.push_back(std::move(evidence.claims[c]));
      parts.push_back(std::move(evidence.parts[c]));
      said.push_back(std::move(evidence.said[c]));
    }
  }
  std::sort(cells.begin(), cells.end(), [](const Placed& a, const Placed& b) {
    return std::tie(a.first.link, a.first.voice) < std::tie(b.first.link, b.first.voice);
  });
  for (const auto& [cell, at] : cells) {
    each.evidence.cells.push_back(cell);
    each.evidence.claims.push_back(std::move(claims[at]));
    each.evidence.parts.push_back(std::move(parts[at]));
    each.evidence.said.push_back(std::move(said[at]));
  }
  return each;
}

}  // namespace fcm
