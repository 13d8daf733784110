// SPDX-License-Identifier: MIT
#pragma once

#include <cstdlib>
#include <iostream>
#include <string>

namespace fcm::fuzz {

/// What must hold for every input: where it does not, the fuzzer has found something.
inline void demand(bool holds, const std::string& promise) {
  if (holds) return;
  std::cerr << "broken: " << promise << '\n';
  std::abort();
}

}  // namespace fcm::fuzz
