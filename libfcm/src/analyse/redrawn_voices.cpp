// SPDX-License-Identifier: MIT
#include "analyse/redrawn_voices.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>

#include "core/elementary.hpp"
#include "core/random.hpp"
#include "core/redraw.hpp"

namespace fcm::analyse {
namespace {

constexpr std::uint32_t stream_of_weights = 0x62617965;  // "baye"
constexpr std::uint32_t stream_of_nests = 0x6e657374;    // "nest"

std::vector<std::uint32_t> everyone(std::size_t voices) {
  std::vector<std::uint32_t> all(voices);
  for (std::uint32_t voice = 0; voice < voices; ++voice) all[voice] = voice;
  return all;
}

std::string joined(const std::vector<std::string>& values) {
  std::string all;
  for (const std::string& value : values) all += value + '\n';
  return all;
}

/// By the places a voice spoke of. A stratum of one would be in every draw: those are put together,
/// and one that is left alone goes to the smallest other.
std::vector<std::vector<std::uint32_t>> by_place(const Evidence& evidence) {
  std::map<std::string, std::vector<std::uint32_t>> places;
  for (std::uint32_t voice = 0; voice < evidence.voices.size(); ++voice)
    places[joined(evidence.voices[voice].places)].push_back(voice);
  std::vector<std::vector<std::uint32_t>> strata;
  std::vector<std::uint32_t> alone;
  for (auto& [place, voices] : places) {
    if (voices.size() > 1)
      strata.push_back(std::move(voices));
    else
      alone.push_back(voices.front());
  }
  if (alone.size() == 1 && !strata.empty()) {
    const auto smallest =
        std::min_element(strata.begin(), strata.end(),
                         [](const auto& a, const auto& b) { return a.size() < b.size(); });
    smallest->push_back(alone.front());
    std::sort(smallest->begin(), smallest->end());
  } else if (!alone.empty()) {
    std::sort(alone.begin(), alone.end());
    strata.push_back(std::move(alone));
  }
  return strata;
}

const std::vector<std::string>* values_of(const Voice& voice, const std::string& attribute) {
  if (attribute == "place" && !voice.places.empty()) return &voice.places;
  const auto found = voice.attributes.find(attribute);
  return found == voice.attributes.end() || found->second.empty() ? nullptr : &found->second;
}

std::vector<std::vector<std::uint32_t>> nests(const Evidence& evidence,
                                              const std::string& attribute) {
  std::map<std::string, std::vector<std::uint32_t>> named;
  std::vector<std::vector<std::uint32_t>> all;
  for (std::uint32_t voice = 0; voice < evidence.voices.size(); ++voice) {
    const auto* values = values_of(evidence.voices[voice], attribute);
    if (values)
      named[joined(*values)].push_back(voice);
    else
      all.push_back({voice});
  }
  for (auto& [name, voices] : named) all.push_back(std::move(voices));
  return all;
}

}  // namespace

RedrawnVoices::RedrawnVoices(const Evidence& evidence, const WeighOptions& weighing,
                             const Redraw& redraw)
    : redraw_(redraw), base_(voice_weights(evidence, weighing)) {
  all_one_ = std::all_of(base_.begin(), base_.end(), [](double weight) { return weight == 1; });
  if (!redraw.nested_in.empty()) nests_ = nests(evidence, redraw.nested_in);
  if (redraw.by_place && nests_.empty())
    strata_ = by_place(evidence);
  else
    strata_ = {everyone(evidence.voices.size())};
}

void RedrawnVoices::draw(std::uint64_t first, std::size_t lanes, double* omega) const {
  if (!nests_.empty())
    draw_nested(first, lanes, omega);
  else if (redraw_.how == Resampling::bayesian)
    draw_bayesian(first, lanes, omega);
  else
    draw_classic(first, lanes, omega);
  if (all_one_) return;
  for (std::size_t voice = 0; voice < base_.size(); ++voice)
    for (std::size_t lane = 0; lane < lanes; ++lane) omega[voice * lanes + lane] *= base_[voice];
}

bool RedrawnVoices::in_counts() const {
  return nests_.empty() && redraw_.how == Resampling::classic && all_one_ &&
         base_.size() <= std::numeric_limits<std::uint16_t>::max();
}

void RedrawnVoices::draw(std::uint64_t first, std::size_t lanes, std::uint16_t* counts) const {
  if (!in_counts()) throw std::logic_error("redrawn voices: they do not count in whole numbers");
  draw_classic(first, lanes, counts);
}

template <class T>
void RedrawnVoices::draw_classic(std::uint64_t first, std::size_t lanes, T* omega) const {
  std::vector<std::uint16_t> counts;
  for (std::uint32_t stratum = 0; stratum < strata_.size(); ++stratum) {
    const Group& voices = strata_[stratum];
    counts.resize(voices.size() * lanes);
    detail::redraw_counts(redraw_.seed, first, voices.size(), lanes, counts.data(), stratum);
    for (std::size_t i = 0; i < voices.size(); ++i)
      std::copy_n(counts.data() + i * lanes, lanes, omega + voices[i] * lanes);
  }
}

/// Exp(1), scaled so that each stratum counts as much as it has voices.
void RedrawnVoices::draw_bayesian(std::uint64_t first, std::size_t lanes, double* omega) const {
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    core::Random random(redraw_.seed, first + lane, stream_of_weights);
    for (std::size_t voice = 0; voice < base_.size(); ++voice)
      omega[voice * lanes + lane] = -core::log(random.uniform());
    for (const Group& stratum : strata_) {
      double sum = 0;
      for (const std::uint32_t voice : stratum) sum += omega[voice * lanes + lane];
      const double scale = static_cast<double>(stratum.size()) / sum;
      for (const std::uint32_t voice : stratum) omega[voice * lanes + lane] *= scale;
    }
  }
}

/// As many groups as there are, with replacement; within each, as many voices as it has (classic),
/// or weights of Exp(1) for both (bayesian).
void RedrawnVoices::draw_nested(std::uint64_t first, std::size_t lanes, double* omega) const {
  const bool classic = redraw_.how == Resampling::classic;
  std::fill_n(omega, base_.size() * lanes, 0.0);
  const auto groups = static_cast<std::uint32_t>(nests_.size());
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    core::Random random(redraw_.seed, first + lane, stream_of_nests);
    for (std::uint32_t i = 0; i < groups; ++i) {
      const Group& group = nests_[classic ? random.below(groups) : i];
      const double weight = classic ? 1 : -core::log(random.uniform());
      const auto voices = static_cast<std::uint32_t>(group.size());
      double sum = 0;
      std::vector<double> within(voices, 0);
      for (std::uint32_t k = 0; k < voices; ++k)
        if (classic)
          ++within[random.below(voices)];
        else
          sum += within[k] = -core::log(random.uniform());
      const double scale = classic ? 1 : weight * voices / sum;
      for (std::uint32_t k = 0; k < voices; ++k)
        omega[group[k] * lanes + lane] += scale * within[k];
    }
  }
}

}  // namespace fcm::analyse
