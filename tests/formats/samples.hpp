// SPDX-License-Identifier: MIT
//
// What the tests that every format passes start from: its good samples.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "fcm/formats.hpp"
#include "text/file.hpp"

namespace samples {

namespace fs = std::filesystem;

/// The single files among the good samples of a format. A folder of files is one sample of several
/// parts, which only mean something together.
inline std::vector<fs::path> of(const fcm::Format& format) {
  std::vector<fs::path> all;
  const fs::path good =
      fs::path(FCM_SOURCE_DIR) / "tests/formats" / std::string(format.name) / "good";
  if (!fs::exists(good)) return all;
  for (const fs::directory_entry& entry : fs::directory_iterator(good))
    if (entry.is_regular_file()) all.push_back(entry.path());
  std::sort(all.begin(), all.end());
  return all;
}

inline std::string bytes_of(const fs::path& path) {
  return fcm::text::read_file(path.string()).value();
}

/// Coded texts need to be told how causes were coded; other formats do not care.
inline fcm::ReadOptions how_to_read(const fcm::Format& format) {
  return {.from = std::string(format.name), .claims = "links,quotations,arrows,roles"};
}

inline std::vector<std::string> extensions_of(const fcm::Format& format) {
  std::vector<std::string> all;
  std::string list(format.extensions);
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    all.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return all;
}

/// A format, and an extension with which it is written.
struct Writer {
  const fcm::Format* format;
  std::string extension;
};

inline std::vector<Writer> writers(bool of_maps) {
  std::vector<Writer> all;
  for (const fcm::Format& format : fcm::formats())
    if (of_maps ? format.write_map != nullptr : format.write_study != nullptr)
      for (const std::string& extension : extensions_of(format))
        all.push_back({&format, extension});
  return all;
}
inline std::vector<Writer> map_writers() { return writers(true); }
inline std::vector<Writer> study_writers() { return writers(false); }

}  // namespace samples
