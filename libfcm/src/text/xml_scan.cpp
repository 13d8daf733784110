// SPDX-License-Identifier: MIT
#include "text/xml_scan.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "text/code_point.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::text {
namespace {

constexpr std::string_view white = " \t\r\n";

bool is_white(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/// Characters to look for, by a table: find_first_of() of the library asks memchr for each one.
class AnyOf {
 public:
  constexpr explicit AnyOf(std::string_view characters) {
    for (const char c : characters) is_[static_cast<unsigned char>(c)] = true;
  }
  std::size_t first(std::string_view text, std::size_t at) const {
    while (at < text.size() && !is_[static_cast<unsigned char>(text[at])]) ++at;
    return at < text.size() ? at : std::string_view::npos;
  }

 private:
  std::array<bool, 256> is_{};
};

constexpr AnyOf ends_tag_name(" \t\r\n/>"), ends_key(" \t\r\n=/><\"'"), needs_care("&\r");

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         (c & 0x80) != 0;
}

struct Reference {
  std::uint32_t value = 0;
  std::size_t length = 0;  ///< with & and ; or 0 where it is none
  bool character = false;  ///< &#...; and not one of the five
};

// What stands at an &.
Reference reference_at(std::string_view text) {
  constexpr std::size_t longest = 12;  // &#x0010FFFF;
  const std::size_t semicolon = text.substr(0, longest).find(';');
  if (semicolon == std::string_view::npos) return {};
  const std::string_view inside = text.substr(1, semicolon - 1);
  constexpr std::pair<std::string_view, char> five[] = {
      {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}};
  for (const auto& [name, c] : five)
    if (inside == name) return {static_cast<std::uint32_t>(c), semicolon + 1, false};
  if (inside.size() < 2 || inside[0] != '#') return {};
  const bool hex = inside[1] == 'x';
  std::uint32_t value = 0;
  const std::string_view figures = inside.substr(hex ? 2 : 1);
  if (figures.empty()) return {};
  for (const char c : figures) {
    std::uint32_t figure = 0;
    if (c >= '0' && c <= '9')
      figure = static_cast<std::uint32_t>(c - '0');
    else if (hex && (c | 0x20) >= 'a' && (c | 0x20) <= 'f')
      figure = static_cast<std::uint32_t>((c | 0x20) - 'a' + 10);
    else
      return {};
    value = std::min<std::uint32_t>(value * (hex ? 16 : 10) + figure, 0x110000);
  }
  return {value, semicolon + 1, true};
}

bool is_character(std::uint32_t c) {  // XML 1.0, production 2
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c < 0xD800 || (c >= 0xE000 && c != 0xFFFE && c != 0xFFFF && c <= 0x10FFFF);
}

}  // namespace

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

void append_unescaped(std::string& out, std::string_view raw) {
  for (std::size_t at = 0; at < raw.size();) {
    const std::size_t stop = std::min(needs_care.first(raw, at), raw.size());
    out.append(raw.substr(at, stop - at));
    at = stop;
    if (at == raw.size()) return;
    if (raw[at] == '\r') {
      out += '\n';
      at += raw.substr(at).starts_with("\r\n") ? 2 : 1;
    } else if (const Reference found = reference_at(raw.substr(at)); found.length > 0) {
      append_utf8(out, found.value);
      at += found.length;
    } else {
      out += raw[at++];
    }
  }
}

Place place_in(std::string_view utf8, std::size_t offset, const std::string& file) {
  const std::string_view before = utf8.substr(0, offset);
  const std::size_t line_start = before.find_last_of("\r\n") + 1;  // npos + 1 is 0
  return {file, line_at(utf8, offset), code_points(before.substr(line_start)) + 1};
}

XmlScan::Kind XmlScan::stop(std::string code, std::string message, std::string hint) {
  if (hint.empty()) hint = "look just before this place for a tag or a quotation mark left open";
  if (!problem_)
    problem_ = Problem{.code = std::move(code),
                       .message = std::move(message),
                       .place = place_in(text_, std::min(at_, text_.size()), file_),
                       .hint = std::move(hint)};
  at_ = text_.size();
  return Kind::end;
}

std::string_view XmlScan::attribute(std::string_view name) const {
  for (const auto& [key, value] : attributes_)
    if (key == name) return value;
  for (const auto& [key, value] : attributes_)
    if (without_prefix(key) == name) return value;
  return {};
}

void XmlScan::append_text(std::string& out) const {
  if (!cdata_) return append_unescaped(out, piece_);
  for (std::size_t i = 0; i < piece_.size(); ++i) {
    if (piece_[i] != '\r')
      out += piece_[i];
    else if (i + 1 == piece_.size() || piece_[i + 1] != '\n')
      out += '\n';
  }
}

XmlScan::Kind XmlScan::next() {
  if (problem_) return Kind::end;
  if (empty_) {
    empty_ = false;
    open_.pop_back();
    return Kind::close;
  }
  while (at_ < text_.size()) {
    if (text_[at_] != '<') {
      const Kind kind = read_text();
      if (kind != Kind::text || !open_.empty()) return kind;
      continue;
    }
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("<!--")) {
      at_ += 2;  // so that <!--> does not end itself
      if (!skip_past("-->", "a comment")) return Kind::end;
    } else if (rest.starts_with("<![CDATA[") && !open_.empty()) {
      const std::size_t begin = at_ + 9;
      if (!skip_past("]]>", "a CDATA section")) return Kind::end;
      piece_ = text_.substr(begin, at_ - 3 - begin);
      cdata_ = true;
      return Kind::text;
    } else if (rest.starts_with("<!DOCTYPE")) {
      if (!skip_doctype()) return Kind::end;
    } else if (rest.starts_with("<?")) {
      if (!skip_past("?>", "a processing instruction")) return Kind::end;
    } else {
      return rest.starts_with("</") ? read_close() : read_tag();
    }
  }
  if (!open_.empty())
    return stop("xml.syntax", "the file ends before the element " + std::string(open_.back()),
                "the file was cut off; get it again");
  if (!had_root_) return stop("xml.syntax", "the file holds no element");
  return Kind::end;
}

XmlScan::Kind XmlScan::read_text() {
  const std::size_t end = std::min(text_.find('<', at_), text_.size());
  piece_ = text_.substr(at_, end - at_);
  cdata_ = false;
  if (open_.empty() && piece_.find_first_not_of(white) != std::string_view::npos)
    return stop("xml.syntax", "there is text outside of all elements",
                "check that this is the right file");
  if (!references_are_sound(piece_)) return Kind::end;
  at_ = end;
  return Kind::text;
}

XmlScan::Kind XmlScan::read_tag() {
  if (open_.empty() && had_root_)
    return stop("xml.syntax", "something follows the end of the outermost element");
  if (at_ + 1 >= text_.size() || !begins_name(text_[at_ + 1]))
    return stop("xml.syntax", "a < begins no tag", "write &lt; where a < belongs to the text");
  if (open_.size() == limits_.nesting)
    return stop("limit.nesting",
                "elements are nested deeper than " + grouped(limits_.nesting) + " levels",
                "check that this is the right file");
  const std::size_t begin = at_ + 1;
  const std::size_t end = std::min(ends_tag_name.first(text_, begin), text_.size());
  const std::string_view whole = text_.substr(begin, end - begin);
  attributes_.clear();
  at_ = end;
  while (at_ < text_.size()) {
    if (is_white(text_[at_])) {
      ++at_;
    } else if (text_[at_] == '>' || text_.substr(at_).starts_with("/>")) {
      empty_ = text_[at_] == '/';
      at_ += empty_ ? 2 : 1;
      open_.push_back(whole);
      name_ = without_prefix(whole);
      had_root_ = true;
      return Kind::open;
    } else if (!read_attribute()) {
      return Kind::end;
    }
  }
  return stop("xml.syntax", "the file ends inside a tag", "the file was cut off; get it again");
}

XmlScan::Kind XmlScan::read_close() {
  const std::size_t begin = at_ + 2;
  const std::size_t end = text_.find('>', begin);
  if (end == std::string_view::npos)
    return stop("xml.syntax", "the file ends inside a tag", "the file was cut off; get it again");
  std::string_view whole = text_.substr(begin, end - begin);
  while (!whole.empty() && is_white(whole.back())) whole.remove_suffix(1);
  if (open_.empty() || open_.back() != whole)
    return stop("xml.syntax", "an end tag closes another element than the one that is open");
  open_.pop_back();
  name_ = without_prefix(whole);
  at_ = end + 1;
  return Kind::close;
}

bool XmlScan::read_attribute() {
  const auto bad = [this](const char* message) {
    stop("xml.syntax", message);
    return false;
  };
  if (!begins_name(text_[at_])) return bad("a tag holds something that is no attribute");
  const std::size_t end = ends_key.first(text_, at_);
  if (end == std::string_view::npos) return bad("the file ends inside a tag");
  const std::string_view key = text_.substr(at_, end - at_);
  std::size_t at = text_.find_first_not_of(white, end);
  if (at == std::string_view::npos || text_[at] != '=') return bad("an attribute has no value");
  at = text_.find_first_not_of(white, at + 1);
  if (at == std::string_view::npos || (text_[at] != '"' && text_[at] != '\''))
    return bad("the value of an attribute has no quotation marks");
  const std::size_t close = text_.find(text_[at], at + 1);
  if (close == std::string_view::npos) return bad("the value of an attribute is never closed");
  const std::string_view value = text_.substr(at + 1, close - at - 1);
  constexpr std::size_t most = 256;  // so that looking for doubles takes linear time
  if (attributes_.size() == most) return bad("an element has more than 256 attributes");
  for (const auto& other : attributes_)
    if (other.first == key) return bad("an attribute stands twice in one tag");
  if (!references_are_sound(value)) return false;
  attributes_.emplace_back(key, value);
  at_ = close + 1;
  return true;
}

bool XmlScan::skip_past(std::string_view end, const char* what) {
  const std::size_t found = text_.find(end, at_ + 2);
  if (found == std::string_view::npos) {
    stop("xml.syntax", std::string(what) + " is never closed");
    return false;
  }
  at_ = found + end.size();
  return true;
}

// Naming a document type is harmless, nothing is loaded. Declaring in it is what bombs do.
bool XmlScan::skip_doctype() {
  const std::size_t end = text_.find_first_of("[>", at_);
  if (end != std::string_view::npos && text_[end] == '>') {
    at_ = end + 1;
    return true;
  }
  stop("xml.entity", "the file declares entities or elements of its own",
       "remove what stands between <!DOCTYPE and its end; no format that is read needs it");
  return false;
}

bool XmlScan::references_are_sound(std::string_view text) {
  for (std::size_t at = 0; (at = text.find('&', at)) != std::string_view::npos;) {
    const Reference found = reference_at(text.substr(at));
    if (found.character && !is_character(found.value)) {
      at_ = static_cast<std::size_t>(text.data() - text_.data()) + at;
      stop("xml.syntax", "a reference names no character of XML",
           "remove it: it begins with &# here");
      return false;
    }
    repaired_ = repaired_ || found.length == 0;
    at += std::max<std::size_t>(found.length, 1);
  }
  return true;
}

}  // namespace fcm::text
