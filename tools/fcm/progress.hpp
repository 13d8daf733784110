// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "session.hpp"

namespace fcm::command {

/// How far a long run is, on standard error, from its third second on: one line that is written
/// over where a terminal shows it; with --verbose a line every ten seconds where none does.
class Progress {
 public:
  /// `what` is counted, as in "draw 5 of 100".
  Progress(const Session&, std::string what);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void operator()(std::uint64_t done, std::uint64_t of);

 private:
  using Clock = std::chrono::steady_clock;
  std::string what_;
  bool terminal_, shown_ = false;
  std::chrono::milliseconds every_;
  Clock::time_point begin_ = Clock::now(), next_ = begin_ + std::chrono::seconds(2);
};

}  // namespace fcm::command
