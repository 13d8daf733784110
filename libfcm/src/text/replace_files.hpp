// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "fcm/result.hpp"

namespace fcm::text {

struct NewBytes {
  std::string path, bytes;
};

/// Files that change together: all are written beside the old ones first, then take their names.
/// Where one cannot, the others get their old bytes back. Each keeps its mode; one that was not
/// there is for its owner alone. Signals that would end the program wait. Between two names a power
/// cut may leave some files new and some old. Codes: those of write_file(), file.*.
Result<void> replace_files(const std::vector<NewBytes>&);

}  // namespace fcm::text
