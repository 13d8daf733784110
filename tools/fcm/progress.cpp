// SPDX-License-Identifier: MIT
#include "progress.hpp"

#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <utility>

#include "text/number.hpp"

namespace fcm::command {
namespace {

std::string in_words(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::ceil(seconds));
  if (whole < 100) return std::to_string(whole) + " s";
  if (whole < 6'000) return std::to_string((whole + 30) / 60) + " min";
  return std::to_string((whole + 1'800) / 3'600) + " h";
}

}  // namespace

Progress::Progress(const Session& session, std::string what)
    : what_(std::move(what)), terminal_(isatty(STDERR_FILENO)), every_(terminal_ ? 200 : 10'000) {
  const bool silent = session.quiet() || session.json() || session.ranks().rank > 0;
  if (silent || !(terminal_ || session.verbose())) next_ = Clock::time_point::max();
}

Progress::~Progress() {
  if (shown_ && terminal_) std::fputs("\r\x1b[K", stderr);
}

void Progress::operator()(std::uint64_t done, std::uint64_t of) {
  const auto now = Clock::now();
  if (now < next_ || done == 0 || done == of) return;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  const double share = static_cast<double>(done) / static_cast<double>(of);
  const std::string line = what_ + " " + text::grouped(done) + " of " + text::grouped(of) + ", " +
                           text::fixed(100 * share, 0) + " %, about " +
                           in_words(seconds / share * (1 - share)) + " left";
  std::fprintf(stderr, terminal_ ? "\r%s\x1b[K" : "%s\n", line.c_str());
  std::fflush(stderr);
  shown_ = true;
  next_ = now + every_;
}

}  // namespace fcm::command
