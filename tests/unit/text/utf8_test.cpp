// SPDX-License-Identifier: MIT
#include "text/utf8.hpp"

#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "text/code_point.hpp"

using namespace fcm::text;

TEST_CASE("utf8: every one-, two- and three-byte sequence is judged as Unicode table 3-7 does",
          "[text]") {
  // Well-formed first/second byte ranges from the Unicode Standard 15, table 3-7.
  const auto second_ok = [](int a, int b) {
    if (a >= 0xC2 && a <= 0xDF) return b >= 0x80 && b <= 0xBF;
    if (a == 0xE0) return b >= 0xA0 && b <= 0xBF;
    if (a == 0xED) return b >= 0x80 && b <= 0x9F;
    if ((a >= 0xE1 && a <= 0xEC) || a == 0xEE || a == 0xEF) return b >= 0x80 && b <= 0xBF;
    return false;
  };
  std::size_t wrong = 0;
  for (int a = 0; a < 256; ++a) {
    const std::string one(1, static_cast<char>(a));
    wrong += (invalid_at(one) == 0) != (a < 0x80);
    for (int b = 0; b < 256; ++b) {
      const std::string two = one + static_cast<char>(b);
      const bool valid2 = a < 0x80 ? b < 0x80 : a <= 0xDF && second_ok(a, b);
      wrong += (invalid_at(two) == 0) != valid2;
      if (a < 0xE0 || a > 0xEF) continue;
      for (int c = 0; c < 256; ++c) {
        const bool valid3 = second_ok(a, b) && c >= 0x80 && c <= 0xBF;
        wrong += (invalid_at(two + static_cast<char>(c)) == 0) != valid3;
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("utf8: every code point is written and read back", "[text]") {
  std::size_t wrong = 0;
  for (std::uint32_t c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    append_utf8(text, c);
    const CodePoint read = code_point_at(text, 0);
    wrong += read.value != c || read.length != text.size() || invalid_at(text) != 0;
  }
  CHECK(wrong == 0);
  CHECK(invalid_at("ok \xF4\x90\x80\x80") == 4);  // above U+10FFFF
}

TEST_CASE("utf8: messages show controls and bidi overrides as escapes", "[text]") {
  CHECK(shown("a\x1b[31mb") == "a\\x1b[31mb");
  CHECK(shown("x\xE2\x80\xAEy") == "x\\u202ey");
  CHECK(shown("bad \xFF byte") == "bad \\xff byte");
  CHECK(shown("two\nlines\ttab") == "two\\nlines\\x09tab");
  CHECK(shown("caf\xC3\xA9") == "caf\xC3\xA9");
  CHECK(has_controls("a\x1b"));
  CHECK_FALSE(has_controls("a\tb\r\n"));
}

TEST_CASE("utf8: trimming collapses spaces of every kind and drops invisible ones", "[text]") {
  CHECK(trimmed("  a \t\n b  ") == "a b");
  CHECK(trimmed("\xC2\xA0Trust\xC2\xA0in  people\xE2\x80\x8B") == "Trust in people");
  CHECK(trimmed(" \xE3\x80\x80 ").empty());
  CHECK(code_points("caf\xC3\xA9") == 4);
}

TEST_CASE("utf8: labels match however they were typed", "[text]") {
  CHECK(match_key("Social  Isolation") == "social isolation");
  CHECK(match_key("CAFE\xCC\x81") == match_key("caf\xC3\xA9"));  // NFD and NFC
  CHECK(match_key("STRASSE") == match_key("stra\xC3\x9F"
                                          "e"));  // full case folding
  CHECK(match_key("co\xE2\x80\x93"
                  "design") == "co-design");                          // en dash
  CHECK(match_key("people\xE2\x80\x99s trust") == "people's trust");  // curly apostrophe
  CHECK(spaceless_key("regularity of use") == spaceless_key("regularityof use"));
  CHECK(match_key("trust") != match_key("trusts"));
}

TEST_CASE("utf8: match_key is idempotent", "[text]") {
  CHECK(rc::check([](const std::vector<std::uint16_t>& units) {
    std::string text;
    for (const std::uint32_t c : units)
      if (c < 0xD800 || c > 0xDFFF) append_utf8(text, c);
    const std::string key = match_key(text);
    RC_ASSERT(invalid_at(key) == 0U);
    RC_ASSERT(match_key(key) == key);
  }));
}

TEST_CASE("utf8: CR and CRLF become LF", "[text]") {
  CHECK(with_lf("a\r\nb\rc\n\r\n") == "a\nb\nc\n\n");
}
