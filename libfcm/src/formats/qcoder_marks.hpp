// SPDX-License-Identifier: MIT
//
// The marks that qcoder puts into a text: (QCODE)words(/QCODE){#code, #another}. They may stand
// inside each other.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fcm::detail {

struct MarkedPiece {
  std::string words;  ///< without marks
  std::vector<std::string> codes;
  std::size_t line = 0;            ///< of the text, from 1, where the piece begins
  std::size_t start = 0, end = 0;  ///< in characters of the text without marks
};

/// A mark that makes no piece.
struct LostMark {
  std::size_t line = 0;
  std::string message, hint;
};

struct MarkedText {
  std::vector<MarkedPiece> pieces;  ///< by where they begin
  std::vector<LostMark> lost;
};

bool has_marks(std::string_view text);

/// O(length), however deep: beyond 16 levels a mark is lost.
MarkedText read_marks(std::string_view utf8);

/// "{#a, #b}" without the brackets.
std::vector<std::string> codes_in_mark(std::string_view);

}  // namespace fcm::detail
