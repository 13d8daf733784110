// SPDX-License-Identifier: MIT
//
// One figure while its draws come in, block by block.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/moments.hpp"
#include "fcm/summary.hpp"

namespace fcm::detail {

class Tally {
 public:
  void add(std::uint64_t block, std::span<const double> values);  ///< blocks in order
  void append(std::string_view& bytes);  ///< of the blocks that follow; taken from the front
  void write(std::string& bytes) const;
  Distribution distribution() &&;

 private:
  MomentTree moments_;
  Distribution rest_;            ///< without count, mean and squares
  std::vector<double> present_;  ///< of a block in which others are not finite
};

}  // namespace fcm::detail
