// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "fcm/account.hpp"

namespace fcm::command {

/// Writes the refused rows as they stood, with a last column that says why, so that they can be
/// mended and read again. Rows of a second table go to a second file: to-mend-factors.csv beside
/// to-mend.csv. The names of the files written; none where nothing was refused.
Result<std::vector<std::string>> write_rejects(const Account&, const std::string& path,
                                               bool overwrite);

}  // namespace fcm::command
