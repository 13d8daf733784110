// SPDX-License-Identifier: MIT
#include "formats/html_text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <utility>

#include "text/code_point.hpp"

namespace fcm::detail {
namespace {

/// "amp", "#39" or "#x27"; nothing where it is no reference that is known.
std::optional<std::uint32_t> referred(std::string_view name) {
  static const std::pair<std::string_view, std::uint32_t> known[] = {
      {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}, {"nbsp", 0xA0}};
  for (const auto& [word, code] : known)
    if (name == word) return code;
  if (!name.starts_with('#')) return std::nullopt;
  name.remove_prefix(1);
  const bool hex = name.starts_with('x') || name.starts_with('X');
  if (hex) name.remove_prefix(1);
  std::uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(name.data(), name.data() + name.size(), code, hex ? 16 : 10);
  const bool valid = error == std::errc() && end == name.data() + name.size() && code > 0 &&
                     code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
  return valid ? std::optional(code) : std::nullopt;
}

/// Whether a line ends where this tag stands.
bool ends_line(std::string_view tag) {
  if (tag.starts_with('/')) tag.remove_prefix(1);
  const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
  return name == "p" || name == "br" || name == "div" || name == "li" || name == "tr" ||
         (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6');
}

}  // namespace

std::string html_text(std::string_view html) {
  std::string text;
  for (std::size_t at = 0; at < html.size();) {
    const char c = html[at];
    if (c == '<') {
      const std::size_t end = html.find('>', at);
      if (end == std::string_view::npos) break;
      if (ends_line(html.substr(at + 1, end - at - 1)) && !text.empty() && text.back() != '\n')
        text += '\n';
      at = end + 1;
    } else if (c == '&') {
      const std::size_t end = html.find(';', at);
      const auto code = end == std::string_view::npos || end - at > 10
                            ? std::nullopt
                            : referred(html.substr(at + 1, end - at - 1));
      if (code) {
        text::append_utf8(text, *code);
        at = end + 1;
      } else {
        text += c;
        ++at;
      }
    } else {
      text += c;
      ++at;
    }
  }
  return text;
}

}  // namespace fcm::detail
