// SPDX-License-Identifier: MIT
#include "text/utf8.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>

#include "text/code_point.hpp"

namespace fcm::text {
namespace {

// Here and below, loops that go to the end are faster than those that stop early: cells are short.
bool is_ascii(std::string_view text) {
  unsigned char all = 0;
  for (const char c : text) all |= static_cast<unsigned char>(c);
  return all < 0x80;
}

bool is_bidi_override(std::uint32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_control(std::uint32_t c) { return c < 0x20 || (c >= 0x7F && c < 0xA0); }

void append_escape(std::string& out, std::uint32_t c) {
  constexpr char digits[] = "0123456789abcdef";
  const int width = c < 0x100 ? 2 : 4;
  out += width == 2 ? "\\x" : "\\u";
  for (int shift = 4 * (width - 1); shift >= 0; shift -= 4) out += digits[c >> shift & 0xF];
}

// Most cells: printable ASCII without a space too many.
bool is_trimmed_ascii(std::string_view text) {
  if (text.empty()) return true;
  bool other = text.front() == ' ' || text.back() == ' ';
  for (const char c : text) other |= static_cast<signed char>(c) < ' ' || c == 0x7F;
  return !other && text.find("  ") == std::string_view::npos;
}

// Dashes become "-", single quotes "'", double quotes '"'.
std::uint32_t unified(std::uint32_t c) {
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return '-';
  if ((c >= 0x2018 && c <= 0x201B) || c == 0x02BC || c == 0x00B4) return '\'';
  if ((c >= 0x201C && c <= 0x201F) || c == 0x00AB || c == 0x00BB) return '"';
  return c;
}

// NFC and full case folding (Unicode, D145); the text as it is where utf8proc refuses it.
std::string folded(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto options =
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
  const utf8proc_ssize_t size =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (size == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();
  if (size < 0) return std::string(text);
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)};
}

}  // namespace

CodePoint code_point_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const std::uint32_t first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() - at < length) return {first, 0};
  std::uint32_t value = first & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {first, 0};
    value = value << 6 | (byte(i) & 0x3Fu);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return {first, 0};
  return {value, length};
}

void append_utf8(std::string& out, std::uint32_t c) {
  const auto add = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) return add(c);
  if (c < 0x800) {
    add(0xC0 | c >> 6);
  } else if (c < 0x10000) {
    add(0xE0 | c >> 12);
    add(0x80 | (c >> 6 & 0x3F));
  } else {
    add(0xF0 | c >> 18);
    add(0x80 | (c >> 12 & 0x3F));
    add(0x80 | (c >> 6 & 0x3F));
  }
  add(0x80 | (c & 0x3F));
}

bool is_space(std::uint32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_zero_width(std::uint32_t c) { return c == 0x200B || c == 0x2060 || c == 0xFEFF; }

std::size_t line_at(std::string_view text, std::size_t offset) {
  std::size_t line = 1;
  for (std::size_t i = 0; i < std::min(offset, text.size()); ++i)
    if (text[i] == '\n' ? (i == 0 || text[i - 1] != '\r') : text[i] == '\r') ++line;
  return line;
}

std::size_t invalid_at(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<signed char>(text[at]) >= 0) {
      ++at;
      continue;
    }
    const std::size_t length = code_point_at(text, at).length;
    if (length == 0) return at + 1;
    at += length;
  }
  return 0;
}

std::size_t code_points(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  }));
}

std::string shown(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = code_point_at(text, at);
    if (c == '\n') {
      out += "\\n";
    } else if (length == 0 || is_control(c) || is_bidi_override(c) || c == 0x2028 || c == 0x2029) {
      append_escape(out, c);
    } else {
      out += text.substr(at, length);
    }
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

bool has_controls(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = code_point_at(text, at);
    if (is_bidi_override(c) || (is_control(c) && c != '\t' && c != '\r' && c != '\n')) return true;
    at += std::max<std::size_t>(length, 1);
  }
  return false;
}

std::string without_controls(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, length] = code_point_at(text, at);
    if (length == 0)
      out += "\xEF\xBF\xBD";
    else if (is_control(c) && c != '\t' && c != '\n')
      out += ' ';
    else
      out += text.substr(at, length);
    at += std::max<std::size_t>(length, 1);
  }
  return out;
}

std::string cut(std::string_view text, std::size_t characters) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && characters-- == 0)
      return std::string(text.substr(0, at));
  return std::string(text);
}

std::string trimmed(std::string_view text) {
  if (is_trimmed_ascii(text)) return std::string(text);
  std::string out;
  out.reserve(text.size());
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, found] = code_point_at(text, at);
    const std::size_t length = std::max<std::size_t>(found, 1);
    if (found != 0 && is_space(c)) {
      gap = true;
    } else if (found == 0 || !is_zero_width(c)) {
      if (gap && !out.empty()) out += ' ';
      gap = false;
      out += text.substr(at, length);
    }
    at += length;
  }
  return out;
}

std::string match_key(std::string_view text) {
  std::string plain = trimmed(text);
  if (is_ascii(plain)) {
    for (char& c : plain) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
    return plain;
  }
  plain = folded(plain);
  std::string key;
  for (std::size_t at = 0; at < plain.size();) {
    const auto [c, length] = code_point_at(plain, at);
    if (length == 0)
      key += plain[at];
    else
      append_utf8(key, unified(c));
    at += std::max<std::size_t>(length, 1);
  }
  return key;
}

std::string spaceless_key(std::string_view text) {
  std::string key = match_key(text);
  key.erase(std::remove(key.begin(), key.end(), ' '), key.end());
  return key;
}

std::string with_lf(std::string text) {
  if (text.find('\r') == std::string::npos) return text;
  std::size_t to = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\r') {
      if (at + 1 < text.size() && text[at + 1] == '\n') ++at;
      text[to++] = '\n';
    } else {
      text[to++] = text[at];
    }
  }
  text.resize(to);
  return text;
}

}  // namespace fcm::text
