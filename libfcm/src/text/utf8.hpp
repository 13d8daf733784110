// SPDX-License-Identifier: MIT
//
// Text as bytes, code points and keys. utf8proc does the Unicode tables.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/result.hpp"

namespace fcm::text {

/// File bytes as valid UTF-8 without a byte order mark: UTF-8, UTF-16LE and UTF-16BE (with mark)
/// are decoded; other bytes are read as Windows-1252 with a warning (formats.md 1: a fall-back that
/// is said). Adds notes to `account`. Codes: text.control (NUL), text.utf16_no_bom, text.not_utf8
/// (a byte that Windows-1252 does not define), text.windows_1252 (warning), text.mojibake
/// (warning).
Result<std::string> to_utf8(std::string bytes, const std::string& file, Account& account);

/// 0 where valid, else 1 + the offset of the first bad byte.
std::size_t invalid_at(std::string_view);

std::size_t code_points(std::string_view utf8);

/// Control characters, escapes and bidi overrides as visible escapes: for messages.
std::string shown(std::string_view);

/// Whether the text holds controls (but tab, CR, LF) or bidi overrides.
bool has_controls(std::string_view);

/// The text with a space for each control (but tab and LF), and U+FFFD for each byte that is no
/// UTF-8.
std::string without_controls(std::string_view);

/// The text, ended where it has so many characters.
std::string cut(std::string_view, std::size_t characters);

/// White space (also no-break, zero-width) trimmed at both ends and collapsed inside.
std::string trimmed(std::string_view);

/// The key by which labels match: NFC, white space collapsed, case folded; dashes and quotes
/// unified.
std::string match_key(std::string_view);

/// match_key without any white space: offered, never applied.
std::string spaceless_key(std::string_view);

/// CR and CRLF become LF.
std::string with_lf(std::string);

}  // namespace fcm::text
