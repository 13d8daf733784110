// SPDX-License-Identifier: MIT
//
// docs/maths.md, "Weighing". Sums run in the order of cells, so that a result is the same to the
// bit whoever asks.
#include "fcm/weigh.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <stdexcept>
#include <utility>

#include "map/answers.hpp"
#include "map/cells.hpp"

namespace fcm {
namespace {

using detail::Cells;
using detail::each_link;
using detail::Omega;

constexpr std::pair<Weighing, std::string_view> weighing_words[] = {
    {Weighing::net, "net"},
    {Weighing::conditional, "conditional"},
    {Weighing::mean, "mean"},
    {Weighing::median, "median"},
    {Weighing::majority, "majority"},
    {Weighing::counts, "counts"},
    {Weighing::linguistic, "linguistic"}};

Zeros own_zeros(Weighing weighing) {
  switch (weighing) {
    case Weighing::conditional:
    case Weighing::mean:
    case Weighing::median:
    case Weighing::linguistic:
      return Zeros::out;
    case Weighing::net:
    case Weighing::majority:
    case Weighing::counts:
      break;
  }
  return Zeros::in;
}

/// Weighings that are defined by how they treat silence leave no choice.
bool zeros_fixed(Weighing weighing) {
  return weighing == Weighing::net || weighing == Weighing::counts ||
         weighing == Weighing::conditional;
}

/// Voice weight of all who speak freely: asked about every link.
double free_weight(const Evidence& evidence, Omega omega) {
  double sum = 0;
  for (Index r = 0; r < evidence.voices.size(); ++r)
    if (!evidence.voices[r].survey) sum += omega[r];
  return sum;
}

/// What the voices said of one link, summed with their weights.
struct Sums {
  double asked = 0;        // who could have told it; a survey's voice only where it was asked
  double told = 0;         // who told it
  double value = 0;        // of signed strengths
  double claims = 0;       // of claims
  double claim_value = 0;  // of signed strengths, each claim once
  double plus = 0, minus = 0;
  double plus_strength = 0, minus_strength = 0;
  double signed_ = 0, strength = 0;  // who gave a sign, and how strongly
};

Sums sum_up(const Evidence& evidence, Cells cells, double free, Omega omega) {
  Sums sums;
  sums.asked = free;
  for (const Cell& cell : cells) {
    const double weight = omega[cell.voice];
    const double claims = weight * static_cast<double>(cell.claims);
    if (evidence.voices[cell.voice].survey) sums.asked += weight;
    sums.told += weight;
    sums.value += weight * cell.value;
    sums.claims += claims;
    sums.claim_value += claims * cell.value;
    if (cell.plus) sums.plus += weight, sums.plus_strength += weight * cell.strength;
    if (cell.minus) sums.minus += weight, sums.minus_strength += weight * cell.strength;
    if (cell.plus || cell.minus) sums.signed_ += weight, sums.strength += weight * cell.strength;
  }
  return sums;
}

double ratio(double sum, double whole) { return whole > 0 ? sum / whole : 0; }

double majority(const Sums& sums, Zeros zeros) {
  if (sums.plus == sums.minus) return 0;
  const double strength = sums.plus > sums.minus ? ratio(sums.plus_strength, sums.plus)
                                                 : -ratio(sums.minus_strength, sums.minus);
  return zeros == Zeros::in ? ratio(sums.told, sums.asked) * strength : strength;
}

using Weighted = std::pair<double, double>;  // value, weight > 0

/// The value at which half of the weight lies on either side; halfway between two values where the
/// half falls between them.
double weighted_median(std::vector<Weighted> values) {
  if (values.empty()) return 0;
  std::sort(values.begin(), values.end());
  double whole = 0;
  for (const auto& [value, weight] : values) whole += weight;
  double below = 0;
  std::size_t at = 0;
  while (at + 1 < values.size() && below + values[at].second < whole / 2)
    below += values[at++].second;
  const bool between = below + values[at].second == whole / 2 && at + 1 < values.size();
  return between ? (values[at].first + values[at + 1].first) / 2 : values[at].first;
}

double median(Cells cells, const Sums& sums, Zeros zeros, Omega omega) {
  std::vector<Weighted> values;
  for (const Cell& cell : cells)
    if (omega[cell.voice] > 0) values.emplace_back(cell.value, omega[cell.voice]);
  const double silent = sums.asked - sums.told;
  if (zeros == Zeros::in && silent > 0) values.emplace_back(0.0, silent);
  return weighted_median(std::move(values));
}

double weight_of(Cells cells, const Sums& sums, const WeighOptions& options, Omega omega) {
  const Zeros zeros = zeros_of(options);
  switch (options.weighing) {
    case Weighing::net:
      return ratio(sums.value, sums.asked);
    case Weighing::conditional:
      return ratio(sums.value, sums.told);
    case Weighing::mean:
      return ratio(sums.claim_value,
                   zeros == Zeros::out ? sums.claims : sums.claims + (sums.asked - sums.told));
    case Weighing::median:
      return median(cells, sums, zeros, omega);
    case Weighing::majority:
      return majority(sums, zeros);
    case Weighing::counts:
      return ratio(sums.plus - sums.minus, sums.asked);
    case Weighing::linguistic:
      break;  // of the answers themselves, words_of() and not their sums
  }
  return 0;
}

LinkEvidence evidence_of(const Evidence& evidence, Cells cells, const Sums& sums) {
  LinkEvidence said;
  std::set<std::string_view> places;
  for (const Cell& cell : cells) {
    said.claims += cell.claims;
    ++said.voices;
    said.plus += cell.plus;
    said.minus += cell.minus;
    said.none += cell.none;
    said.unsigned_ += !cell.signed_();
    for (const std::string& place : evidence.voices[cell.voice].places) places.insert(place);
  }
  said.places = places.size();
  said.prevalence = ratio(sums.told, sums.asked);
  if (sums.plus + sums.minus > 0) said.balance = sums.plus / (sums.plus + sums.minus);
  if (sums.signed_ > 0) said.strength = sums.strength / sums.signed_;
  return said;
}

MapSource source_of(const Evidence& evidence, const WeighOptions& options) {
  MapSource source;
  source.weighing = to_text(options.weighing);
  source.zeros = to_text(zeros_of(options));
  source.coders = evidence.coders;
  source.voices = evidence.voices.size();
  for (const auto& claims : evidence.claims) source.claims += claims.size();
  std::set<std::string> places;
  for (const Voice& voice : evidence.voices)
    places.insert(voice.places.begin(), voice.places.end());
  source.places.assign(places.begin(), places.end());
  return source;
}

std::vector<Factor> factors_of(const Evidence& evidence) {
  std::vector<Factor> factors;
  factors.reserve(evidence.factors.size());
  for (const StudyFactor& told : evidence.factors)
    factors.push_back({.id = told.id,
                       .label = told.label,
                       .kind = told.kind,
                       .level = told.level,
                       .description = told.description,
                       .theme = told.theme});
  return factors;
}

}  // namespace

std::string_view to_text(Weighing weighing) {
  for (const auto& [value, word] : weighing_words)
    if (value == weighing) return word;
  return "";
}

std::string_view to_text(Zeros zeros) { return zeros == Zeros::in ? "in" : "out"; }

Result<Weighing> weighing_named(std::string_view name) {
  std::string known;
  for (const auto& [value, word] : weighing_words) {
    if (word == name) return value;
    known += (known.empty() ? "" : ", ") + std::string(word);
  }
  return problem("weighing.unknown", "there is no weighing \"" + std::string(name) + "\"", {},
                 "choose one of " + known, std::string(name));
}

Zeros zeros_of(const WeighOptions& options) {
  if (zeros_fixed(options.weighing)) return own_zeros(options.weighing);
  return options.zeros.value_or(own_zeros(options.weighing));
}

std::vector<Spread> spread(const Evidence& evidence, Omega omega) {
  std::vector<Spread> all(evidence.links.size());
  each_link(evidence, [&](Index link, Cells cells) {
    all[link] = detail::spread_of(evidence, cells, omega);
  });
  return all;
}

Result<void> check(const WeighOptions& options) {
  if (const auto sets = check(options.linguistic); !sets) return sets;
  if (!options.zeros || *options.zeros == zeros_of(options)) return {};
  return problem("weighing.zeros",
                 "the weighing \"" + std::string(to_text(options.weighing)) +
                     "\" always has zeros " + std::string(to_text(zeros_of(options))),
                 {}, "leave 'zeros' out; net counts the silent as 0, conditional leaves them out");
}

std::vector<double> voice_weights(const Evidence& evidence, const WeighOptions& options) {
  std::vector<double> omega;
  omega.reserve(evidence.voices.size());
  for (const Voice& voice : evidence.voices)
    omega.push_back(voice.weight *
                    (options.count == Count::people ? std::max(1, voice.people) : 1));
  return omega;
}

std::vector<double> link_weights(const Evidence& evidence, const WeighOptions& options,
                                 Omega omega) {
  if (omega.size() != evidence.voices.size())
    throw std::logic_error("fcm::link_weights: one weight per voice is needed");
  const double free = free_weight(evidence, omega);
  std::vector<double> weights(evidence.links.size());
  const bool words = options.weighing == Weighing::linguistic;
  const LinguisticOptions linguistic =
      words ? detail::with_terms(options.linguistic) : LinguisticOptions{};
  each_link(evidence, [&](Index link, Cells cells) {
    const Sums sums = sum_up(evidence, cells, free, omega);
    if (options.most_entropy &&
        detail::spread_of(evidence, cells, omega).entropy > *options.most_entropy)
      return;
    const double weight = words
                              ? detail::weight_of_words(detail::answers_to(evidence, cells, omega),
                                                        sums.asked, zeros_of(options), linguistic)
                              : weight_of(cells, sums, options, omega);
    weights[link] = std::clamp(weight, -1.0, 1.0);
  });
  return weights;
}

Result<Map> weigh(const Evidence& evidence, const WeighOptions& options) {
  if (auto ok = check(options); !ok) return tl::make_unexpected(ok.error());
  if (auto ok = detail::check_words(evidence, options); !ok) return tl::make_unexpected(ok.error());
  const std::vector<double> omega = voice_weights(evidence, options);
  const std::vector<double> weights = link_weights(evidence, options, omega);
  const double free = free_weight(evidence, omega);
  std::vector<Link> links;
  links.reserve(evidence.links.size());
  each_link(evidence, [&](Index i, Cells cells) {
    const bool directed =
        std::any_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.signed_(); });
    const Sums sums = sum_up(evidence, cells, free, omega);
    const bool simulated =
        directed && (!options.most_entropy ||
                     detail::spread_of(evidence, cells, omega).entropy <= *options.most_entropy);
    links.push_back({.from = evidence.links[i].from,
                     .to = evidence.links[i].to,
                     .weight = simulated ? weights[i] : 0,
                     .simulated = simulated,
                     .evidence = evidence_of(evidence, cells, sums)});
  });
  return Map::make(factors_of(evidence), std::move(links), source_of(evidence, options));
}

}  // namespace fcm
