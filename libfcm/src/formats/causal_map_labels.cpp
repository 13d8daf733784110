// SPDX-License-Identifier: MIT
#include <utility>

#include "formats/causal_map.hpp"
#include "text/utf8.hpp"

namespace fcm::causal_map {
namespace {

std::vector<std::string> names_in(std::string_view label) {
  std::vector<std::string> names;
  for (std::size_t at = 0; at <= label.size();) {
    const std::size_t end = std::min(label.find(';', at), label.size());
    if (std::string name = text::trimmed(label.substr(at, end - at)); !name.empty())
      names.push_back(std::move(name));
    at = end + 1;
  }
  return names;
}

/// The key with [insertions] taken out and each `...` as one mark.
std::string comparable(std::string_view quote) {
  std::string kept;
  int depth = 0;
  for (const char c : quote) {
    depth += c == '[';
    if (depth == 0) kept += c;
    if (c == ']' && depth > 0) --depth;
  }
  std::string key = text::match_key(kept);
  for (std::size_t at = 0; (at = key.find("\xE2\x80\xA6", at)) != std::string::npos;)
    key.replace(at, 3, "...");
  return key;
}

}  // namespace

Label read_label(std::string_view cell) {
  std::vector<std::string> names = names_in(cell);
  bool any = false, last = false;
  for (std::string& name : names) {
    last = name.front() == '~';
    any = any || last;
  }
  Label label{.factor = {}, .opposite = last, .unclear = any && !last};
  for (std::string& name : names) {
    if (last)
      while (name.starts_with('~')) name = text::trimmed(name.substr(1));
    if (!name.empty()) label.factor += (label.factor.empty() ? "" : "; ") + name;
  }
  return label;
}

std::string theme_of(std::string_view label) {
  const std::size_t end = label.find(';');
  return end == std::string_view::npos ? std::string() : text::trimmed(label.substr(0, end));
}

bool stands_in(std::string_view quote, std::string_view text) {
  const std::string key = comparable(quote);
  std::size_t from = 0;
  for (std::size_t at = 0; at <= key.size();) {
    const std::size_t end = std::min(key.find("...", at), key.size());
    const std::string piece = text::trimmed(std::string_view(key).substr(at, end - at));
    from = text.find(piece, from);
    if (from == std::string_view::npos) return false;
    from += piece.size();
    at = end + 3;
  }
  return true;
}

}  // namespace fcm::causal_map
