// SPDX-License-Identifier: MIT
//
// Mean and spread of values that come in numbered blocks, to the same bits however the blocks are
// shared out.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace fcm::detail {

struct Moments {
  std::uint64_t count = 0;
  double mean = 0;
  double squares = 0;  ///< sum of squared distances from the mean
  bool operator==(const Moments&) const = default;
};

/// Eight partial sums, so that every instruction set can form them alike.
Moments moments_of(std::span<const double> values);

/// Of finite values; low and high are infinite where there is none.
struct Extremes {
  double low = 0, high = 0;
  std::uint64_t positive = 0, negative = 0;
};
Extremes extremes_of(std::span<const double> values);

/// Chan, Golub and LeVeque 1979, eq. 2.1.
Moments merge(const Moments&, const Moments&);

/// Blocks 2k and 2k+1 merge to one, two such pairs to one of four, and so on: which block meets
/// which depends on their numbers alone. So any cut of the blocks into runs that follow each other
/// comes to the same tree, and thereby to the same bits, in memory that grows with log(blocks).
class MomentTree {
 public:
  struct Node {
    std::uint64_t index = 0;  ///< covers the blocks index * 2^level to (index + 1) * 2^level - 1
    std::uint32_t level = 0;
    Moments moments;
    bool operator==(const Node&) const = default;
  };

  void add(Node);  ///< in the order of the blocks
  const std::vector<Node>& nodes() const { return nodes_; }
  Moments total() const;

 private:
  std::vector<Node> nodes_;
};

}  // namespace fcm::detail
