// SPDX-License-Identifier: MIT
//
// Layout: APPNOTE.TXT 6.3.10 (PKWARE), the numbers in brackets are its sections.
#include "text/zip.hpp"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include "text/code_point.hpp"
#include "text/deflate.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::text {
namespace {

constexpr std::size_t local_size = 30, directory_size = 46, end_size = 22;
constexpr std::uint16_t encrypted_flag = 1;      // [4.4.4]
constexpr std::uint32_t see_zip64 = 0xFFFFFFFF;  // [4.4.8]
constexpr std::size_t free_bytes = 100 << 10;    // small files may shrink by any ratio

struct Entry {
  std::string name;
  std::uint16_t flags = 0, method = 0;
  std::uint32_t crc = 0;
  std::uint64_t packed = 0, unpacked = 0, header = 0;
  std::uint64_t data = 0;  ///< where its packed bytes begin
  bool folder = false, link = false;
};

std::uint64_t little(std::string_view bytes, std::size_t at, std::size_t width) {
  std::uint64_t value = 0;
  for (std::size_t i = width; i-- > 0;)
    value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::uint16_t u16(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint16_t>(little(bytes, at, 2));
}

std::uint32_t u32(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(little(bytes, at, 4));
}

// Names are UTF-8 where they are valid UTF-8, whatever the flag says; else some old code page, of
// which only the ASCII part is certain.
std::string name_of(std::string_view raw) {
  std::string name;
  const bool utf8 = invalid_at(raw) == 0;
  for (const char c : raw) {
    if (c == '\\')
      name += '/';
    else if (utf8)
      name += c;
    else
      append_utf8(name, static_cast<unsigned char>(c));
  }
  return name;
}

bool leads_outside(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\0') != std::string_view::npos) return true;
  if (name.size() > 1 && name[1] == ':') return true;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    if (name.substr(at, end - at) == "..") return true;
    at = end + 1;
  }
  return false;
}

class Reader {
 public:
  Reader(std::string_view bytes, const std::string& file, const Limits& limits)
      : bytes_(bytes), file_(file), limits_(limits) {}

  Result<std::vector<Entry>> directory() {
    if (bytes_.empty())
      return problem("file.empty", "the file is empty", {file_},
                     "check that this is the right file");
    const std::size_t end = find_end();
    if (end == std::string_view::npos) return damaged("it has no end, so it was cut off");
    std::vector<Entry> entries;
    std::size_t at = u32(bytes_, end + 16);
    while (at + directory_size <= end && u32(bytes_, at) == zip_directory_signature) {
      if (entries.size() == limits_.zip_entries)
        return problem("limit.zip_entries",
                       "the archive holds more than " + grouped(limits_.zip_entries) + " files",
                       {file_}, "check that this is the right file");
      Result<Entry> entry = directory_entry(at, end);
      if (!entry) return tl::make_unexpected(entry.error());
      entries.push_back(std::move(*entry));
    }
    const std::uint16_t declared = u16(bytes_, end + 10);
    if (declared != 0xFFFF && declared != entries.size() % 0x10000)
      return damaged("its list of files is cut off");
    if (Result<void> sound = check(entries, end); !sound) return tl::make_unexpected(sound.error());
    std::erase_if(entries, [](const Entry& entry) { return entry.folder; });
    return entries;
  }

  Result<std::string> unpack(const Entry& entry) {
    if (entry.method != 0 && entry.method != 8)
      return problem("zip.method", "the file " + entry.name + " is packed in a rare way", {file_},
                     "pack the archive again with an ordinary ZIP program");
    const bool stored = entry.method == 0;
    if (stored && entry.packed != entry.unpacked) return damaged("two sizes contradict each other");
    if (entry.unpacked > limits_.zip_bytes - taken_)
      return problem("limit.zip_bytes",
                     "the archive unpacks to more than " + grouped(limits_.zip_bytes) + " bytes",
                     {file_}, "check that this is the right file");
    if (entry.unpacked > free_bytes + entry.packed * limits_.zip_ratio)
      return problem("limit.zip_ratio",
                     "the file " + entry.name + " unpacks to more than " +
                         grouped(limits_.zip_ratio) + " times its size, as traps do",
                     {file_}, "if it is honest, save it again without compression");
    taken_ += entry.unpacked;
    const std::string_view packed = bytes_.substr(entry.data, entry.packed);
    std::string out;
    if (stored)
      out = packed;
    else if (!inflate(packed, entry.unpacked, out))
      return damaged("the file " + entry.name + " does not unpack");
    if (crc32_of(out) != entry.crc) return damaged("the file " + entry.name + " was changed");
    return out;
  }

 private:
  // The last 22 bytes and a comment of up to 65,535 [4.3.16]; rubbish after it is forgiven.
  std::size_t find_end() const {
    if (bytes_.size() < end_size) return std::string_view::npos;
    const std::size_t last = bytes_.size() - end_size;
    const std::size_t first = last > 0xFFFF ? last - 0xFFFF : 0;
    for (std::size_t at = last + 1; at-- > first;)
      if (bytes_[at] == 'P' && u32(bytes_, at) == zip_end_signature) return at;
    return std::string_view::npos;
  }

  Result<Entry> directory_entry(std::size_t& at, std::size_t end) {
    Entry entry;
    const std::size_t name_size = u16(bytes_, at + 28), extra_size = u16(bytes_, at + 30);
    const std::size_t whole = directory_size + name_size + extra_size + u16(bytes_, at + 32);
    if (whole > end - at) return damaged("its list of files is cut off");
    const std::uint16_t made_by = u16(bytes_, at + 4) >> 8;
    const std::uint32_t attributes = u32(bytes_, at + 38);
    entry.flags = u16(bytes_, at + 8);
    entry.method = u16(bytes_, at + 10);
    entry.crc = u32(bytes_, at + 16);
    entry.packed = u32(bytes_, at + 20);
    entry.unpacked = u32(bytes_, at + 24);
    entry.header = u32(bytes_, at + 42);
    entry.name = name_of(bytes_.substr(at + directory_size, name_size));
    entry.folder = entry.name.ends_with('/');
    constexpr std::uint32_t unix_kind = 0xF0000000, unix_link = 0xA0000000;
    entry.link = (made_by == 3 || made_by == 19) && (attributes & unix_kind) == unix_link;
    read_zip64(bytes_.substr(at + directory_size + name_size, extra_size), entry);
    at += whole;
    return entry;
  }

  // Some writers keep 64-bit sizes of small files as well [4.5.3].
  static void read_zip64(std::string_view extra, Entry& entry) {
    while (extra.size() >= 4) {
      const std::uint16_t id = u16(extra, 0);
      const std::size_t size = std::min<std::size_t>(u16(extra, 2), extra.size() - 4);
      std::string_view field = extra.substr(4, size);
      extra.remove_prefix(4 + size);
      if (id != 1) continue;
      for (std::uint64_t* wide : {&entry.unpacked, &entry.packed, &entry.header}) {
        if (*wide != see_zip64 || field.size() < 8) continue;
        *wide = little(field, 0, 8);
        field.remove_prefix(8);
      }
    }
  }

  Result<void> check(std::vector<Entry>& entries, std::size_t end) {
    std::set<std::string_view> names;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> spans;
    for (Entry& entry : entries) {
      if (leads_outside(entry.name) || entry.link)
        return problem("zip.entry_name", "the archive holds a name that leads out of it", {file_},
                       "do not trust this file", shown(entry.name));
      if ((entry.flags & encrypted_flag) != 0)
        return problem("zip.encrypted", "the archive is protected by a password", {file_},
                       "save it again without a password");
      if (!names.insert(entry.name).second)
        return problem("zip.duplicate", "the archive holds the file " + entry.name + " twice",
                       {file_}, "pack the archive again");
      if (entry.header > end || end - entry.header < local_size ||
          u32(bytes_, entry.header) != zip_local_signature)
        return damaged("its list of files names places where no file begins");
      const std::size_t name_size = u16(bytes_, entry.header + 26);
      entry.data = entry.header + local_size + name_size + u16(bytes_, entry.header + 28);
      if (entry.data > end || entry.packed > end - entry.data) return damaged("a file is cut off");
      if (name_of(bytes_.substr(entry.header + local_size, name_size)) != entry.name)
        return damaged("a file goes by two names");
      spans.emplace_back(entry.header, entry.data + entry.packed);
    }
    std::sort(spans.begin(), spans.end());
    for (std::size_t i = 1; i < spans.size(); ++i)
      if (spans[i].first < spans[i - 1].second)
        return problem("zip.overlap", "two files of the archive share the same bytes, as traps do",
                       {file_}, "do not trust this file");
    return {};
  }

  tl::unexpected<Problem> damaged(const std::string& how) const {
    // U+FFFD is what a program puts that takes bytes for text. Three bytes a piece.
    std::size_t replaced = 0;
    for (std::size_t at = 0; (at = bytes_.find("\xEF\xBF\xBD", at)) != std::string_view::npos; ++at)
      ++replaced;
    if (replaced > 8 + bytes_.size() / 1000)
      return problem("zip.damaged",
                     "the file was damaged: it was copied or sent as if it were text", {file_},
                     "get the original again; this copy cannot be mended");
    return problem("zip.damaged", "the archive is damaged: " + how, {file_},
                   "get the file again, or open it in its own program and save it again");
  }

  std::string_view bytes_;
  const std::string& file_;
  const Limits& limits_;
  std::uint64_t taken_ = 0;
};

}  // namespace

bool looks_like_zip(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with(std::string_view("PK\x05\x06", 4));
}

Result<std::vector<ZipEntry>> read_zip(std::string_view bytes, const std::string& file,
                                       const std::function<bool(std::string_view)>& wanted,
                                       const Limits& limits) {
  Reader reader(bytes, file, limits);
  Result<std::vector<Entry>> directory = reader.directory();
  if (!directory) return tl::make_unexpected(directory.error());
  std::vector<ZipEntry> files;
  for (Entry& entry : *directory) {
    if (wanted && !wanted(entry.name)) continue;
    Result<std::string> unpacked = reader.unpack(entry);
    if (!unpacked) return tl::make_unexpected(unpacked.error());
    files.push_back({std::move(entry.name), std::move(*unpacked)});
  }
  return files;
}

std::vector<std::string> zip_names(std::string_view bytes, const Limits& limits) {
  Result<std::vector<Entry>> directory = Reader(bytes, {}, limits).directory();
  std::vector<std::string> names;
  if (directory)
    for (Entry& entry : *directory) names.push_back(std::move(entry.name));
  return names;
}

}  // namespace fcm::text
