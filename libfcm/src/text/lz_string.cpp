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

/// UTF-16 units made UTF-8: a surrogate waits for its pair, alone it becomes U+FFFD.
class Utf8 {
 public:
  void add(std::uint16_t unit) {
    if (unit >= 0xDC00 && unit < 0xE000 && high_ != 0) {
      append_utf8(out_, 0x10000 + ((high_ - 0xD800u) << 10) + (unit - 0xDC00u));
      high_ = 0;
      return;
    }
    flush();
    if (unit >= 0xD800 && unit < 0xDC00)
      high_ = unit;
    else
      append_utf8(out_, unit >= 0xDC00 && unit < 0xE000 ? 0xFFFD : unit);
  }

  std::string take() {
    flush();
    return std::move(out_);
  }

  std::size_t size() const { return out_.size(); }

 private:
  void flush() {
    if (high_ != 0) append_utf8(out_, 0xFFFD);
    high_ = 0;
  }

  std::string out_;
  std::uint16_t high_ = 0;
};

/// Each phrase is one before it and a unit more, so that a phrase costs a constant amount of
/// memory.
class Decoder {
 public:
  Decoder(std::string_view utf8, const std::string& file, const Limits& limits)
      : bits_(utf8), file_(file), limits_(limits) {}

  Result<std::string> read() {
    const std::size_t first = bits_.take(2);
    if (first == 2) return std::string();
    if (first > 2 || !new_unit(first)) return damaged();
    std::size_t previous = phrases_.size() - 1;
    write(previous);
    for (;;) {
      std::size_t code = bits_.take(width_);
      if (code == cut_off) return damaged();
      if (code == end_code) return out_.take();
      if (code < end_code) {
        if (!new_unit(code)) return damaged();
        code = phrases_.size() - 1 + first_code;
        count_code();
      }
      const std::size_t phrase = code - first_code;
      if (phrase > phrases_.size()) return damaged();
      // A phrase that is just being made is the previous one and its own first unit.
      const std::uint16_t next = first_unit(phrase < phrases_.size() ? phrase : previous);
      phrases_.push_back({previous, phrases_[previous].length + 1, next});
      write(phrase);
      if (out_.size() > limits_.file_bytes)
        return problem("limit.file_size",
                       "the file unpacks to more than " + grouped(limits_.file_bytes) + " bytes",
                       {file_}, "check that this is the right file");
      count_code();
      previous = phrase;
    }
  }

 private:
  static constexpr std::size_t end_code = 2, first_code = 3;

  struct Phrase {
    std::size_t before = 0;  ///< the phrase of all but the last unit
    std::size_t length = 0;
    std::uint16_t last = 0;
  };

  bool new_unit(std::size_t code) {
    const std::size_t unit = bits_.take(code == 0 ? 8 : 16);
    if (unit == cut_off) return false;
    phrases_.push_back({0, 1, static_cast<std::uint16_t>(unit)});
    return true;
  }

  // Codes take one bit more each time their number has doubled.
  void count_code() {
    if (--until_wider_ > 0) return;
    until_wider_ = std::size_t{1} << width_;
    ++width_;
  }

  std::uint16_t first_unit(std::size_t phrase) const {
    while (phrases_[phrase].length > 1) phrase = phrases_[phrase].before;
    return phrases_[phrase].last;
  }

  void write(std::size_t phrase) {
    reversed_.clear();
    for (;; phrase = phrases_[phrase].before) {
      reversed_.push_back(phrases_[phrase].last);
      if (phrases_[phrase].length == 1) break;
    }
    for (std::size_t i = reversed_.size(); i-- > 0;) out_.add(reversed_[i]);
  }

  tl::unexpected<Problem> damaged() const {
    return problem("lz.damaged", "the compressed text is damaged or cut off", {file_},
                   "save it again in the program that made it, as plain JSON if it can");
  }

  Bits bits_;
  const std::string& file_;
  const Limits& limits_;
  std::vector<Phrase> phrases_;
  std::vector<std::uint16_t> reversed_;
  Utf8 out_;
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
