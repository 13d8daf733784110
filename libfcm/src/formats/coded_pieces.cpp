// SPDX-License-Identifier: MIT
#include "formats/coded_pieces.hpp"

#include <algorithm>
#include <utility>

#include "study/coded_names.hpp"
#include "study/sheet.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {
namespace {

bool fits_less(const OffsetScore& a, const OffsetScore& b) {
  return a.hits + a.exact < b.hits + b.exact;
}

/// Adds the score of `all.reading` on one text: of the reading that means the same there.
void add_score(OffsetScore& all, const std::vector<OffsetScore>& of_text) {
  const OffsetScore* fits = nullptr;
  int most = 0;
  for (const OffsetScore& score : of_text) {
    if (score.reading.inclusive != all.reading.inclusive) continue;
    const int alike = 1 + (score.reading.unit == all.reading.unit ? 2 : 0) +
                      (score.reading.crlf_is_one == all.reading.crlf_is_one ? 1 : 0);
    if (alike <= most) continue;
    most = alike;
    fits = &score;
  }
  if (!fits) return;
  all.hits += fits->hits;
  all.exact += fits->exact;
}

}  // namespace

Index CodedPieces::add_text(std::string text) {
  texts_.push_back({.text = std::move(text), .pieces = {}, .scores = {}});
  return texts_.size() - 1;
}

void CodedPieces::add(Index text, Index selection, Span span) {
  texts_[text].pieces.push_back({selection, std::move(span)});
}

OffsetReading CodedPieces::usual_reading() {
  std::vector<OffsetScore> pooled = {{}};  // the standard's own first: it wins where all fit alike
  for (Text& text : texts_) {
    if (text.text.empty()) continue;
    std::vector<Span> spans;
    for (const Piece& piece : text.pieces) spans.push_back(piece.span);
    text.scores = score_offsets(text.text, spans);
    for (const OffsetScore& score : text.scores)
      if (std::none_of(pooled.begin(), pooled.end(),
                       [&](const OffsetScore& known) { return known.reading == score.reading; }))
        pooled.push_back({score.reading});
  }
  for (OffsetScore& all : pooled)
    for (const Text& text : texts_) add_score(all, text.scores);
  return std::max_element(pooled.begin(), pooled.end(), fits_less)->reading;
}

void CodedPieces::quote(const Text& from, const OffsetScore& score,
                        std::vector<Selection>& selections) {
  const OffsetTable table(from.text, score.reading);
  for (const auto& [selection, span] : from.pieces) {
    Selection& piece = selections[selection];
    if (span.start >= 0 && span.end > span.start && piece.locator.empty())
      piece.locator =
          "characters " + std::to_string(span.start) + " to " + std::to_string(span.end);
    if (from.text.empty()) continue;
    const std::string words = text::with_lf(std::string(table.piece(span.start, span.end)));
    if (words.empty()) ++without_words_;
    if (piece.quote.empty()) piece.quote = study::stripped(words);
  }
  if (from.text.empty()) return;
  spans_ += from.pieces.size();
  hits_ += score.hits;
}

void CodedPieces::settle(std::vector<Selection>& selections, const std::string& file,
                         Account& account) {
  const OffsetReading usual = usual_reading();
  for (const Text& text : texts_) {
    OffsetScore mine{usual};
    add_score(mine, text.scores);
    const auto best = std::max_element(text.scores.begin(), text.scores.end(), fits_less);
    if (best != text.scores.end() && 10 * mine.hits < 9 * text.pieces.size() &&
        best->hits > mine.hits + 2)
      mine = *best;
    quote(text, mine, selections);
  }
  if (spans_ > 0) {
    const std::size_t share = 100 * hits_ / spans_;
    study::warn(account, "qda.offsets",
                std::to_string(share) + " % of the selections begin and end at words, counted in " +
                    in_words(usual),
                {file},
                share < 90 ? "compare some quotes with their texts before you use them" : "",
                share < 90 ? Severity::warning : Severity::note);
  }
  if (without_words_ > 0)
    study::warn(account, "qda.no_words",
                study::counted(without_words_, "selection", "selections") +
                    " empty or beyond the end of the text",
                {file}, "their codes are kept, without a quote", Severity::note);
}

}  // namespace fcm::detail
