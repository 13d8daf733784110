// SPDX-License-Identifier: MIT
#include "fcm/result.hpp"

namespace fcm {

// Sorted by code. A test compares it with docs/errors.md and looks for a bad input of each.
const std::vector<ErrorCode>& error_codes() {
  static const std::vector<ErrorCode> codes = {
#include "core/error_codes.inc"
  };
  return codes;
}

}  // namespace fcm
