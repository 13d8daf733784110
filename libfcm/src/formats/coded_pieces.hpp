// SPDX-License-Identifier: MIT
//
// The words of selections that are given by positions alone.
#pragma once

#include <string>
#include <vector>

#include "fcm/coded_texts.hpp"
#include "formats/coded_offsets.hpp"

namespace fcm::detail {

class CodedPieces {
 public:
  Index add_text(std::string text);
  void add(Index text, Index selection, Span);

  /// Finds how the tool counted and gives every selection its words and place. One reading for all
  /// texts of a project, which one tool wrote; a text that it does not fit and another does has
  /// its own. Doubts: qda.offsets, qda.no_words.
  void settle(std::vector<Selection>&, const std::string& file, Account&);

 private:
  struct Piece {
    Index selection = 0;
    Span span;
  };
  struct Text {
    std::string text;
    std::vector<Piece> pieces;
    std::vector<OffsetScore> scores;
  };
  OffsetReading usual_reading();
  void quote(const Text&, const OffsetScore&, std::vector<Selection>&);

  std::vector<Text> texts_;
  std::size_t spans_ = 0, hits_ = 0, without_words_ = 0;
};

}  // namespace fcm::detail
