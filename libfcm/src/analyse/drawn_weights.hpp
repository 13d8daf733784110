// SPDX-License-Identifier: MIT
//
// The weights of all links in many draws at once, out of how much each voice counts in each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "fcm/weigh.hpp"
#include "simulate/lanes/voice_table.hpp"

namespace fcm::analyse {

/// One bit a lane.
using LaneBits = std::uint64_t;

class DrawnWeights {
 public:
  /// Keeps references to both.
  DrawnWeights(const Evidence&, const WeighOptions&);

  /// rows[link][lane] from omega[voice * lanes + lane]; `lanes` a multiple of 8. Net,
  /// conditional and mean weights in lanes; the others by link_weights(), draw by draw.
  /// T: double, or std::uint16_t where a lane's sum is 65,535 at most.
  template <class T>
  void weigh(const T* omega, std::size_t lanes, std::span<double* const> rows) const;

  /// Per link, in which lanes (up to 64) somebody who is heard gave it a direction.
  template <class T>
  std::vector<LaneBits> told(const T* omega, std::size_t lanes) const;

  bool directed(Index link) const { return directed_[link] != 0; }

 private:
  const Evidence& evidence_;
  const WeighOptions& options_;
  std::vector<char> directed_;
  detail::Silent silent_ = detail::Silent::count_zero;
  std::optional<detail::VoiceTable> table_;
};

}  // namespace fcm::analyse
