// SPDX-License-Identifier: MIT
#include "formats/dot_lexer.hpp"

#include <algorithm>
#include <set>

#include "text/utf8.hpp"

namespace fcm::drawn {
namespace {

bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return c == '_' || byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Bytes of the number at the start: -?(.d+|d+(.d*)?); 0 where there is none.
std::size_t number_length(std::string_view text) {
  std::size_t i = !text.empty() && text[0] == '-' ? 1 : 0;
  const std::size_t digits = i;
  bool point = false, any = false;
  for (; i < text.size() && (is_digit(text[i]) || (text[i] == '.' && !point)); ++i) {
    point = point || text[i] == '.';
    any = any || is_digit(text[i]);
  }
  return any && i > digits ? i : 0;
}

struct Entity {
  std::string_view name, character;
};

constexpr Entity entities[] = {{"&amp;", "&"},   {"&lt;", "<"},   {"&gt;", ">"},
                               {"&quot;", "\""}, {"&apos;", "'"}, {"&#39;", "'"},
                               {"&nbsp;", " "},  {"&#45;", "-"},  {"&minus;", "-"}};

}  // namespace

bool DotToken::is_keyword(std::string_view lower) const {
  if (kind != Kind::word || text.size() != lower.size()) return false;
  return std::equal(text.begin(), text.end(), lower.begin(), [](char a, char b) {
    return (a >= 'A' && a <= 'Z' ? static_cast<char>(a - 'A' + 'a') : a) == b;
  });
}

void DotLexer::advance(std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) {
    const bool continues = (static_cast<unsigned char>(rest_[i]) & 0xC0) == 0x80;
    at_line_start_ = rest_[i] == '\n';
    if (at_line_start_)
      ++line_, column_ = 1;
    else if (!continues)
      ++column_;
  }
  rest_.remove_prefix(bytes);
}

/// White space, comments, and lines that begin with # (left over from a C preprocessor).
void DotLexer::skip_blanks() {
  const auto until = [&](std::string_view end) {
    const std::size_t at = rest_.find(end, 1);
    advance(at == std::string_view::npos ? rest_.size() : at + end.size());
  };
  while (!rest_.empty()) {
    if (rest_.starts_with("//") || (rest_[0] == '#' && at_line_start_))
      until("\n");
    else if (rest_.starts_with("/*"))
      until("*/");
    else if (std::string_view(" \t\r\n\f\v").find(rest_[0]) != std::string_view::npos)
      advance(1);
    else
      return;
  }
}

DotToken DotLexer::start(DotToken::Kind kind) const {
  return {.kind = kind, .text = {}, .line = line_, .column = column_};
}

tl::unexpected<Problem> DotLexer::unclosed(const DotToken& token, const char* what) const {
  return problem("dot.unclosed", std::string(what) + " is not closed",
                 {file_, token.line, token.column}, "close it where it should end");
}

Result<DotToken> DotLexer::string() {
  DotToken token = start(DotToken::Kind::string);
  advance(1);
  for (;;) {
    std::size_t end = 0;
    while (end < rest_.size() && rest_[end] != '"') end += rest_[end] == '\\' ? 2 : 1;
    if (end >= rest_.size()) return unclosed(token, "a string");
    for (std::size_t i = 0; i < end; ++i)
      if (rest_.substr(i, 2) == "\\\n")
        ++i;  // a long string goes on in the next line
      else if (rest_[i] == '\\')
        token.text += rest_[i], token.text += rest_[++i];
      else
        token.text += rest_[i];
    advance(end + 1);
    skip_blanks();
    if (!rest_.starts_with("+")) return token;
    advance(1);
    skip_blanks();
    if (!rest_.starts_with("\"")) return token;
    advance(1);
  }
}

Result<DotToken> DotLexer::html() {
  DotToken token = start(DotToken::Kind::html);
  std::size_t open = 0, i = 0;
  for (; i < rest_.size(); ++i) {
    if (rest_[i] == '<') ++open;
    if (rest_[i] == '>' && --open == 0) break;
  }
  if (i == rest_.size()) return unclosed(token, "an HTML label");
  token.text = rest_.substr(1, i - 1);
  advance(i + 1);
  return token;
}

Result<DotToken> DotLexer::next() {
  skip_blanks();
  DotToken token = start(DotToken::Kind::end);
  if (rest_.empty()) return token;
  if (rest_[0] == '"') return string();
  if (rest_[0] == '<') return html();
  token.kind = DotToken::Kind::mark;
  if (rest_.starts_with("->") || rest_.starts_with("--")) {
    token.text = rest_.substr(0, 2);
    advance(2);
    return token;
  }
  std::size_t length = number_length(rest_);
  if (length == 0 && is_letter(rest_[0])) length = 1;
  if (length == 0) {
    token.text = rest_.substr(0, 1);
    if (token.text.find_first_of("{}[];,=:") == std::string::npos)
      return problem("dot.syntax", "\"" + token.text + "\" is no part of the language",
                     {file_, token.line, token.column},
                     "put names with other characters in quotes");
    advance(1);
    return token;
  }
  while (length < rest_.size() && (is_letter(rest_[length]) || is_digit(rest_[length]))) ++length;
  token.kind = DotToken::Kind::word;
  token.text = rest_.substr(0, length);
  advance(length);
  return token;
}

Result<DotToken> DotLexer::peek() {
  DotLexer ahead = *this;
  return ahead.next();
}

bool is_dot_style(std::string_view name) {
  static const std::set<std::string_view> whole = {"K",           "bb",
                                                   "bgcolor",     "center",
                                                   "charset",     "compound",
                                                   "concentrate", "constraint",
                                                   "decorate",    "dim",
                                                   "dir",         "dpi",
                                                   "fixedsize",   "gradientangle",
                                                   "group",       "height",
                                                   "inputscale",  "landscape",
                                                   "layer",       "layout",
                                                   "len",         "lhead",
                                                   "lheight",     "lp",
                                                   "ltail",       "lwidth",
                                                   "margin",      "minlen",
                                                   "mode",        "nodesep",
                                                   "nojustify",   "nslimit",
                                                   "ordering",    "orientation",
                                                   "outputorder", "overlap",
                                                   "pad",         "pencolor",
                                                   "penwidth",    "peripheries",
                                                   "pin",         "pos",
                                                   "rank",        "rankdir",
                                                   "ranksep",     "ratio",
                                                   "rects",       "regular",
                                                   "rotate",      "samehead",
                                                   "sametail",    "sep",
                                                   "shape",       "sides",
                                                   "size",        "skew",
                                                   "splines",     "start",
                                                   "style",       "target",
                                                   "truecolor",   "vertices",
                                                   "viewport",    "weight",
                                                   "width",       "xdotversion",
                                                   "xlabel",      "xlp"};
  if (whole.count(name) > 0) return true;
  for (const std::string_view start : {"arrow", "cluster", "color", "fillcolor", "font", "head",
                                       "image", "label", "pack", "page", "tail"})
    if (name.starts_with(start)) return true;
  return false;
}

std::string dot_unescaped(std::string_view text, std::string_view node) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '&') {
      const auto found =
          std::find_if(std::begin(entities), std::end(entities),
                       [&](const Entity& e) { return text.substr(i).starts_with(e.name); });
      if (found == std::end(entities))
        out += '&';
      else
        out += found->character, i += found->name.size() - 1;
      continue;
    }
    if (text[i] != '\\' || i + 1 == text.size()) {
      out += text[i];
      continue;
    }
    const char escaped = text[++i];
    if (escaped == 'n' || escaped == 'l' || escaped == 'r')
      out += '\n';
    else if (escaped == 'N')
      out += node;
    else
      out += escaped;
  }
  return out;
}

std::string dot_plain(std::string_view html) {
  std::string text;
  for (std::size_t i = 0; i < html.size(); ++i) {
    if (html[i] != '<') {
      text += html[i] == '\\' ? "\\\\" : std::string(1, html[i]);
      continue;
    }
    const std::size_t end = std::min(html.find('>', i), html.size());
    const std::string tag = text::match_key(html.substr(i, end - i));
    if (tag.starts_with("<br") || tag.starts_with("</t")) text += "\\n";
    i = end;
  }
  return dot_unescaped(text, {});
}

}  // namespace fcm::drawn
