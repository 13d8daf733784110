// SPDX-License-Identifier: MIT
#include "text/zip.hpp"

#include <catch2/catch.hpp>
#include <random>

using namespace fcm;
using namespace fcm::text;

namespace {

std::string code_of(std::string_view bytes, const Limits& limits = {}) {
  const auto read = read_zip(bytes, "a.zip", {}, limits);
  return read ? "read" : read.error().code;
}

const std::string& small_zip() {
  static const std::string bytes =
      write_zip({{"xl/workbook.xml", "<workbook/>"}, {"Ängste.qde", std::string(3'000, 'a')}});
  return bytes;
}

}  // namespace

TEST_CASE("zip: what is written is read, in its order, and only what is wanted", "[text]") {
  CHECK(looks_like_zip(small_zip()));
  const auto all = read_zip(small_zip(), "a.zip");
  REQUIRE(all);
  REQUIRE(all->size() == 2);
  CHECK((*all)[0].name == "xl/workbook.xml");
  CHECK((*all)[0].bytes == "<workbook/>");
  CHECK((*all)[1].name == "Ängste.qde");
  CHECK((*all)[1].bytes == std::string(3'000, 'a'));
  CHECK(small_zip().size() < 500);
  CHECK(zip_names(small_zip()) == std::vector<std::string>{"xl/workbook.xml", "Ängste.qde"});
  const auto one =
      read_zip(small_zip(), "a.zip", [](std::string_view name) { return name.ends_with(".qde"); });
  REQUIRE(one);
  CHECK(one->size() == 1);
  CHECK(code_of(write_zip({})) == "read");
  CHECK(write_zip(*all) == small_zip());
}

TEST_CASE("zip: rubbish after the end is forgiven, folders are left out", "[text]") {
  CHECK(code_of(small_zip() + "rubbish") == "read");
  const auto read = read_zip(write_zip({{"sources/", ""}, {"sources/a.txt", "a"}}), "a.zip");
  REQUIRE(read);
  CHECK(read->size() == 1);
}

TEST_CASE("zip: names that lead out of the archive are refused", "[text]") {
  for (const char* name :
       {"../../etc/x", "/abs", "C:/x", "C:\\x", "\\\\host\\x", "a/../../b", "a/.."})
    CHECK(code_of(write_zip({{name, "x"}})) == "zip.entry_name");
  CHECK(code_of(write_zip({{std::string("a\0b", 3), "x"}})) == "zip.entry_name");
  CHECK(code_of(write_zip({{"a..b/.c/...", "x"}})) == "read");
  std::string link = write_zip({{"link", "target"}});
  const std::size_t directory = link.find("PK\x01\x02");
  link[directory + 5] = 3;        // made by Unix
  link[directory + 41] = '\xA1';  // S_IFLNK
  CHECK(code_of(link) == "zip.entry_name");
}

TEST_CASE("zip: one name twice, two names, a password and rare methods are refused", "[text]") {
  CHECK(code_of(write_zip({{"a", "1"}, {"a", "2"}})) == "zip.duplicate");
  std::string other = write_zip({{"abc", "1"}});
  other.replace(other.find("abc"), 3, "abd");
  CHECK(code_of(other) == "zip.damaged");
  std::string locked = small_zip();
  locked[locked.find("PK\x01\x02") + 8] = 1;
  CHECK(code_of(locked) == "zip.encrypted");
  std::string rare = small_zip();
  rare[rare.find("PK\x01\x02") + 10] = 14;  // LZMA
  CHECK(code_of(rare) == "zip.method");
}

TEST_CASE("zip: two files over the same bytes are refused", "[text]") {
  std::string bytes = write_zip({{"a", "11"}, {"b", "22"}});
  const std::size_t second = bytes.rfind("PK\x01\x02");
  for (int i = 0; i < 4; ++i) bytes[second + 42 + i] = 0;  // b begins where a does
  bytes[second + 46] = 'A';
  CHECK(code_of(bytes) == "zip.damaged");  // the name there is another
  std::string longer = write_zip({{"a", "11"}, {"b", "22"}});
  const std::size_t first = longer.find("PK\x01\x02");
  longer[first + 20] = 30;  // a reaches into b
  CHECK(code_of(longer) == "zip.overlap");
}

TEST_CASE("zip: bombs are refused by their limits", "[text]") {
  const std::string bomb = write_zip({{"big", std::string(50u << 20, '0')}});
  CHECK(bomb.size() < 100'000);
  CHECK(code_of(bomb) == "limit.zip_ratio");
  CHECK(code_of(bomb, {.zip_ratio = 2'000}) == "read");
  CHECK(code_of(bomb, {.zip_ratio = 2'000, .zip_bytes = 1u << 20}) == "limit.zip_bytes");
  const std::string two = write_zip({{"a", std::string(600, 'a')}, {"b", std::string(600, 'b')}});
  CHECK(code_of(two, {.zip_bytes = 1'199}) == "limit.zip_bytes");
  CHECK(code_of(two, {.zip_bytes = 1'200}) == "read");
  CHECK(code_of(two, {.zip_entries = 1}) == "limit.zip_entries");
}

TEST_CASE("zip: a size that lies is found by what is unpacked", "[text]") {
  std::string bytes = write_zip({{"a", std::string(1'000, 'a')}});
  const std::size_t at = bytes.find("PK\x01\x02") + 24;
  bytes[at] = 10;
  bytes[at + 1] = 0;
  CHECK(code_of(bytes) == "zip.damaged");
  bytes[at + 1] = 100;
  CHECK(code_of(bytes) == "zip.damaged");
}

TEST_CASE("zip: a copy made as if it were text is called so", "[text]") {
  std::string noise;
  std::mt19937 random(1);
  for (int i = 0; i < 5'000; ++i) noise += static_cast<char>(random() & 0xFF);
  std::string copied;
  for (const char c : write_zip({{"a", noise}})) {
    if ((c & 0x80) == 0)
      copied += c;
    else
      copied += "\xEF\xBF\xBD";
  }
  const auto read = read_zip(copied, "a.zip");
  REQUIRE_FALSE(read);
  CHECK(read.error().code == "zip.damaged");
  CHECK(read.error().message.find("as if it were text") != std::string::npos);
}

TEST_CASE("zip: cut off anywhere it is damaged, never read", "[text]") {
  CHECK(code_of("") == "file.empty");
  for (std::size_t size = 1; size < small_zip().size(); ++size)
    REQUIRE(code_of(small_zip().substr(0, size)) == "zip.damaged");
}

TEST_CASE("zip: flipped bytes are found by the check sum, or change nothing", "[text]") {
  std::mt19937 random(4);
  for (int i = 0; i < 2'000; ++i) {
    std::string bytes = small_zip();
    bytes[random() % bytes.size()] ^= static_cast<char>(1 + random() % 255);
    const auto read = read_zip(bytes, "a.zip");
    if (!read) continue;
    for (const ZipEntry& entry : *read)
      CHECK((entry.bytes == "<workbook/>" || entry.bytes == std::string(3'000, 'a')));
  }
}

TEST_CASE("zip: sizes in 64 bits are read", "[text]") {
  // What Python's zipfile writes with force_zip64 into the directory: 0xFFFFFFFF and a field
  // 0x0001.
  std::string bytes = write_zip({{"a", "12345"}});
  const std::size_t entry = bytes.find("PK\x01\x02");
  const std::size_t end = bytes.find("PK\x05\x06");
  const std::string packed = bytes.substr(entry + 20, 4), unpacked = bytes.substr(entry + 24, 4);
  bytes.insert(end, std::string("\x01\0\x10\0", 4) + unpacked + std::string(4, '\0') + packed +
                        std::string(4, '\0'));
  for (int i = 20; i < 28; ++i) bytes[entry + i] = '\xFF';
  bytes[entry + 30] = 20;
  bytes[end + 20 + 12] = static_cast<char>(end - entry + 20);
  const auto read = read_zip(bytes, "a.zip");
  REQUIRE(read);
  CHECK(read->front().bytes == "12345");
}
