// SPDX-License-Identifier: MIT
//
// Layout: APPNOTE.TXT 6.3.10 (PKWARE), the numbers in brackets are its sections.
#include <algorithm>
#include <cstdint>

#include "text/deflate.hpp"
#include "text/zip.hpp"

namespace fcm::text {
namespace {

constexpr std::uint16_t utf8_flag = 1 << 11;  // [4.4.4]

void put(std::string& out, std::uint64_t value, std::size_t width) {
  for (; width > 0; --width, value >>= 8) out += static_cast<char>(value & 0xFF);
}

// What a local header and the directory have in common [4.3.7], from the version needed on.
std::string common_header(const ZipEntry& entry, std::size_t packed) {
  constexpr std::uint16_t first_day_of_1980 = 1 << 5 | 1;  // [4.4.6], the earliest there is
  const bool ascii =
      std::all_of(entry.name.begin(), entry.name.end(), [](char c) { return (c & 0x80) == 0; });
  std::string out;
  put(out, 20, 2);  // version 2.0: deflate
  put(out, ascii ? 0 : utf8_flag, 2);
  put(out, 8, 2);
  put(out, 0, 2);
  put(out, first_day_of_1980, 2);
  put(out, crc32_of(entry.bytes), 4);
  put(out, packed, 4);
  put(out, entry.bytes.size(), 4);
  put(out, entry.name.size(), 2);
  put(out, 0, 2);
  return out;
}

}  // namespace

std::string write_zip(const std::vector<ZipEntry>& entries) {
  std::string out, directory;
  for (const ZipEntry& entry : entries) {
    const std::size_t begin = out.size();
    const std::string packed = deflate(entry.bytes);
    const std::string common = common_header(entry, packed.size());
    put(out, zip_local_signature, 4);
    out += common + entry.name + packed;
    put(directory, zip_directory_signature, 4);
    put(directory, 20, 2);
    directory += common;
    put(directory, 0, 10);  // no comment, first disk, no attributes
    put(directory, begin, 4);
    directory += entry.name;
  }
  const std::size_t begin = out.size();
  out += directory;
  put(out, zip_end_signature, 4);
  put(out, 0, 4);
  put(out, entries.size(), 2);
  put(out, entries.size(), 2);
  put(out, directory.size(), 4);
  put(out, begin, 4);
  put(out, 0, 2);
  return out;
}

}  // namespace fcm::text
