// SPDX-License-Identifier: MIT
#include "text/base64.hpp"

namespace fcm::text {

std::string base64(std::string_view bytes) {
  constexpr char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto byte = [&](std::size_t i) {
    return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0u;
  };
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    const unsigned bits = byte(i) << 16 | byte(i + 1) << 8 | byte(i + 2);
    out += letters[bits >> 18];
    out += letters[bits >> 12 & 63];
    out += i + 1 < bytes.size() ? letters[bits >> 6 & 63] : '=';
    out += i + 2 < bytes.size() ? letters[bits & 63] : '=';
  }
  return out;
}

}  // namespace fcm::text
