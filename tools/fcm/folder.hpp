// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "fcm/formats.hpp"
#include "session.hpp"

namespace fcm::command {

/// Writes a format that is a folder of files: a working copy, readable by nobody else. Code
/// output.exists where one of them is there already.
Result<void> write_folder(const std::vector<WrittenFile>&, const std::string& folder,
                          const Session&);

/// The files as a new folder at -o, all or nothing. With --overwrite it takes the place of one that
/// holds `mark`, a file that only such folders have. Codes output.exists, output.denied, and those
/// of write_file().
Result<void> write_whole_folder(const std::vector<WrittenFile>&, const std::string& mark, Audience,
                                const Session&);

}  // namespace fcm::command
