// SPDX-License-Identifier: MIT
#include "core/summarise.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/bytes.hpp"
#include "core/tally.hpp"

namespace fcm::detail {
namespace {

/// Blocks of a batch per thread: enough that threads seldom wait for the slowest, few enough that
/// the figures of a batch stay in cache.
constexpr std::size_t batch_of_a_thread = 32;

struct Part {
  std::uint64_t begin = 0, end = 0;
};

Part part_of(std::uint64_t blocks, const Ranks& ranks) {
  const std::uint64_t share = blocks / ranks.size, rest = blocks % ranks.size;
  const std::uint64_t begin = share * ranks.rank + std::min<std::uint64_t>(rest, ranks.rank);
  return {begin, begin + share + (ranks.rank < rest)};
}

/// Runs the blocks of `part` in batches: first the blocks of a batch, each thread its own, then
/// their figures, each thread its own. So every figure meets its blocks in order, and there is one
/// sketch a figure, not one a thread. Returns the end of what was done.
std::uint64_t run_part(const Blocks& blocks, const Part& part, std::vector<Tally>& tallies,
                       const RunBlock& run_block, Workers& workers, const RunOptions& options) {
  std::vector<Figures> batch;
  std::uint64_t done = part.begin;
  while (done < part.end && !options.stop.stop_requested()) {
    const auto size = static_cast<std::size_t>(
        std::min<std::uint64_t>(part.end - done, batch_of_a_thread * workers.threads()));
    batch.resize(size, Figures(tallies.size(), blocks.lanes));
    const std::size_t ended = workers.for_each(
        size,
        [&](std::size_t i, std::size_t worker) {
          const std::size_t lanes = blocks.lanes_of(done + i);
          if (batch[i].lanes() == lanes)
            batch[i].clear();
          else
            batch[i] = Figures(tallies.size(), lanes);
          run_block(done + i, worker, batch[i]);
        },
        options.stop);
    workers.for_each(tallies.size(), [&](std::size_t figure) {
      for (std::size_t i = 0; i < ended; ++i)
        tallies[figure].add(done + i, std::as_const(batch[i]).row(figure));
    });
    done += ended;
    const auto draws_up_to = [&](std::uint64_t block) {
      return std::min(blocks.draws, blocks.first(block));
    };
    if (options.progress)
      options.progress(draws_up_to(done) - draws_up_to(part.begin),
                       draws_up_to(part.end) - draws_up_to(part.begin));
  }
  return done;
}

/// What all ranks did, up to the first block that is missing.
std::uint64_t gather(const Blocks& blocks, std::uint64_t done, std::vector<Tally>& tallies,
                     const Ranks& ranks) {
  std::string mine;
  core::put(mine, done);
  for (const Tally& tally : tallies) tally.write(mine);
  const std::vector<std::string> all = ranks.gather(mine);
  if (all.size() != ranks.size) throw std::logic_error("a gather needs one part a rank");
  std::fill(tallies.begin(), tallies.end(), Tally());
  Ranks one = ranks;
  for (one.rank = 0; one.rank < ranks.size; ++one.rank) {
    std::string_view bytes = all[one.rank];
    done = core::take_count(bytes);
    for (Tally& tally : tallies) tally.append(bytes);
    if (done < part_of(blocks.count(), one).end) break;
  }
  return done;
}

}  // namespace

Summary summarise(const Blocks& blocks, std::size_t figures, const RunBlock& run_block,
                  Workers& workers, const RunOptions& options) {
  std::vector<Tally> tallies(figures);
  const Part part = part_of(blocks.count(), options.ranks);
  std::uint64_t done = run_part(blocks, part, tallies, run_block, workers, options);
  if (options.ranks.size > 1) done = gather(blocks, done, tallies, options.ranks);
  Summary summary{std::min(blocks.draws, blocks.first(done)), blocks.draws, {}};
  for (Tally& tally : tallies) summary.figures.push_back(std::move(tally).distribution());
  return summary;
}

}  // namespace fcm::detail
