// SPDX-License-Identifier: MIT
#pragma once

#include <stop_token>

namespace fcm::command {

/// While it lives, the first interrupt (Ctrl-C, or SIGTERM where the command minds it) asks for a
/// stop, so that what is done so far can be shown; the second ends the command at once, as any does
/// elsewhere.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  std::stop_token token() const;

 private:
  void (*before_)(int);
  void (*terminated_before_)(int);
};

}  // namespace fcm::command
