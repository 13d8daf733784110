// SPDX-License-Identifier: MIT
//
// Who does the work of an ensemble: the threads of this process, and the ranks of a larger machine.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

namespace fcm {

/// Threads that stay: made once, used by many runs. The calling thread works too. Between runs they
/// spin for some 50 microseconds, then sleep.
class Workers {
 public:
  explicit Workers(std::size_t threads = 0);  ///< 0: as many as the machine has
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  std::size_t threads() const;

  /// Calls task(i) once for each i < count, on all threads, in any order; returns when all are
  /// done. After `stop` is requested no new i is begun, so that those done are 0 .. n - 1; returns
  /// n. An exception of a task stops the run and comes out here: that of the lowest i which throws.
  /// While the threads are at work, a second run (from a task, or from another thread) is done by
  /// its caller alone.
  std::size_t for_each(std::size_t count, const std::function<void(std::size_t)>& task,
                       std::stop_token stop = {});

  /// As above; task(i, worker), no two at once with the same worker < threads().
  std::size_t for_each(std::size_t count, const std::function<void(std::size_t, std::size_t)>& task,
                       std::stop_token stop = {});

 private:
  struct Crew;
  std::unique_ptr<Crew> crew_;
};

/// The other processes that share the draws of every run; `gather` hands each rank's bytes to every
/// rank, in rank order. The default is to be alone.
struct Ranks {
  std::size_t rank = 0, size = 1;
  std::function<std::vector<std::string>(const std::string&)> gather;
};

struct RunOptions {
  std::function<void(std::uint64_t done, std::uint64_t of)> progress;  ///< one call at a time
  std::stop_token stop;
  Ranks ranks;
};

}  // namespace fcm
