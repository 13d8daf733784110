// SPDX-License-Identifier: MIT
#include "fcm/who_told.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <tuple>

#include "fcm/project.hpp"

namespace fcm {
namespace {

using Statements = std::vector<std::optional<Statement>>;

class Tellers {
 public:
  Tellers(const Loaded& loaded, Words words)
      : loaded_(loaded),
        statements_(publish(loaded.study, loaded.project.audience, words, loaded.project.consent,
                            loaded.project.evidence.today)) {
    answer_.words = words;
    if (!loaded.evidence.links.empty())
      spread_ = spread(loaded.evidence, voice_weights(loaded.evidence, loaded.project.weigh));
  }

  WhoTold all(const std::vector<Index>& links) {
    for (const Index link : links) answer_.links.push_back(one(link));
    answer_.voices = number_.size();
    return std::move(answer_);
  }

 private:
  ToldLink one(Index link) {
    ToldLink told{.link = link, .spread = {}, .places = {}, .claims = {}};
    const Link& on_map = loaded_.map.links()[link];
    const EvidenceLink wanted{on_map.from, on_map.to};
    const Evidence& evidence = loaded_.evidence;
    std::map<std::string, ToldPlace> places;
    for (Index c = 0; c < evidence.cells.size(); ++c) {
      const Cell& cell = evidence.cells[c];
      if (!(evidence.links[cell.link] == wanted)) continue;
      told.spread = spread_[cell.link];
      count(cell, places);
      for (const Index claim : evidence.claims[c]) add(claim, cell.voice, told);
    }
    for (auto& [name, place] : places) told.places.push_back(std::move(place));
    std::stable_sort(told.claims.begin(), told.claims.end(),
                     [](const ToldClaim& a, const ToldClaim& b) {
                       return std::tie(a.said.polarity, a.voice, a.row) <
                              std::tie(b.said.polarity, b.voice, b.row);
                     });
    return told;
  }

  void count(const Cell& cell, std::map<std::string, ToldPlace>& places) const {
    std::vector<std::string> names = loaded_.evidence.voices[cell.voice].places;
    if (names.empty()) names.emplace_back();
    for (const std::string& name : names) {
      ToldPlace& place = places[name];
      place.place = name;
      ++place.voices;
      place.plus += cell.plus;
      place.minus += cell.minus;
    }
  }

  void add(Index position, Index voice, ToldLink& told) {
    const std::optional<Statement>& said = (*statements_)[position];
    if (!said) return;
    const Claim& claim = loaded_.study.claims[position];
    const std::size_t number = number_.try_emplace(voice, number_.size() + 1).first->second;
    answer_.without_words += said->words.empty();
    told.claims.push_back({.voice = number,
                           .said = *said,
                           .coder = claim.coder,
                           .certainty = claim.certainty,
                           .basis = claim.basis,
                           .when = claim.when,
                           .row = claim.read_at.line});
  }

  const Loaded& loaded_;
  const Published<Statements> statements_;
  std::vector<Spread> spread_;           ///< by link of the evidence
  std::map<Index, std::size_t> number_;  ///< of a voice
  WhoTold answer_;
};

}  // namespace

WhoTold who_told(const Loaded& loaded, const std::vector<Index>& links, Words words) {
  if (!loaded.has_study) throw std::logic_error("fcm::who_told: a map holds nobody");
  return Tellers(loaded, words).all(links);
}

}  // namespace fcm
