// SPDX-License-Identifier: MIT
//
// Raw deflate (RFC 1951), by zlib.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fcm::text {

/// Exactly `size` bytes into `out`; false where the data holds fewer or more, or is no deflate.
/// Memory grows with what is really there, whatever `size` claims.
bool inflate(std::string_view packed, std::uint64_t size, std::string& out);

std::string deflate(std::string_view);

std::uint32_t crc32_of(std::string_view);

}  // namespace fcm::text
