// SPDX-License-Identifier: MIT
//
// What every format passes with broken files: the good samples, and real files of the folder
// FCM_SAMPLES, cut at every byte and with bytes changed 10,000 times, are read or refused, the
// account adds up, and nothing crashes or hangs.
#include <algorithm>
#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "fcm/formats.hpp"
#include "formats/samples.hpp"

using namespace fcm;
namespace fs = std::filesystem;
using samples::bytes_of;
using samples::how_to_read;

namespace {

constexpr std::size_t changes = 10'000;
constexpr std::size_t cuts = 64u << 10;  ///< samples up to this size are cut at every byte

/// Reading ends in a value whose account adds up, or in a problem that says what is wrong.
bool ends_well(std::string bytes, const ReadOptions& options) {
  const auto read = parse_contents(std::move(bytes), "input", options);
  if (read) return read->account.adds_up();
  return !read.error().code.empty() && !read.error().message.empty();
}

void check_cuts(const std::string& bytes, const ReadOptions& options, std::size_t many) {
  const std::size_t step = 1 + bytes.size() / many;
  for (std::size_t size = 0; size < bytes.size(); size += step)
    if (!ends_well(bytes.substr(0, size), options)) FAIL("cut at " << size);
}

void check_changes(const std::string& bytes, const ReadOptions& options, std::size_t many) {
  if (bytes.empty()) return;
  std::mt19937_64 random(7);
  for (std::size_t k = 0; k < many; ++k) {
    std::string changed = bytes;
    for (std::size_t flips = 1 + random() % 3; flips > 0; --flips)
      changed[random() % changed.size()] = static_cast<char>(random() % 256);
    if (!ends_well(changed, options)) FAIL("change " << k);
  }
}

/// The real files: none, with a message, where FCM_SAMPLES names no folder.
std::vector<fs::path> real_files() {
  std::vector<fs::path> all;
  const char* folder = std::getenv("FCM_SAMPLES");
  if (!folder || !fs::is_directory(folder)) {
    WARN("skipped: FCM_SAMPLES names no folder of sample files");
    return all;
  }
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) all.push_back(entry.path());
  std::sort(all.begin(), all.end());
  return all;
}

}  // namespace

TEST_CASE("every format: cut anywhere, a file is read or refused", "[formats]") {
  for (const Format& format : formats())
    for (const fs::path& path : samples::of(format)) {
      INFO(format.name << " " << path.filename());
      check_cuts(bytes_of(path), how_to_read(format), cuts);
    }
}

TEST_CASE("every format: with bytes changed at random, a file is read or refused", "[formats]") {
  for (const Format& format : formats())
    for (const fs::path& path : samples::of(format)) {
      INFO(format.name << " " << path.filename());
      check_changes(bytes_of(path), how_to_read(format), changes);
    }
}

TEST_CASE("every format: real files that are cut or changed are read or refused", "[formats]") {
  for (const fs::path& path : real_files()) {
    const std::string bytes = bytes_of(path);
    const auto word = what_are(bytes, path.string());
    if (bytes.empty() || !word || *word == "project") continue;
    INFO(*word << " " << path.filename());
    const ReadOptions options = how_to_read(**format_named(*word));
    // They may be of any size: as many as read 50 MB together.
    const std::size_t many = std::min(changes, 10 + 50'000'000 / bytes.size());
    check_cuts(bytes, options, many);
    check_changes(bytes, options, many);
  }
}
