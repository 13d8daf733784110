// SPDX-License-Identifier: MIT
#include "publish/escape.hpp"

#include <cstddef>

namespace fcm::reporting {
namespace {

/// Length in bytes of a control character or bidi override that starts at `at`; 0 where none does.
std::size_t unwanted(std::string_view s, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u;
  };
  const unsigned first = byte(at);
  if ((first < 0x20 && first != '\t' && first != '\n') || first == 0x7f) return 1;
  if (first == 0xc2 && byte(at + 1) >= 0x80 && byte(at + 1) <= 0x9f) return 2;  // C1
  if (first != 0xe2) return 0;
  const unsigned second = byte(at + 1), third = byte(at + 2);
  if (second == 0x80 && third >= 0xaa && third <= 0xae) return 3;  // U+202A to U+202E
  if (second == 0x81 && third >= 0xa6 && third <= 0xa9) return 3;  // U+2066 to U+2069
  return 0;
}

constexpr std::string_view replacement = "\xef\xbf\xbd";  // U+FFFD

}  // namespace

std::string for_html(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size() + utf8.size() / 8);
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    if (const std::size_t length = unwanted(utf8, i)) {
      out += replacement;
      i += length - 1;
      continue;
    }
    switch (utf8[i]) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += utf8[i];
    }
  }
  return out;
}

std::string without_overrides(std::string_view utf8) {
  std::string out;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const std::size_t length = unwanted(utf8, i);
    out += length > 0 ? replacement : utf8.substr(i, 1);
    if (length > 0) i += length - 1;
  }
  return out;
}

std::string for_dot(std::string_view utf8) {
  std::string out = "\"";
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    if (const std::size_t length = unwanted(utf8, i)) {
      out += replacement;
      i += length - 1;
    } else if (utf8[i] == '\n' || utf8[i] == '\t') {
      out += ' ';
    } else {
      if (utf8[i] == '"' || utf8[i] == '\\') out += '\\';
      out += utf8[i];
    }
  }
  return out + '"';
}

std::string for_markdown(std::string_view utf8) {
  constexpr std::string_view special = "\\`*_{}[]<>#|";
  std::string out;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    if (const std::size_t length = unwanted(utf8, i)) {
      out += replacement;
      i += length - 1;
    } else if (utf8[i] == '\n' || utf8[i] == '\t') {
      out += ' ';
    } else {
      if (special.find(utf8[i]) != std::string_view::npos) out += '\\';
      out += utf8[i];
    }
  }
  return out;
}

}  // namespace fcm::reporting
