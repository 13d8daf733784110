// SPDX-License-Identifier: MIT
//
// An LZ78 code over bits (lz-string 1.5, as formats need it): 15 bits in each UTF-16 unit, above
// 32, first bit first; numbers have their lowest bit first. Codes 0 and 1 bring a new character of
// 8 or 16 bits, 2 ends, and 3 and above are phrases met before.
#include "text/lz_string.hpp"

#include <cstdint>
#include <utility>
#include <vector>

#include "text/code_point.hpp"
#include "text/number.hpp"

namespace fcm::text {
namespace {

constexpr std::size_t cut_off = static_cast<std::size_t>(-1);

class Bits {
 public:
  explicit Bits(std::string_view utf8) : text_(utf8) {}

  // cut_off where there are no more, or where the text holds what no compressor writes.
  std::size_t take(unsigned count) {
    std::size_t value = 0;
    for (unsigned i = 0; i < count; ++i) {
      if (left_ == 0 && !next_unit()) return cut_off;
      --left_;
      value |= static_cast<std::size_t>(unit_ >> left_ & 1) << i;
    }
    return value;
  }

 private:
  bool next_unit() {
    if (at_ >= text_.size()) return false;
    const CodePoint c = code_point_at(text_, at_);
    constexpr std::uint32_t offset = 32, units = 1 << 15;
    if (c.length == 0 || c.value < offset || c.value - offset >= units) return false;
    at_ += c.length;
    unit_ = c.value - offset;
    left_ = 15;
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t unit_ = 0;
  unsigned left_ = 0;
};

/// UTF-16 units made UTF-8: a surrogate without its pair becomes U+FFFD.
std::string utf8(const std::vector<std::uint16_t>& units) {
  std::string out;
  out.reserve(units.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    const std::uint32_t unit = units[i];
    const bool surrogate = unit >= 0xD800 && unit < 0xE000;
    const std::uint32_t low = i + 1 < units.size() ? units[i + 1] : 0;
    if (unit < 0xDC00 && surrogate && low >= 0xDC00 && low < 0xE000) {
      append_utf8(out, 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00));
      ++i;
    } else {
      append_utf8(out, surrogate ? 0xFFFD : unit);
    }
  }
  return out;
}

/// Each phrase is one before it and a unit more, which is how they follow each other in what was
/// written when it was made: it is known by its place there.
class Decoder {
 public:
  Decoder(std::string_view utf8, const std::string& file, const Limits& limits)
      : bits_(utf8), file_(file), limits_(limits) {}

  Result<std::string> read() {
    const std::size_t first = bits_.take(2);
    if (first == 2) return std::string();
    if (first > 2 || !new_unit(first)) return damaged();
    Phrase previous = phrases_.back();
    for (;;) {
      const std::size_t code = bits_.take(width_);
      if (code == cut_off) return damaged();
      if (code == end_code) break;
      // What follows the previous phrase is written now, and makes it one unit longer.
      const Phrase longer{previous.begin, previous.length + 1};
      if (code < end_code) {
        if (!new_unit(code)) return damaged();
        count_code();
        previous = phrases_.back();
        phrases_.push_back(longer);
      } else {
        phrases_.push_back(longer);
        if (code - first_code >= phrases_.size()) return damaged();
        previous = written(phrases_[code - first_code]);
      }
      if (out_.size() > limits_.file_bytes) return too_large();
      count_code();
    }
    std::string text = utf8(out_);
    if (text.size() > limits_.file_bytes) return too_large();
    return text;
  }

 private:
  static constexpr std::size_t end_code = 2, first_code = 3;

  struct Phrase {
    std::size_t begin = 0, length = 0;  ///< in out_
  };

  bool new_unit(std::size_t code) {
    const std::size_t unit = bits_.take(code == 0 ? 8 : 16);
    if (unit == cut_off) return false;
    phrases_.push_back({out_.size(), 1});
    out_.push_back(static_cast<std::uint16_t>(unit));
    return true;
  }

  /// The phrase once more; one that is just being made overlaps what is written.
  Phrase written(Phrase phrase) {
    const std::size_t begin = out_.size();
    for (std::size_t i = 0; i < phrase.length; ++i) out_.push_back(out_[phrase.begin + i]);
    return {begin, phrase.length};
  }

  // Codes take one bit more each time their number has doubled.
  void count_code() {
    if (--until_wider_ > 0) return;
    until_wider_ = std::size_t{1} << width_;
    ++width_;
  }

  tl::unexpected<Problem> too_large() const {
    return problem("limit.file_size",
                   "the file unpacks to more than " + grouped(limits_.file_bytes) + " bytes",
                   {file_}, "check that this is the right file");
  }

  tl::unexpected<Problem> damaged() const {
    return problem("lz.damaged", "the compressed text is damaged or cut off", {file_},
                   "save it again in the program that made it, as plain JSON if it can");
  }

  Bits bits_;
  const std::string& file_;
  const Limits& limits_;
  std::vector<Phrase> phrases_;
  std::vector<std::uint16_t> out_;
  unsigned width_ = 3;
  std::size_t until_wider_ = 4;
};

}  // namespace

Result<std::string> decompress_lz_string(std::string_view utf8, const std::string& file,
                                         const Limits& limits) {
  if (utf8.starts_with("\xEF\xBB\xBF")) utf8.remove_prefix(3);
  if (utf8.empty())
    return problem("file.empty", "the file is empty", {file}, "check that this is the right file");
  return Decoder(utf8, file, limits).read();
}

}  // namespace fcm::text
