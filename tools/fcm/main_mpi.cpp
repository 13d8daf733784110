// SPDX-License-Identifier: MIT
//
// fcm-mpi: the command fcm on many ranks (MPI). Every rank runs the same line and takes its share
// of the draws; rank 0 alone writes and prints. Either all ranks end well, or all fail with one
// message. docs/cluster.md.
#include <mpi.h>

#include <algorithm>
#include <climits>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "run_line.hpp"

namespace {

using fcm::command::LineEnd;

int count_of(std::size_t count) { return static_cast<int>(count); }

class World {
 public:
  World() {
    int number = 0;
    MPI_Comm_rank(MPI_COMM_WORLD, &number);
    rank = static_cast<std::size_t>(number);
    MPI_Comm_size(MPI_COMM_WORLD, &number);
    size = static_cast<std::size_t>(number);
  }

  /// Every rank's bytes, in rank order. In pieces, because MPI counts in int.
  std::vector<std::string> exchange(const std::string& mine) const {
    const std::vector<std::uint64_t> sizes = of_all(mine.size());
    const std::size_t most = *std::max_element(sizes.begin(), sizes.end());
    const std::size_t piece = std::size_t{INT_MAX} / size;
    std::vector<std::string> all(size);
    for (std::size_t at = 0; at < most; at += piece) {
      std::vector<int> counts(size), places(size);
      std::size_t total = 0;
      for (std::size_t r = 0; r < size; ++r) {
        const std::size_t left = sizes[r] > at ? sizes[r] - at : 0;
        counts[r] = count_of(std::min(left, piece));
        places[r] = count_of(total);
        total += std::min(left, piece);
      }
      std::string bytes(total, '\0');
      MPI_Allgatherv(mine.data() + std::min(at, mine.size()), counts[rank], MPI_CHAR, bytes.data(),
                     counts.data(), places.data(), MPI_CHAR, MPI_COMM_WORLD);
      for (std::size_t r = 0; r < size; ++r)
        all[r].append(bytes, static_cast<std::size_t>(places[r]),
                      static_cast<std::size_t>(counts[r]));
    }
    return all;
  }

  std::vector<std::uint64_t> of_all(std::uint64_t mine) const {
    std::vector<std::uint64_t> all(size);
    MPI_Allgather(&mine, 1, MPI_UINT64_T, all.data(), 1, MPI_UINT64_T, MPI_COMM_WORLD);
    return all;
  }

  std::size_t rank = 0, size = 1;
};

/// What a rank has come to: it wants to share its draws, or its command line is at its end.
enum Come : std::uint64_t { to_share, to_the_end };

/// All ranks meet here, whatever they have come to. Prints the message of the lowest rank that
/// failed, if any did, and which it was unless all failed alike. Returns the exit code of all.
int end_together(const World& world, const LineEnd& mine) {
  const std::vector<std::uint64_t> codes = world.of_all(static_cast<std::uint64_t>(mine.code));
  const std::vector<std::string> messages = world.exchange(mine.message);
  const std::set<std::string> different(messages.begin(), messages.end());
  for (std::size_t r = 0; r < world.size; ++r) {
    if (messages[r].empty()) continue;
    if (world.rank == 0) {
      if (different.size() > 1) std::cerr << "rank " << r << " of " << world.size << ": ";
      std::cerr << messages[r] << '\n';
    }
    return static_cast<int>(codes[r]);
  }
  return static_cast<int>(*std::max_element(codes.begin(), codes.end()));
}

std::vector<std::string> gather(const World& world, const std::string& mine) {
  try {
    const std::vector<std::uint64_t> come = world.of_all(to_share);
    if (std::find(come.begin(), come.end(), to_the_end) == come.end()) return world.exchange(mine);
    int code = end_together(world, {});
    if (code == 0 && world.rank == 0) std::cerr << "the ranks were not given the same command\n";
    MPI_Finalize();
    std::_Exit(std::max(code, 1));
  } catch (const std::exception& error) {
    std::cerr << "rank " << world.rank << " of " << world.size << ": " << error.what() << std::endl;
    MPI_Abort(MPI_COMM_WORLD, 1);
    throw;
  }
}

}  // namespace

int main(int argc, char** argv) {
  int provided = 0;
  MPI_Init_thread(&argc, &argv, MPI_THREAD_FUNNELED, &provided);
  const World world;
  const LineEnd end = fcm::command::run_line(
      argc, argv,
      {world.rank, world.size, [&world](const std::string& mine) { return gather(world, mine); }});
  world.of_all(to_the_end);
  const int code = end_together(world, end);
  MPI_Finalize();
  return code;
}
