// SPDX-License-Identifier: MIT
//
// docs/maths.md, "Saturation".
#include "fcm/saturation.hpp"

#include <cmath>
#include <map>
#include <set>
#include <stdexcept>

#include "core/elementary.hpp"

namespace fcm {
namespace {

/// Per count Y, rising: how many things that many voices told of.
using Counts = std::map<std::size_t, std::size_t>;

/// S(r) = sum_e 1 - C(R - Y_e, r) / C(R, r); the ratio by its recurrence in r.
std::vector<double> curve_of(std::size_t voices, const Counts& counts) {
  std::vector<double> curve(voices, 0);
  for (const auto& [told_by, things] : counts) {
    double missed = 1;
    for (std::size_t r = 1; r <= voices; ++r) {
      const double left = voices - told_by >= r ? static_cast<double>(voices - told_by - r + 1) : 0;
      missed *= left / static_cast<double>(voices - r + 1);
      curve[r - 1] += static_cast<double>(things) * (1 - missed);
    }
  }
  return curve;
}

/// Not seen yet, at least.
double unseen(double voices, double once, double twice) {
  const double share = (voices - 1) / voices;
  return twice > 0 ? share * once * once / (2 * twice) : share * once * (once - 1) / 2;
}

double variance(double voices, double once, double twice, double at_least) {
  const double k = (voices - 1) / voices;
  if (twice > 0) {
    const double q = once / twice;
    return twice * (k * q * q / 2 + k * k * q * q * q + k * k * q * q * q * q / 4);
  }
  const double pairs = once * (2 * once - 1) * (2 * once - 1);
  return k * once * (once - 1) / 2 + k * k * pairs / 4 -
         k * k * once * once * once * once / (4 * at_least);
}

constexpr double z95 = 1.959963984540054;  // of the normal distribution, two-sided

void add_estimates(Accumulation& all) {
  const auto voices = static_cast<double>(all.voices), once = static_cast<double>(all.once),
             twice = static_cast<double>(all.twice), seen = static_cast<double>(all.seen);
  const double more = unseen(voices, once, twice);
  all.at_least = seen + more;
  if (more > 0) {
    const double spread = variance(voices, once, twice, *all.at_least);
    const double factor = core::exp(z95 * std::sqrt(core::log(1 + spread / (more * more))));
    all.interval = {seen + more / factor, seen + more * factor};
  }
  double again = 1;  // share of what was told once that the next would not tell: A
  if (twice > 0)
    again = 2 * twice / ((voices - 1) * once + 2 * twice);
  else if (once > 0)
    again = 2 / ((voices - 1) * (once - 1) + 2);
  all.next_mention_new = once / static_cast<double>(all.mentions) * (1 - again);
  all.covered = 1 - *all.next_mention_new;
  const double stay = more > 0 ? 1 - once / (voices * more + once) : 1;
  double unmet = 1;
  for (std::size_t m = 1; m <= all.voices; ++m) {
    unmet *= stay;
    all.ahead.push_back(seen + more * (1 - unmet));
  }
  all.new_from_next_voice = all.ahead.front() - seen;
}

/// Who of the voices that count told of what.
struct Incidence {
  std::vector<std::vector<Index>> tellers;  ///< per thing, rising, each voice once
  void add(Index thing, Index voice) {
    std::vector<Index>& list = tellers[thing];
    if (list.empty() || list.back() != voice) list.push_back(voice);
  }
};

Accumulation of_incidence(std::size_t voices, const Incidence& told) {
  std::vector<std::size_t> told_by;
  std::set<Index> alone;
  for (const std::vector<Index>& tellers : told.tellers) {
    told_by.push_back(tellers.size());
    if (tellers.size() == 1) alone.insert(tellers.front());
  }
  Accumulation all = accumulate(voices, told_by);
  if (all.at_least)
    all.next_voice_new = static_cast<double>(alone.size()) / static_cast<double>(voices);
  return all;
}

}  // namespace

Accumulation accumulate(std::size_t voices, const std::vector<std::size_t>& told_by) {
  Accumulation all{.voices = voices};
  Counts counts;
  for (const std::size_t tellers : told_by) {
    if (tellers > voices) throw std::logic_error("told by more voices than there are");
    if (tellers == 0) continue;
    ++counts[tellers];
    ++all.seen;
    all.mentions += tellers;
    all.once += tellers == 1;
    all.twice += tellers == 2;
  }
  all.curve = curve_of(voices, counts);
  if (voices >= 2 && all.seen > 0) add_estimates(all);
  return all;
}

bool worth_saying(const Accumulation& all) { return all.at_least && all.voices >= 8; }

Saturation saturation(const Evidence& evidence) {
  Saturation enough;
  std::size_t voices = 0;
  for (const Voice& voice : evidence.voices) {
    enough.questionnaires += voice.survey;
    enough.groups += !voice.survey && voice.people > 1;
    voices += !voice.survey;
  }
  Incidence links{std::vector<std::vector<Index>>(evidence.links.size())};
  std::vector<std::set<Index>> of_factors(evidence.factors.size());
  for (const Cell& cell : evidence.cells) {
    if (evidence.voices[cell.voice].survey) continue;
    links.add(cell.link, cell.voice);
    of_factors[evidence.links[cell.link].from].insert(cell.voice);
    of_factors[evidence.links[cell.link].to].insert(cell.voice);
  }
  Incidence factors;
  for (const std::set<Index>& tellers : of_factors)
    factors.tellers.emplace_back(tellers.begin(), tellers.end());
  enough.factors = of_incidence(voices, factors);
  enough.links = of_incidence(voices, links);
  return enough;
}

}  // namespace fcm
