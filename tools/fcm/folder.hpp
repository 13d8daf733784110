// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "fcm/formats.hpp"
#include "session.hpp"

namespace fcm::command {

/// Writes a format that is a folder of files to -o, readable by nobody else. Code output.exists
/// where one of them is there already.
Result<void> write_folder(const std::vector<WrittenFile>&, const Session&);

}  // namespace fcm::command
