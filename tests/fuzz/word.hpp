// SPDX-License-Identifier: MIT
#pragma once

namespace fcm::fuzz {

/// The format or container that this target fuzzes: the last word of the target's name.
extern const char* const word;

}  // namespace fcm::fuzz
