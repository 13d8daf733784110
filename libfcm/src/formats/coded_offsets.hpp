// SPDX-License-Identifier: MIT
//
// Positions in a text as tools count them. The standard says code points with an exclusive end;
// real files count UTF-16 units, bytes, or line ends as two (formats.md 7.3), so each way is tried
// and the one whose selections begin and end at words is taken.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fcm::detail {

struct OffsetReading {
  enum class Unit { code_points, utf16, bytes };
  Unit unit = Unit::code_points;
  bool crlf_is_one = false;
  bool inclusive = false;  ///< the end is the last character, not the one after it
  bool operator==(const OffsetReading&) const = default;
};

std::string in_words(const OffsetReading&);  // "UTF-16 units, CRLF as two"

/// Byte position of each offset under a reading, and of the end.
class OffsetTable {
 public:
  OffsetTable(std::string_view text, const OffsetReading&);
  /// The piece, as it stands; empty where the offsets are outside the text or cross.
  std::string_view piece(std::int64_t start, std::int64_t end) const;

 private:
  std::string_view text_;
  std::vector<std::uint32_t> bytes_;
  bool inclusive_;
};

struct Span {
  std::int64_t start = 0, end = 0;
  std::string name;  ///< its first words, where the tool put them there
};

struct OffsetScore {
  OffsetReading reading;
  std::size_t hits = 0;   ///< begin and end at words, or begin with their name
  std::size_t exact = 0;  ///< and neither begin nor end with a blank
};

/// How well each reading fits, those that differ on this text only. The first is the standard's.
std::vector<OffsetScore> score_offsets(std::string_view text, std::span<const Span>);

}  // namespace fcm::detail
