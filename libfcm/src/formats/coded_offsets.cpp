// SPDX-License-Identifier: MIT
#include "formats/coded_offsets.hpp"

#include <algorithm>

#include "text/code_point.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {
namespace {

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') ||
         ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

/// Not in the middle of a word.
bool between_words(std::string_view text, std::size_t at) {
  return at == 0 || at == text.size() || !is_word(text[at - 1]) || !is_word(text[at]);
}

bool begins_with_name(std::string_view piece, const std::string& name) {
  std::string key = text::match_key(name);
  for (const std::string_view dots : {"\xE2\x80\xA6", "..."})
    if (key.ends_with(dots)) key.resize(key.size() - dots.size());
  if (key.size() < 3) return false;
  return text::match_key(piece.substr(0, 4 * name.size() + 16)).starts_with(key);
}

/// The readings that can differ on this text.
std::vector<OffsetReading> readings_of(std::string_view text) {
  using Unit = OffsetReading::Unit;
  std::vector<Unit> units = {Unit::code_points};
  const auto astral = [](char c) { return static_cast<unsigned char>(c) >= 0xF0; };
  const auto beyond_ascii = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  if (std::any_of(text.begin(), text.end(), astral)) units.push_back(Unit::utf16);
  if (std::any_of(text.begin(), text.end(), beyond_ascii)) units.push_back(Unit::bytes);
  const bool crlf = text.find("\r\n") != std::string_view::npos;
  std::vector<OffsetReading> all;
  for (const bool inclusive : {false, true})
    for (const Unit unit : units)
      for (const bool one : {false, true})
        if (crlf || !one) all.push_back({unit, one, inclusive});
  return all;
}

}  // namespace

std::string in_words(const OffsetReading& reading) {
  std::string words = reading.unit == OffsetReading::Unit::code_points ? "characters"
                      : reading.unit == OffsetReading::Unit::utf16     ? "UTF-16 units"
                                                                       : "bytes";
  words += reading.crlf_is_one ? ", CRLF as one" : "";
  return words + (reading.inclusive ? ", end included" : "");
}

OffsetTable::OffsetTable(std::string_view text, const OffsetReading& reading)
    : text_(text), inclusive_(reading.inclusive) {
  bytes_.reserve(text.size() + 1);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = std::max<std::size_t>(text::code_point_at(text, at).length, 1);
    const auto here = static_cast<std::uint32_t>(at);
    at += length;
    if (reading.unit == OffsetReading::Unit::bytes)
      for (std::size_t i = 0; i < length; ++i)
        bytes_.push_back(here + static_cast<std::uint32_t>(i));
    else
      bytes_.push_back(here);
    if (reading.unit == OffsetReading::Unit::utf16 && length == 4) bytes_.push_back(here);
    if (reading.crlf_is_one && text[here] == '\r' && at < text.size() && text[at] == '\n') ++at;
  }
  bytes_.push_back(static_cast<std::uint32_t>(text.size()));
}

std::string_view OffsetTable::piece(std::int64_t start, std::int64_t end) const {
  if (inclusive_) ++end;
  if (start < 0 || end <= start || end >= static_cast<std::int64_t>(bytes_.size())) return {};
  const std::size_t from = bytes_[static_cast<std::size_t>(start)];
  return text_.substr(from, bytes_[static_cast<std::size_t>(end)] - from);
}

std::vector<OffsetScore> score_offsets(std::string_view text, std::span<const Span> spans) {
  std::vector<OffsetScore> scores;
  for (const OffsetReading& reading : readings_of(text)) {
    const OffsetTable table(text, reading);
    OffsetScore score{.reading = reading};
    for (const Span& span : spans) {
      const std::string_view piece = table.piece(span.start, span.end);
      if (piece.empty()) continue;
      const auto from = static_cast<std::size_t>(piece.data() - text.data());
      const bool words = between_words(text, from) && between_words(text, from + piece.size());
      if (!words && !begins_with_name(piece, span.name)) continue;
      ++score.hits;
      if (words && !is_blank(piece.front()) && !is_blank(piece.back())) ++score.exact;
    }
    scores.push_back(score);
  }
  return scores;
}

}  // namespace fcm::detail
