// SPDX-License-Identifier: MIT
#include "publish/lettering.hpp"

#include <array>
#include <cstddef>

namespace fcm::reporting {
namespace {

// Advance widths of U+0020 to U+007E in thousandths of the type size: Helvetica's (Adobe Font
// Metrics, 1997), which Arial and Liberation Sans share.
constexpr std::array<short, 95> advance = {
    278,  278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,  // space to /
    556,  556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,  // 0 to ?
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,  // @ to O
    667,  778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,  // P to _
    333,  556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,  // ` to o
    556,  556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584};      // p to ~

/// Bytes of the character that starts with this one; 1 for anything that is not UTF-8.
std::size_t length_of(unsigned char first) {
  return first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc0 ? 2 : 1;
}

double thousandths(unsigned char first) {
  if (first >= 0x20 && first <= 0x7e) return advance[first - 0x20];
  if (first >= 0xe3) return 1000;  // from U+3000: kana, ideographs, hangul, symbols beyond the BMP
  return 600;
}

}  // namespace

double text_width(std::string_view utf8, double size, bool bold) {
  double sum = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto first = static_cast<unsigned char>(utf8[i]);
    sum += thousandths(first);
    i += length_of(first);
  }
  return sum * size / 1000 * (bold ? 1.09 : 1.02);
}

std::vector<std::string> wrapped(std::string_view utf8, double width, double size, bool bold) {
  std::vector<std::string> lines(1);
  std::string word;
  const auto put = [&](const std::string& piece) {
    if (!lines.back().empty() && text_width(lines.back() + piece, size, bold) > width) {
      while (!lines.back().empty() && lines.back().back() == ' ') lines.back().pop_back();
      lines.emplace_back();
    }
    if (!lines.back().empty() || piece != " ") lines.back() += piece;
  };
  const auto flush = [&] {
    if (!word.empty()) put(word);
    word.clear();
  };
  for (std::size_t i = 0; i < utf8.size();) {
    const std::size_t length = length_of(static_cast<unsigned char>(utf8[i]));
    const std::string character(utf8.substr(i, length));
    i += length;
    if (character == " " || character == "\n" || character == "\t") {
      flush();
      if (!lines.back().empty() && lines.back().back() != ' ') lines.back() += ' ';
      continue;
    }
    if (!word.empty() && text_width(word + character, size, bold) > width) flush();
    word += character;
    if (character == "-" || character == "/") flush();
  }
  flush();
  while (!lines.back().empty() && lines.back().back() == ' ') lines.back().pop_back();
  if (lines.size() > 1 && lines.back().empty()) lines.pop_back();
  return lines;
}

}  // namespace fcm::reporting
