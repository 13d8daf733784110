// SPDX-License-Identifier: MIT
//
// Which encoding a table was saved in: UTF-8, UTF-16 with a mark, else Windows-1252, and never a
// silent guess.
#include <algorithm>
#include <array>
#include <utility>

#include "text/code_point.hpp"
#include "text/utf8.hpp"

namespace fcm::text {
namespace {

constexpr std::string_view save_as_utf8 = "in the spreadsheet choose Save as, \"CSV UTF-8\"";

// Windows-1252, bytes 0x80 to 0x9F (0: not defined). Microsoft's table bestfit1252, 2006.
constexpr std::array<std::uint16_t, 32> windows_1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void tell(Account& account, Severity severity, std::string code, std::string message, Place place,
          std::string hint = {}) {
  account.add({.code = std::move(code),
               .message = std::move(message),
               .place = std::move(place),
               .hint = std::move(hint),
               .severity = severity});
}

Result<std::string> from_utf16(std::string_view bytes, bool big_endian, const std::string& file) {
  const auto unit = [&](std::size_t at) -> std::uint32_t {
    const auto a = static_cast<unsigned char>(bytes[at]);
    const auto b = static_cast<unsigned char>(bytes[at + 1]);
    return big_endian ? std::uint32_t{a} << 8 | b : std::uint32_t{b} << 8 | a;
  };
  std::string out;
  out.reserve(bytes.size() / 2);
  for (std::size_t at = 0; at < bytes.size(); at += 2) {
    std::uint32_t c = at + 1 < bytes.size() ? unit(at) : 0xDC00;
    if (c >= 0xD800 && c <= 0xDBFF && at + 3 < bytes.size() && unit(at + 2) >= 0xDC00 &&
        unit(at + 2) <= 0xDFFF) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(at + 2) - 0xDC00);
      at += 2;
    }
    if (c >= 0xD800 && c <= 0xDFFF)
      return problem("text.not_utf8", "the UTF-16 text is damaged: half a character",
                     {file, line_at(out, out.size())}, std::string(save_as_utf8));
    append_utf8(out, c);
  }
  return out;
}

// Text in Windows-1252 hardly ever holds a valid UTF-8 sequence by chance, so one of those says
// that the file is damaged UTF-8.
bool holds_multibyte(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (code_point_at(text, at).length > 1) return true;
  return false;
}

Result<std::string> from_windows_1252(const std::string& bytes, std::size_t bad,
                                      const std::string& file, Account& account) {
  const Place place{file, line_at(bytes, bad)};
  if (holds_multibyte(bytes))
    return problem("text.not_utf8", "a character is damaged: the file is UTF-8 but for this line",
                   place, "open the file, mend the character on this line and save it as UTF-8");
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const std::uint32_t c = byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte;
    if (c == 0 && byte != 0)
      return problem("text.not_utf8", "the file is neither UTF-8 nor Windows-1252 text",
                     {file, line_at(bytes, at)}, std::string(save_as_utf8));
    append_utf8(out, c);
  }
  tell(account, Severity::warning, "text.windows_1252",
       "the file is not UTF-8 and was read as Windows-1252", place,
       "look at accents and quotation marks; to be sure, " + std::string(save_as_utf8));
  return out;
}

// UTF-16 without a mark: every other byte of Latin text is zero.
bool looks_like_utf16(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, 512);
  std::array<std::size_t, 2> zeros{};
  for (std::size_t at = 0; at < head.size(); ++at)
    if (head[at] == '\0') ++zeros[at % 2];
  return std::max(zeros[0], zeros[1]) * 4 > head.size() && std::min(zeros[0], zeros[1]) == 0;
}

void warn_of_mojibake(const std::string& text, const std::string& file, Account& account) {
  // UTF-8 read as Windows-1252 (a-circumflex, euro), UTF-8 read as CP850, the replacement
  // character.
  std::size_t first = std::string::npos;
  for (const std::string_view pattern :
       {"\xC3\xA2\xE2\x82\xAC", "\xC3\x94\xC3\x87", "\xC3\x83\xC2", "\xEF\xBF\xBD"})
    first = std::min(first, text.find(pattern));
  if (first == std::string::npos) return;
  tell(account, Severity::warning, "text.mojibake",
       "characters look garbled: the text was saved in one encoding and opened in another",
       {file, line_at(text, first)}, "go back to the original and " + std::string(save_as_utf8));
}

}  // namespace

Result<std::string> to_utf8(std::string bytes, const std::string& file, Account& account) {
  const std::string_view all = bytes;
  if (all.starts_with("\xFF\xFE") || all.starts_with("\xFE\xFF")) {
    Result<std::string> decoded = from_utf16(all.substr(2), all[0] == '\xFE', file);
    if (!decoded) return decoded;
    bytes = std::move(*decoded);
    tell(account, Severity::note, "text.utf16", "the file is UTF-16 and was converted", {file});
  } else if (all.starts_with("\xEF\xBB\xBF")) {
    bytes.erase(0, 3);
  }
  if (const std::size_t nul = bytes.find('\0'); nul != std::string::npos) {
    if (looks_like_utf16(bytes))
      return problem("text.utf16_no_bom", "the file looks like UTF-16 without a byte order mark",
                     {file}, std::string(save_as_utf8));
    const bool workbook = bytes.starts_with("PK") || bytes.starts_with("\xD0\xCF\x11\xE0");
    return problem("text.control", "the file holds a NUL byte, so it is no text",
                   {file, line_at(bytes, nul)},
                   workbook ? "this is a workbook: " + std::string(save_as_utf8)
                            : "check that this is the right file");
  }
  if (const std::size_t bad = invalid_at(bytes); bad != 0) {
    Result<std::string> decoded = from_windows_1252(bytes, bad - 1, file, account);
    if (!decoded) return decoded;
    bytes = std::move(*decoded);
  }
  warn_of_mojibake(bytes, file, account);
  return bytes;
}

}  // namespace fcm::text
