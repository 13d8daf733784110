// SPDX-License-Identifier: MIT
#include "simulate/lanes/voice_table.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "simulate/lanes/kernels.hpp"

namespace fcm::detail {

namespace {

/// By link, one more: the first of `told` that is about it, were they sorted by link.
std::vector<std::uint32_t> first_of_links(std::span<const Told> told, std::size_t links) {
  std::vector<std::uint32_t> first(links + 1, 0);
  for (const Told& each : told) ++first[each.link + 1];
  for (std::size_t k = 0; k < links; ++k) first[k + 1] += first[k];
  return first;
}

}  // namespace

VoiceTable::VoiceTable(std::span<const Told> told, std::size_t links, std::size_t voices)
    : voices_(voices), voice_(told.size()) {
  bool all_once = true;
  for (const Told& each : told) {
    if (each.link >= links || each.voice >= voices)
      throw std::logic_error("voice table: no such link or voice");
    all_once = all_once && each.mentions == 1;
  }
  const std::vector<std::uint32_t> first = first_of_links(told, links);
  std::vector<std::uint32_t> end = first;
  std::vector<const Told*> sorted(told.size());
  for (const Told& each : told) sorted[end[each.link]++] = &each;
  const auto answer = [](const Told* each) { return std::pair(each->value, each->mentions); };
  for (std::size_t link = 0; link < links; ++link) {
    begin_.push_back(static_cast<std::uint32_t>(term_.size()));
    std::stable_sort(sorted.begin() + first[link], sorted.begin() + first[link + 1],
                     [&](const Told* a, const Told* b) { return answer(a) < answer(b); });
    for (std::uint32_t at = first[link]; at < first[link + 1]; ++at) {
      voice_[at] = sorted[at]->voice;
      if (at > first[link] && answer(sorted[at]) == answer(sorted[at - 1])) continue;
      first_voice_.push_back(at);
      term_.push_back(sorted[at]->mentions * sorted[at]->value);
      if (!all_once) mentions_.push_back(sorted[at]->mentions);
    }
  }
  begin_.push_back(static_cast<std::uint32_t>(term_.size()));
  first_voice_.push_back(static_cast<std::uint32_t>(voice_.size()));
}

void VoiceTable::weigh(const double* omega, std::size_t lanes, Silent silent,
                       std::span<double* const> weights) const {
  weigh(omega, nullptr, all(omega, lanes, silent), lanes, weights);
}

void VoiceTable::weigh(const std::uint16_t* omega, std::size_t lanes, Silent silent,
                       std::span<double* const> weights) const {
  weigh(nullptr, omega, all(omega, lanes, silent), lanes, weights);
}

/// What all voices count in each lane, where the silent count.
template <class T>
std::vector<double> VoiceTable::all(const T* omega, std::size_t lanes, Silent silent) const {
  if (silent == Silent::left_out) return {};
  std::vector<double> all(lanes, 0);
  for (std::size_t voice = 0; voice < voices_; ++voice)
    for (std::size_t lane = 0; lane < lanes; ++lane) all[lane] += omega[voice * lanes + lane];
  return all;
}

void VoiceTable::weigh(const double* omega, const std::uint16_t* counts,
                       const std::vector<double>& all, std::size_t lanes,
                       std::span<double* const> weights) const {
  if (lanes % narrow != 0) throw std::logic_error("voice table: not whole vectors of lanes");
  if (weights.size() != links()) throw std::logic_error("voice table: not one row a link");
  kernels().weigh({lanes, links(), begin_.data(), first_voice_.data(), voice_.data(), term_.data(),
                   mentions_.empty() ? nullptr : mentions_.data(), omega, counts,
                   all.empty() ? nullptr : all.data(), weights.data()});
}

}  // namespace fcm::detail
