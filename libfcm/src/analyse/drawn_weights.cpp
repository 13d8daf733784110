// SPDX-License-Identifier: MIT
#include "analyse/drawn_weights.hpp"

#include <algorithm>

namespace fcm::analyse {

DrawnWeights::DrawnWeights(const Evidence& evidence, const WeighOptions& options)
    : evidence_(evidence), options_(options), directed_(evidence.links.size(), 0) {
  for (const Cell& cell : evidence.cells)
    if (cell.signed_()) directed_[cell.link] = 1;
  const bool asked_all = std::none_of(evidence.voices.begin(), evidence.voices.end(),
                                      [](const Voice& voice) { return voice.survey; });
  const bool by_claims = options.weighing == Weighing::mean;
  const bool known =
      by_claims || options.weighing == Weighing::net || options.weighing == Weighing::conditional;
  silent_ = zeros_of(options) == Zeros::in ? detail::Silent::count_zero : detail::Silent::left_out;
  if (!known || options.most_entropy || (silent_ == detail::Silent::count_zero && !asked_all))
    return;
  std::vector<detail::Told> told;
  told.reserve(evidence.cells.size());
  for (const Cell& cell : evidence.cells)
    told.push_back({.link = static_cast<std::uint32_t>(cell.link),
                    .voice = static_cast<std::uint32_t>(cell.voice),
                    .value = cell.value,
                    .mentions = by_claims ? static_cast<double>(cell.claims) : 1});
  table_.emplace(told, evidence.links.size(), evidence.voices.size());
}

template <class T>
void DrawnWeights::weigh(const T* omega, std::size_t lanes, std::span<double* const> rows) const {
  if (table_) {
    table_->weigh(omega, lanes, silent_, rows);
    return;
  }
  std::vector<double> of_lane(evidence_.voices.size());
  for (std::size_t lane = 0; lane < lanes; ++lane) {
    for (std::size_t voice = 0; voice < of_lane.size(); ++voice)
      of_lane[voice] = omega[voice * lanes + lane];
    const std::vector<double> weights = link_weights(evidence_, options_, of_lane);
    for (Index link = 0; link < weights.size(); ++link) rows[link][lane] = weights[link];
  }
}

template <class T>
std::vector<LaneBits> DrawnWeights::told(const T* omega, std::size_t lanes) const {
  std::vector<LaneBits> told(evidence_.links.size(), 0);
  for (const Cell& cell : evidence_.cells) {
    if (!cell.signed_()) continue;
    const T* heard = omega + cell.voice * lanes;
    LaneBits bits = 0;
    for (std::size_t lane = 0; lane < lanes; ++lane) bits |= LaneBits{heard[lane] > 0} << lane;
    told[cell.link] |= bits;
  }
  return told;
}

template void DrawnWeights::weigh(const double*, std::size_t, std::span<double* const>) const;
template void DrawnWeights::weigh(const std::uint16_t*, std::size_t,
                                  std::span<double* const>) const;
template std::vector<LaneBits> DrawnWeights::told(const double*, std::size_t) const;
template std::vector<LaneBits> DrawnWeights::told(const std::uint16_t*, std::size_t) const;

}  // namespace fcm::analyse
