// SPDX-License-Identifier: MIT
#include "interrupt.hpp"

#include <csignal>
#include <optional>

namespace fcm::command {
namespace {

std::optional<std::stop_source> source;
void (*next_time)(int) = SIG_DFL;

// A request sets a lock-free flag; nobody registers a callback, which is what would need a lock.
void ask_to_stop(int) {
  std::signal(SIGINT, next_time);
  std::signal(SIGTERM, next_time);
  source->request_stop();
}

}  // namespace

Interrupt::Interrupt() {
  source.emplace();
  before_ = std::signal(SIGINT, ask_to_stop);
  next_time = before_;
  terminated_before_ = std::signal(SIGTERM, ask_to_stop);
  if (terminated_before_ == SIG_DFL) std::signal(SIGTERM, SIG_DFL);
}

Interrupt::~Interrupt() {
  std::signal(SIGINT, before_);
  std::signal(SIGTERM, terminated_before_);
}

std::stop_token Interrupt::token() const { return source->get_token(); }

}  // namespace fcm::command
