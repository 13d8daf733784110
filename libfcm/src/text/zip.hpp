// SPDX-License-Identifier: MIT
//
// ZIP archives in memory, in and out. libarchive reads; nothing is ever extracted to disk.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fcm/limits.hpp"
#include "fcm/result.hpp"

namespace fcm::text {

struct ZipEntry {
  std::string name;   ///< UTF-8, with forward slashes
  std::string bytes;  ///< empty until wanted, see read_zip
};

bool looks_like_zip(std::string_view bytes);

/// The files whose name `wanted` accepts, in the order of the archive; folders are left out.
/// Refuses absolute names, "..", drives, links and encryption before anything is unpacked. Codes:
/// zip.damaged (also where a text-mode copy replaced bytes), zip.entry_name, zip.encrypted,
/// zip.duplicate, limit.zip_entries, limit.zip_ratio, limit.zip_bytes.
Result<std::vector<ZipEntry>> read_zip(std::string_view bytes, const std::string& file,
                                       bool (*wanted)(std::string_view name) = nullptr,
                                       const Limits& = {});

/// Names of the files in the archive, unpacking nothing; empty where it cannot be read.
std::vector<std::string> zip_names(std::string_view bytes);

/// The same bytes for the same entries: no time, no owner, deflated, in the given order.
std::string write_zip(const std::vector<ZipEntry>&);

}  // namespace fcm::text
