// SPDX-License-Identifier: MIT
//
// Numbers as bytes, least significant first, for what ranks send each other.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

namespace fcm::core {

inline void put(std::string& bytes, std::uint64_t number) {
  for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(number >> shift & 0xff);
}
inline void put(std::string& bytes, double number) {
  put(bytes, std::bit_cast<std::uint64_t>(number));
}

/// Takes from the front of `bytes` what put() wrote.
inline std::uint64_t take_count(std::string_view& bytes) {
  if (bytes.size() < 8) throw std::logic_error("what another rank sent ends early");
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < 8; ++i)
    number |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  bytes.remove_prefix(8);
  return number;
}
inline double take_number(std::string_view& bytes) {
  return std::bit_cast<double>(take_count(bytes));
}

}  // namespace fcm::core
