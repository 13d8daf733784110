// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace fcm::core {

/// SHA-256 of the bytes (FIPS 180-4), in lower-case hexadecimal.
std::string sha256(std::string_view bytes);

}  // namespace fcm::core
