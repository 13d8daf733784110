// SPDX-License-Identifier: MIT
//
// A weight as a sum over cells: what one unit of a voice's answer adds to it.
#include <algorithm>

#include "fcm/shares.hpp"
#include "map/cells.hpp"

namespace fcm {
namespace {

bool sums_over_voices(Weighing weighing) {
  return weighing == Weighing::net || weighing == Weighing::conditional ||
         weighing == Weighing::mean || weighing == Weighing::counts;
}

/// What a cell adds to the weight of its link before the sum is divided, for an answer of 1.
double counts_as(const Cell& cell, Weighing weighing, double omega) {
  return weighing == Weighing::mean ? omega * static_cast<double>(cell.claims) : omega;
}

/// By what the sum over a link's cells is divided (weigh.hpp).
double divided_by(const Evidence& evidence, detail::Cells cells, const WeighOptions& options,
                  double free, detail::Omega omega) {
  double asked = free, told = 0, claims = 0;
  for (const Cell& cell : cells) {
    if (evidence.voices[cell.voice].survey) asked += omega[cell.voice];
    told += omega[cell.voice];
    claims += omega[cell.voice] * static_cast<double>(cell.claims);
  }
  if (options.weighing == Weighing::conditional) return told;
  if (options.weighing == Weighing::mean)
    return zeros_of(options) == Zeros::out ? claims : claims + (asked - told);
  return asked;
}

/// Of a cell's share, what each claim has: by its part of the answer. Where signs are counted, and
/// not strengths, the parts are turned into shares of the answer.
std::vector<double> of_claims(const std::vector<double>& parts, const Cell& cell, double unit,
                              double share, bool counts) {
  std::vector<double> claims(parts.size(), 0);
  for (std::size_t i = 0; i < parts.size(); ++i)
    if (!counts)
      claims[i] = unit * parts[i];
    else if (cell.value != 0)
      claims[i] = share * parts[i] / cell.value;
  return claims;
}

}  // namespace

std::optional<PeopleShares> people_shares(const Evidence& evidence, const WeighOptions& weighing,
                                          const Shares& shares) {
  if (!sums_over_voices(weighing.weighing) || !shares.known()) return std::nullopt;
  const bool counts = weighing.weighing == Weighing::counts;
  const std::vector<double> omega = voice_weights(evidence, weighing);
  std::vector<double> unit_of(evidence.links.size(), 0);
  for (const LinkShare& link : shares.links)
    if (link.link) unit_of[*link.link] = link.for_each_unit;
  double free = 0;
  for (Index r = 0; r < evidence.voices.size(); ++r)
    if (!evidence.voices[r].survey) free += omega[r];

  PeopleShares people;
  people.voices.assign(evidence.voices.size(), 0);
  people.cells.assign(evidence.cells.size(), 0);
  people.claims.resize(evidence.cells.size());
  Index at = 0;
  detail::each_link(evidence, [&](Index link, detail::Cells cells) {
    const double whole = divided_by(evidence, cells, weighing, free, omega);
    for (const Cell& cell : cells) {
      const double answer = counts ? double(cell.plus) - double(cell.minus) : cell.value;
      const double unit =
          whole > 0 ? unit_of[link] * counts_as(cell, weighing.weighing, omega[cell.voice]) / whole
                    : 0;
      people.cells[at] = unit * answer;
      people.voices[cell.voice] += people.cells[at];
      // Evidence that was not gathered from a study may have cells alone.
      if (at < evidence.parts.size())
        people.claims[at] = of_claims(evidence.parts[at], cell, unit, people.cells[at], counts);
      ++at;
    }
  });
  return people;
}

}  // namespace fcm
