// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>

#include "formats/nvivo.hpp"
#include "study/sheet.hpp"
#include "text/utf8.hpp"

namespace fcm::nvivo {
namespace {

constexpr std::string_view mark = " - \xC2\xA7 ", mark_1252 = " - \xA7 ";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "§ 2 references coded [ 3.20% Coverage]", behind the §.
bool counts_references(std::string_view text) {
  const std::size_t open = text.find('[');
  return !text.empty() && is_digit(text.front()) && open != std::string_view::npos &&
         text.find('%', open) != std::string_view::npos && text.ends_with(']');
}

/// The document of "<Files\\folder\\Interview 1> - § ..."; nothing where the line is no such.
std::optional<std::string> document_of(const std::string& line) {
  const std::size_t at = line.find(mark);
  if (at == std::string::npos || at == 0 ||
      !counts_references(std::string_view(line).substr(at + mark.size())))
    return std::nullopt;
  std::string path = line.substr(0, at);
  if (path.starts_with('<') && path.ends_with('>')) path = path.substr(1, path.size() - 2);
  const std::size_t folder = path.rfind('\\');
  return text::trimmed(folder == std::string::npos ? path : path.substr(folder + 1));
}

/// "Reference 1 - 1.6% Coverage", "References 2-3 - 0.98% Coverage", "Referenz 1 - 1,60% Abdeckung"
bool heads_reference(std::string_view line) {
  if (line.size() > 60 || !line.starts_with('R')) return false;
  const std::size_t number = line.find_first_of("0123456789"), percent = line.find('%');
  const std::size_t dash = line.find(" - ");
  if (number == std::string_view::npos || percent == std::string_view::npos ||
      dash == std::string_view::npos || number > dash || dash > percent)
    return false;
  const std::string_view share = line.substr(dash + 3, percent - dash - 3);
  return line.substr(0, number).find(' ') == number - 1 && !share.empty() &&
         share.find_first_not_of("0123456789., ") == std::string_view::npos;
}

}  // namespace

bool looks_like_report(std::string_view bytes) {
  for (const std::string_view sign : {mark, mark_1252})
    for (std::size_t at = 0; (at = bytes.find(sign, at)) != std::string_view::npos;) {
      at += sign.size();
      const std::size_t end = std::min(bytes.find_first_of("\r\n", at), bytes.size());
      if (counts_references(bytes.substr(at, end - at))) return true;
    }
  return false;
}

std::vector<Reference> read_report(std::string_view utf8) {
  std::vector<Reference> all;
  std::string document;
  bool inside = false;  // below the heading of a reference
  std::size_t number = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const std::size_t end = std::min(utf8.find('\n', at), utf8.size());
    const std::string_view raw = utf8.substr(at, end - at);
    at = end + 1;
    ++number;
    const std::string line = text::trimmed(raw);
    if (const auto found = document_of(line)) {
      document = *found;
      inside = false;
    } else if (!document.empty() && heads_reference(line)) {
      all.push_back({.source = document, .words = {}, .locator = line, .line = number});
      inside = true;
    } else if (inside) {
      all.back().words += std::string(raw) + "\n";
    }
  }
  for (Reference& one : all) one.words = study::stripped(one.words);
  return all;
}

}  // namespace fcm::nvivo
