// SPDX-License-Identifier: MIT
//
// Who is in which group, dealt anew: every row takes the groups of another row, so that groups keep
// their sizes and their overlaps.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "fcm/compare.hpp"

namespace fcm::analyse {

class PermutedLabels {
 public:
  /// `takes_part`: by row, whether it is in any side. Rows of one voice are dealt among themselves;
  /// the others among those that share `within`.
  PermutedLabels(const Grouping&, const std::vector<bool>& takes_part, const CompareOptions&);

  /// By row, whose groups it takes. Depends on the seed and `permutation` alone.
  std::vector<std::uint32_t> deal(std::uint64_t permutation) const;

  const std::string& within() const { return within_; }
  std::size_t voices_in_blocks() const { return paired_; }  ///< voices of several rows

 private:
  using Block = std::vector<std::uint32_t>;  ///< rows, rising
  std::vector<Block> strata(const Grouping&, const Block& rows, const std::string& within) const;

  std::uint64_t seed_;
  std::size_t rows_;
  std::size_t paired_ = 0;
  std::string within_;
  std::vector<Block> blocks_;
};

}  // namespace fcm::analyse
