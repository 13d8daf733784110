// SPDX-License-Identifier: MIT
//
// Small invented maps, studies and scenarios for the tests of src/analyse.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "fcm/what_if.hpp"

namespace small {

using fcm::Index;
using fcm::Intervention;
using fcm::Scenario;
using Kind = fcm::Intervention::Kind;

inline fcm::Map map_of(const std::vector<std::string>& ids, std::vector<fcm::Link> links,
                       std::size_t voices = 10) {
  std::vector<fcm::Factor> factors(ids.size());
  for (Index i = 0; i < ids.size(); ++i) factors[i].id = factors[i].label = ids[i];
  fcm::MapSource source;
  source.voices = voices;
  return fcm::Map::make(std::move(factors), std::move(links), source).value();
}

inline fcm::Model tanh_of(double lambda) {
  fcm::Model model;
  model.lambda = lambda;
  return model;
}

inline Intervention move(Kind kind, std::string factor, double amount = 0.5) {
  Intervention said;
  said.kind = kind;
  said.factor = std::move(factor);
  said.amount = amount;
  return said;
}

inline Intervention more(std::string factor, double amount = 0.5) {
  return move(Kind::more, std::move(factor), amount);
}

inline Intervention change(std::string from, std::string to) {
  Intervention said;
  said.kind = Kind::connection;
  said.connection = {std::move(from), std::move(to)};
  return said;
}

inline Scenario scenario_of(std::vector<Intervention> interventions, std::string name = "try-it") {
  Scenario scenario;
  scenario.name = std::move(name);
  scenario.interventions = std::move(interventions);
  return scenario;
}

/// A study in which each voice says what `said` holds: {voice, from, to, signed strength}.
struct Said {
  Index voice, from, to;
  double value;
};
inline fcm::Evidence evidence_of(const std::vector<std::string>& ids, std::size_t voices,
                                 std::vector<Said> said) {
  fcm::Evidence evidence;
  for (const std::string& id : ids) {
    fcm::StudyFactor factor;
    factor.id = factor.label = id;
    evidence.factors.push_back(factor);
  }
  for (std::size_t v = 0; v < voices; ++v) {
    fcm::Voice voice;
    voice.key = "voice " + std::to_string(v + 1);
    evidence.voices.push_back(voice);
  }
  std::sort(said.begin(), said.end(), [](const Said& a, const Said& b) {
    return std::tuple(a.from, a.to, a.voice) < std::tuple(b.from, b.to, b.voice);
  });
  for (const Said& one : said) {
    const fcm::EvidenceLink link{one.from, one.to};
    if (evidence.links.empty() || !(evidence.links.back() == link)) evidence.links.push_back(link);
    fcm::Cell cell;
    cell.voice = one.voice;
    cell.link = evidence.links.size() - 1;
    cell.value = one.value;
    cell.strength = std::abs(one.value);
    cell.claims = 1;
    cell.plus = one.value > 0;
    cell.minus = one.value < 0;
    evidence.cells.push_back(cell);
    evidence.claims.push_back({evidence.claims.size()});
    evidence.parts.push_back({one.value});
  }
  return evidence;
}

}  // namespace small
