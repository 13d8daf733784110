// SPDX-License-Identifier: MIT
//
// The words of the DOT language (Graphviz), tolerantly: strings may hold raw line ends, and what
// stands between words does not matter.
#pragma once

#include <string>
#include <string_view>

#include "fcm/result.hpp"

namespace fcm::drawn {

struct DotToken {
  enum class Kind { word, string, html, mark, end };
  Kind kind = Kind::end;
  std::string text;  ///< of a mark "{", "->", ...; of a string what stands between its quotes
  std::size_t line = 1, column = 1;

  bool is(std::string_view mark) const { return kind == Kind::mark && text == mark; }
  bool is_id() const { return kind == Kind::word || kind == Kind::string || kind == Kind::html; }
  /// Keywords are not quoted, and their case does not matter.
  bool is_keyword(std::string_view lower) const;
};

class DotLexer {
 public:
  DotLexer(std::string_view utf8, const std::string& file) : rest_(utf8), file_(file) {}
  /// Codes: dot.unclosed, dot.syntax.
  Result<DotToken> next();
  /// The next one, still to come; nothing of it is lost.
  Result<DotToken> peek();

 private:
  void skip_blanks();
  void advance(std::size_t bytes);
  Result<DotToken> string();
  Result<DotToken> html();
  DotToken start(DotToken::Kind) const;
  tl::unexpected<Problem> unclosed(const DotToken&, const char* what) const;

  std::string_view rest_;
  const std::string& file_;
  std::size_t line_ = 1, column_ = 1;
  bool at_line_start_ = true;
};

/// Attributes of Graphviz that say how things look and lie.
bool is_dot_style(std::string_view name);

/// \n \l \r as line ends, \N as the name of the node, \\ and \" as what they escape, and the
/// entities of XML as characters.
std::string dot_unescaped(std::string_view text, std::string_view node);

/// An HTML-like label as plain text: tags out, <br/> as a line end.
std::string dot_plain(std::string_view html);

}  // namespace fcm::drawn
