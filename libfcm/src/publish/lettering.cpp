// SPDX-License-Identifier: MIT
#include "publish/lettering.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "text/code_point.hpp"

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

constexpr std::uint32_t joiner = 0x200d;

/// Of a character outside ASCII: rounded up, so that a label is rather too narrow for its box.
double thousandths(std::uint32_t character) {
  if (character >= 0x20 && character <= 0x7e) return advance[character - 0x20];
  const auto point = static_cast<utf8proc_int32_t>(character);
  const utf8proc_category_t category = utf8proc_category(point);
  if (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME ||
      category == UTF8PROC_CATEGORY_CF)
    return 0;                                       // drawn over the letter before, or not at all
  if (character >= 0x1f000) return 1300;            // emoji
  if (utf8proc_charwidth(point) == 2) return 1000;  // kana, ideographs, hangul
  if (character >= 0x0b80 && character <= 0x0dff) return 950;  // Tamil to Sinhala
  if (character >= 0x0900 && character <= 0x0b7f) return 680;  // Devanagari to Oriya
  return 620;
}

/// Ends of the user-perceived characters: a letter with its marks, an emoji with what joins it.
std::vector<std::size_t> ends_of_characters(std::string_view utf8) {
  std::vector<std::size_t> ends;
  utf8proc_int32_t before = 0, state = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const text::CodePoint point = text::code_point_at(utf8, i);
    const auto now = static_cast<utf8proc_int32_t>(point.value);
    if (i > 0 && utf8proc_grapheme_break_stateful(before, now, &state)) ends.push_back(i);
    before = now;
    i += std::max<std::size_t>(point.length, 1);
  }
  if (!utf8.empty()) ends.push_back(utf8.size());
  return ends;
}

}  // namespace

double text_width(std::string_view utf8, double size, bool bold) {
  double sum = 0;
  bool joined = false;
  for (std::size_t i = 0; i < utf8.size();) {
    const text::CodePoint point = text::code_point_at(utf8, i);
    if (!joined) sum += thousandths(point.value);
    joined = point.value == joiner;
    i += std::max<std::size_t>(point.length, 1);
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
  std::size_t begin = 0;
  for (const std::size_t end : ends_of_characters(utf8)) {
    const std::string character(utf8.substr(begin, end - begin));
    begin = end;
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

bool right_to_left(std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size();) {
    const text::CodePoint point = text::code_point_at(utf8, i);
    const auto* letter = utf8proc_get_property(static_cast<utf8proc_int32_t>(point.value));
    if (letter->bidi_class == UTF8PROC_BIDI_CLASS_L) return false;
    if (letter->bidi_class == UTF8PROC_BIDI_CLASS_R || letter->bidi_class == UTF8PROC_BIDI_CLASS_AL)
      return true;
    i += std::max<std::size_t>(point.length, 1);
  }
  return false;
}

}  // namespace fcm::reporting
