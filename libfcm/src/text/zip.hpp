// SPDX-License-Identifier: MIT
//
// ZIP archives in memory, in and out. The directory is read here, zlib inflates and deflates;
// nothing is ever extracted to disk (docs/decisions/0014).
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/limits.hpp"
#include "fcm/result.hpp"

namespace fcm::text {

// What the records of an archive begin with (APPNOTE.TXT 6.3.10, by section).
inline constexpr std::uint32_t zip_local_signature = 0x04034B50;      // [4.3.7]
inline constexpr std::uint32_t zip_directory_signature = 0x02014B50;  // [4.3.12]
inline constexpr std::uint32_t zip_end_signature = 0x06054B50;        // [4.3.16]

struct ZipEntry {
  std::string name;  ///< UTF-8, with forward slashes
  std::string bytes;
};

bool looks_like_zip(std::string_view bytes);

/// The files whose name `wanted` accepts (all where it is empty), in the order of the archive's
/// directory; folders are left out. The whole directory is checked before anything is unpacked,
/// and only what is wanted is unpacked. Codes: file.empty, zip.damaged (also where a text-mode copy
/// replaced bytes), zip.entry_name (absolute, "..", a drive, a link), zip.encrypted, zip.duplicate,
/// zip.overlap, zip.method, limit.zip_entries, limit.zip_ratio, limit.zip_bytes.
Result<std::vector<ZipEntry>> read_zip(
    std::string_view bytes, const std::string& file,
    const std::function<bool(std::string_view name)>& wanted = {}, const Limits& = {});

/// Names of the files in the archive, unpacking nothing; empty where read_zip would refuse it.
std::vector<std::string> zip_names(std::string_view bytes, const Limits& = {});

/// The same bytes for the same entries: no time, no owner, deflated, in the given order.
std::string write_zip(const std::vector<ZipEntry>&);

}  // namespace fcm::text
