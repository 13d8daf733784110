// SPDX-License-Identifier: MIT
#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <utility>

#include "invented_files.hpp"
#include "text/code_point.hpp"
#include "text/file.hpp"

namespace fcm::bench {
namespace {

/// Numbers lowest bit first, 15 bits in a character above 32 (lz-string 1.5, compressToUTF16).
class Bits {
 public:
  void put(std::size_t value, unsigned count) {
    for (unsigned i = 0; i < count; ++i) {
      unit_ = unit_ << 1 | (value >> i & 1);
      if (++used_ == 15) end_unit();
    }
  }
  std::string take() {
    while (used_ > 0) put(0, 1);
    text::append_utf8(out_, 32);
    return std::move(out_);
  }

 private:
  void end_unit() {
    text::append_utf8(out_, static_cast<std::uint32_t>(unit_ + 32));
    unit_ = used_ = 0;
  }
  std::string out_;
  std::size_t unit_ = 0, used_ = 0;
};

}  // namespace

std::string lz_string(const std::string& text) {
  if (text.empty()) throw std::logic_error("there is nothing to compress");
  Bits bits;
  std::map<char, std::size_t> characters;                      // phrases of one character
  std::map<std::pair<std::size_t, char>, std::size_t> longer;  // a phrase and a character
  std::size_t phrases = 0, until_wider = 4, previous = 0;
  unsigned width = 2;
  const auto count_code = [&] {
    if (--until_wider > 0) return;
    until_wider = std::size_t{1} << width;
    ++width;
  };
  for (std::size_t at = 0; at < text.size();) {
    const char first = text[at++];
    const auto [known, is_new] = characters.try_emplace(first, phrases);
    std::size_t phrase = known->second;
    if (is_new) {
      bits.put(0, width);
      bits.put(static_cast<unsigned char>(first), 8);
      ++phrases;
    } else {
      for (; at < text.size(); ++at) {
        const auto next = longer.find({phrase, text[at]});
        if (next == longer.end()) break;
        phrase = next->second;
      }
      bits.put(phrase + 3, width);
    }
    if (phrases == 1 && longer.empty() && is_new) {
      width = 3;
    } else {
      if (is_new) count_code();
      longer.try_emplace({previous, first}, phrases++);
      count_code();
    }
    previous = phrase;
  }
  bits.put(2, width);
  return bits.take();
}

std::string invented_database(const std::string& sample, const std::string& sql) {
  namespace fs = std::filesystem;
  const fs::path path = fs::temp_directory_path() / "fcm_invented_database";
  fs::copy_file(FCM_SOURCE_DIR "/tests/formats/" + sample, path,
                fs::copy_options::overwrite_existing);
  sqlite3* database = nullptr;
  const bool done = sqlite3_open(path.c_str(), &database) == SQLITE_OK &&
                    sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK;
  const std::string why = done ? "" : sqlite3_errmsg(database);
  sqlite3_close(database);
  if (!done) throw std::runtime_error(sample + ": " + why);
  std::string bytes = text::read_file(path.string()).value();
  fs::remove(path);
  return bytes;
}

}  // namespace fcm::bench
