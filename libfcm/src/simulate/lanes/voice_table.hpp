// SPDX-License-Identifier: MIT
//
// Weights of links out of how much each voice counts, for many lanes at once: the sparse voice x
// link table behind every resampling of people. docs/maths.md, "Weighing".
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace fcm::detail {

/// What one voice said of one link: `value` is its strength, `mentions` how many claims it made.
struct Told {
  std::uint32_t link = 0, voice = 0;
  double value = 0;
  double mentions = 1;
};

enum class Silent {
  left_out,   ///< sum omega k v / sum omega k over those who told it (zeros out)
  count_zero  ///< sum omega k v / (sum omega k + omega of the others) (zeros in); k = 1: net
};

class VoiceTable {
 public:
  /// Sums of a link run over its answers, by value and mentions: first over the voices that gave
  /// one, in the order of `told`. Voices are many and answers few.
  VoiceTable(std::span<const Told> told, std::size_t links, std::size_t voices);

  std::size_t links() const { return begin_.size() - 1; }
  std::size_t voices() const { return voices_; }

  /// weights[link][lane] from omega[voice * lanes + lane]; 0 where nobody is left who told it.
  /// `lanes` is a multiple of `narrow`. O(told * lanes).
  void weigh(const double* omega, std::size_t lanes, Silent,
             std::span<double* const> weights) const;
  /// The same weights, of whole numbers that add up to 65,535 at most in each lane.
  void weigh(const std::uint16_t* omega, std::size_t lanes, Silent,
             std::span<double* const> weights) const;

 private:
  template <class T>
  std::vector<double> all(const T* omega, std::size_t lanes, Silent) const;
  void weigh(const double* omega, const std::uint16_t* counts, const std::vector<double>& all,
             std::size_t lanes, std::span<double* const> weights) const;

  std::size_t voices_;
  std::vector<std::uint32_t> begin_;        ///< by link, one more: its answers
  std::vector<std::uint32_t> first_voice_;  ///< by answer, one more
  std::vector<std::uint32_t> voice_;
  std::vector<double> term_;      ///< by answer: mentions times value
  std::vector<double> mentions_;  ///< by answer; empty where all are 1
};

}  // namespace fcm::detail
