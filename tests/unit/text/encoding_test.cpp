// SPDX-License-Identifier: MIT
#include <catch2/catch.hpp>

#include "text/utf8.hpp"

using namespace fcm;
using namespace fcm::text;

namespace {
std::string code_of(std::string bytes) {
  Account account;
  const Result<std::string> text = to_utf8(std::move(bytes), "claims.csv", account);
  if (!text) return text.error().code;
  return account.problems().empty() ? *text : account.problems().front().code;
}
std::string text_of(std::string bytes) {
  Account account;
  return to_utf8(std::move(bytes), "claims.csv", account).value_or("refused");
}
}  // namespace

TEST_CASE("encoding: UTF-8 with and without a mark reads the same", "[text]") {
  CHECK(code_of("caf\xC3\xA9") == "caf\xC3\xA9");
  CHECK(code_of("\xEF\xBB\xBF"
                "caf\xC3\xA9") == "caf\xC3\xA9");
}

TEST_CASE("encoding: UTF-16 of both byte orders is converted with a note", "[text]") {
  const std::string little(
      "\xFF\xFE"
      "a\0\xE9\0\x3D\xD8\x00\xDE",
      10);
  const std::string big(
      "\xFE\xFF"
      "\0a\0\xE9\xD8\x3D\xDE\x00",
      10);
  CHECK(text_of(little) == "a\xC3\xA9\xF0\x9F\x98\x80");  // U+1F600
  CHECK(text_of(big) == text_of(little));
  CHECK(code_of(little) == "text.utf16");
}

TEST_CASE("encoding: half a UTF-16 character is refused", "[text]") {
  CHECK(code_of(std::string("\xFF\xFE\x3D\xD8", 4)) == "text.not_utf8");
  CHECK(code_of(std::string("\xFF\xFE"
                            "a\0b",
                            5)) == "text.not_utf8");
}

TEST_CASE("encoding: UTF-16 without a mark is recognised and refused", "[text]") {
  CHECK(code_of(std::string("f\0r\0o\0m\0,\0t\0o\0", 14)) == "text.utf16_no_bom");
  CHECK(code_of(std::string("from,to\0", 8)) == "text.control");
}

TEST_CASE("encoding: other bytes are read as Windows-1252 with a warning", "[text]") {
  CHECK(text_of("caf\xE9 \x93quoted\x94") == "caf\xC3\xA9 \xE2\x80\x9Cquoted\xE2\x80\x9D");
  CHECK(code_of("caf\xE9") == "text.windows_1252");
}

TEST_CASE("encoding: damaged UTF-8 is refused at its line and not taken for Windows-1252",
          "[text]") {
  Account account;
  const auto text = to_utf8("caf\xC3\xA9\nline two \xC3( here", "claims.csv", account);
  REQUIRE_FALSE(text);
  CHECK(text.error().code == "text.not_utf8");
  CHECK(text.error().place.line == 2);
  CHECK(code_of("undefined \x81") == "text.not_utf8");
}

TEST_CASE("encoding: garbled text is pointed out", "[text]") {
  CHECK(code_of("don\xC3\xA2\xE2\x82\xAC\xE2\x84\xA2t") == "text.mojibake");
  CHECK(code_of("lost \xEF\xBF\xBD character") == "text.mojibake");
}
