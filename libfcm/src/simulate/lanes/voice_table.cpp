// SPDX-License-Identifier: MIT
#include "simulate/lanes/voice_table.hpp"

#include <stdexcept>

#include "simulate/lanes/kernels.hpp"

namespace fcm::detail {

VoiceTable::VoiceTable(std::span<const Told> told, std::size_t links, std::size_t voices)
    : voices_(voices), begin_(links + 1, 0), voice_(told.size()), term_(told.size()) {
  bool all_once = true;
  for (const Told& each : told) {
    if (each.link >= links || each.voice >= voices)
      throw std::logic_error("voice table: no such link or voice");
    ++begin_[each.link + 1];
    all_once = all_once && each.mentions == 1;
  }
  for (std::size_t k = 0; k < links; ++k) begin_[k + 1] += begin_[k];
  if (!all_once) mentions_.resize(told.size());
  std::vector<std::uint32_t> end(begin_.begin(), begin_.end() - 1);
  for (const Told& each : told) {
    const std::uint32_t at = end[each.link]++;
    voice_[at] = each.voice;
    term_[at] = each.mentions * each.value;
    if (!all_once) mentions_[at] = each.mentions;
  }
}

void VoiceTable::weigh(const double* omega, std::size_t lanes, Silent silent,
                       std::span<double* const> weights) const {
  if (lanes % narrow != 0) throw std::logic_error("voice table: not whole vectors of lanes");
  if (weights.size() != links()) throw std::logic_error("voice table: not one row a link");
  std::vector<double> all;
  if (silent == Silent::count_zero) {
    all.assign(lanes, 0);
    for (std::size_t voice = 0; voice < voices_; ++voice)
      for (std::size_t lane = 0; lane < lanes; ++lane) all[lane] += omega[voice * lanes + lane];
  }
  kernels().weigh({lanes, links(), begin_.data(), voice_.data(), term_.data(),
                   mentions_.empty() ? nullptr : mentions_.data(), omega,
                   all.empty() ? nullptr : all.data(), weights.data()});
}

}  // namespace fcm::detail
