// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fcm::text {

/// One step through UTF-8: the code point and how many bytes it took; `length` 0 where the bytes
/// are not valid (overlong, surrogate, above U+10FFFF, cut off).
struct CodePoint {
  std::uint32_t value = 0;
  std::size_t length = 0;
};

/// The code point at `at`, which must be inside the text.
CodePoint code_point_at(std::string_view text, std::size_t at);

void append_utf8(std::string& out, std::uint32_t code_point);

/// Spaces of every width, tab and line ends; not the zero-width ones.
bool is_space(std::uint32_t code_point);

/// Zero-width space, word joiner and byte order mark: invisible and without meaning.
bool is_zero_width(std::uint32_t code_point);

/// Line (from 1) of a byte offset; CR, LF and CRLF each end one.
std::size_t line_at(std::string_view text, std::size_t offset);

}  // namespace fcm::text
