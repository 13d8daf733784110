// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fcm/limits.hpp"
#include "fcm/result.hpp"

namespace fcm::text {

/// All bytes of a regular file, or of standard input for "-". Codes: file.not_found, file.denied,
/// file.not_regular, file.read, limit.file_size.
Result<std::string> read_file(const std::string& path, std::size_t max_bytes = Limits{}.file_bytes);

bool is_folder(const std::string& path);
bool exists(const std::string& path);

struct WriteOptions {
  bool overwrite = false;
  bool owner_only = false;  ///< mode 0600; else the umask decides
};

/// Atomic: a new file in the same folder, written, synced, then linked or renamed to its name, so
/// that the name holds the old bytes or the new bytes. "-" is standard output. Codes:
/// output.exists, output.denied, output.no_folder, output.not_regular (folder, device, symbolic
/// link), output.write.
Result<void> write_file(const std::string& path, std::string_view bytes, WriteOptions = {});

/// Removes the new file that write_file() has not given its name yet, if there is one. For a
/// program that a signal ends: async-signal-safe, and nothing may be written afterwards.
void remove_unfinished();

/// The folder and its parents, mode 0700 where `owner_only`. Code output.denied.
Result<void> make_folder(const std::string& path, bool owner_only);

}  // namespace fcm::text
