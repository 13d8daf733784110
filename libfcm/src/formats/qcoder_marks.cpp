// SPDX-License-Identifier: MIT
#include "formats/qcoder_marks.hpp"

#include <algorithm>
#include <utility>

#include "text/utf8.hpp"

namespace fcm::detail {
namespace {

constexpr std::string_view opening = "(QCODE)", closing = "(/QCODE)";
constexpr std::size_t deepest = 16;  // each level holds the words of those inside it again

class MarkReader {
 public:
  explicit MarkReader(std::string_view text) : text_(text) {}

  MarkedText read() {
    for (std::size_t at = 0; at < text_.size();) {
      const std::string_view rest = text_.substr(at);
      if (rest.starts_with(opening)) {
        open_.push_back({plain_.size(), points_, line_});
        at += opening.size();
      } else if (rest.starts_with(closing)) {
        at = close(at + closing.size());
      } else {
        keep(text_[at++]);
      }
    }
    for (const Open& one : open_)
      lose(one.line, "(QCODE) without (/QCODE)",
           "put (/QCODE){#code} where the piece ends, or delete the mark");
    std::stable_sort(read_.pieces.begin(), read_.pieces.end(),
                     [](const MarkedPiece& a, const MarkedPiece& b) { return a.start < b.start; });
    return std::move(read_);
  }

 private:
  struct Open {
    std::size_t byte, point, line;
  };

  void keep(char c) {
    plain_ += c;
    points_ += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    line_ += c == '\n' ? 1 : 0;
  }

  /// Where the text goes on behind (/QCODE) and its codes.
  std::size_t close(std::size_t at) {
    std::vector<std::string> codes;
    const std::size_t brace = text_.find_first_not_of(" \t", at);
    if (brace < text_.size() && text_.substr(brace).starts_with("{#")) {
      if (brace_ < brace) brace_ = std::min(text_.find('}', brace), text_.size());
      if (brace_ < text_.size()) {
        codes = codes_in_mark(text_.substr(brace + 1, brace_ - brace - 1));
        at = brace_ + 1;
      }
    }
    if (open_.empty()) {
      lose(line_, "(/QCODE) without (QCODE)", "put (QCODE) where the piece begins");
      return at;
    }
    const std::size_t depth = open_.size();
    const Open from = open_.back();
    open_.pop_back();
    if (codes.empty())
      lose(from.line, "a piece of text is marked and has no code",
           "put the code behind it: (/QCODE){#code}");
    else if (depth > deepest)
      lose(from.line, "marks stand more than " + std::to_string(deepest) + " deep in each other",
           "put several codes behind one piece: {#one, #other}");
    else
      read_.pieces.push_back(
          {plain_.substr(from.byte), std::move(codes), from.line, from.point, points_});
    return at;
  }

  void lose(std::size_t line, std::string message, std::string hint) {
    read_.lost.push_back({line, std::move(message), std::move(hint)});
  }

  std::string_view text_;
  MarkedText read_;
  std::string plain_;
  std::vector<Open> open_;
  std::size_t points_ = 0, line_ = 1;
  std::size_t brace_ = 0;  ///< the closing one that was last looked for
};

}  // namespace

bool has_marks(std::string_view text) {
  return text.find(opening) != std::string_view::npos &&
         text.find(closing) != std::string_view::npos;
}

MarkedText read_marks(std::string_view utf8) { return MarkReader(utf8).read(); }

std::vector<std::string> codes_in_mark(std::string_view text) {
  std::vector<std::string> codes;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('#', at), text.size());
    std::string code = text::trimmed(text.substr(at, end - at));
    if (code.ends_with(','))
      code = text::trimmed(std::string_view(code).substr(0, code.size() - 1));
    if (!code.empty()) codes.push_back(std::move(code));
    at = end + 1;
  }
  return codes;
}

}  // namespace fcm::detail
