// SPDX-License-Identifier: MIT
//
// Runs the blocks of an ensemble on all threads and ranks and sums up what they come to.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>

#include "fcm/summary.hpp"
#include "fcm/workers.hpp"

namespace fcm::detail {

/// Draws in blocks of `lanes`, the last of which may be shorter. `lanes` must not depend on the
/// processor: means are merged block by block.
struct Blocks {
  std::uint64_t draws = 0;
  std::size_t lanes = 1;
  std::uint64_t count() const { return draws / lanes + (draws % lanes != 0); }
  std::uint64_t first(std::uint64_t block) const { return block * lanes; }
  std::size_t lanes_of(std::uint64_t block) const {
    return static_cast<std::size_t>(std::min<std::uint64_t>(lanes, draws - first(block)));
  }
};

/// Fills the figures of one block, which has figures.lanes() lanes. Called on many threads at once,
/// with a worker < Workers::threads() that no other call has at the time.
using RunBlock = std::function<void(std::uint64_t block, std::size_t worker, Figures&)>;

/// Ranks take blocks that follow each other; one that has none takes part all the same. Of a
/// stopped run the draws from 0 up to the first that is missing count. An exception of a block
/// comes out here.
Summary summarise(const Blocks&, std::size_t figures, const RunBlock&, Workers&, const RunOptions&);

}  // namespace fcm::detail
