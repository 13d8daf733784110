// SPDX-License-Identifier: MIT
//
// The compressed texts are what lz-string 1.5.0 writes (compressToUTF16).
#include "text/lz_string.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace fcm;
using namespace fcm::text;

namespace {

std::string unpacked(std::string_view utf8, const Limits& limits = {}) {
  const Result<std::string> text = decompress_lz_string(utf8, "a.prsm", limits);
  return text ? *text : text.error().code;
}

// {"nodes":[]}
constexpr const char* nodes =
    "\xE1\xAF\xA1\xE0\xA0\xBD\xE4\x88\x8C\xCA\x80\xE5\x8C\xA6\xE3\xA2\xA0\xE2\xB8\xA3\xE3\x90\xAB"
    "\xE5\x81\x8F\xE4\xA0\xA0\x20";

}  // namespace

TEST_CASE("lz-string: what the original compressed is read", "[text]") {
  CHECK(unpacked("\xE2\x80\xA0\x20").empty());
  CHECK(unpacked("\xE1\x83\xA8\x20") == "a");
  CHECK(unpacked(nodes) == "{\"nodes\":[]}");
  CHECK(unpacked("\xEF\xBB\xBF" + std::string(nodes) + "\n") == "{\"nodes\":[]}");
  CHECK(unpacked("\xE1\x83\xA6\xE5\xA8\xA0\x20") == "aaaaaaaaaa");
  CHECK(unpacked("\xE1\x81\xA1\xD6\x9F\xE1\xA6\xA3\xD6\xB7\xE3\xA4\xA9\xE2\xBA\x99\xE6\xB1\xA5\xE4"
                 "\x87\x96\xE5\x90\xA0\x20") ==
        "ABABABAABABABACACACAABABABAABABABACACACAABABABAABABABACACACA");
}

TEST_CASE("lz-string: letters of 16 bits and pairs of surrogates are read", "[text]") {
  CHECK(unpacked("\xE0\xAD\xA0\xE7\xB8\xB3\xE4\x85\x8C\xE0\xB2\x80\xE0\xAC\xA0\xE1\x88\xA9\xE1\xA1"
                 "\xA7\xE2\x86\x98\xE1\xAE\xA0\xC8\x8C\xE5\xBB\x95\x20\x20") ==
        "Z\xC3\xBCrich \xE2\x86\x92 \xF0\x9F\x98\x80 \xF0\x9F\x98\x80 \xF0\x9F\x98\x80");
}

TEST_CASE("lz-string: what is cut off or no such text is damaged", "[text]") {
  CHECK(unpacked("") == "file.empty");
  CHECK(unpacked("\xFF\xFF") == "lz.damaged");
  CHECK(unpacked("\xEE\x80\x80") == "lz.damaged");  // above 15 bits
  const std::string whole(nodes);
  for (std::size_t size = 1; size + 1 < whole.size(); ++size)
    CHECK(unpacked(whole.substr(0, size)) == "lz.damaged");
}

TEST_CASE("lz-string: flipped bytes never crash it", "[text]") {
  std::mt19937 random(7);
  for (int i = 0; i < 2'000; ++i) {
    std::string bytes(nodes);
    bytes[random() % bytes.size()] ^= static_cast<char>(1 + random() % 255);
    CHECK(unpacked(bytes).size() < 10'000);
  }
}

TEST_CASE("lz-string: what swells is stopped", "[text]") {
  CHECK(unpacked("\xE1\x83\xA6\xE5\xA8\xA0\x20", {.file_bytes = 9}) == "limit.file_size");
}
