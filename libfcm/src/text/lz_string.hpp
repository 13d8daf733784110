// SPDX-License-Identifier: MIT
//
// The text compression of PRSM files: lz-string's compressToUTF16, saved as UTF-8.
#pragma once

#include <string>
#include <string_view>

#include "fcm/limits.hpp"
#include "fcm/result.hpp"

namespace fcm::text {

/// Codes: lz.damaged, limit.file_size (what comes out is more than a file may have).
Result<std::string> decompress_lz_string(std::string_view utf8, const std::string& file,
                                         const Limits& = {});

}  // namespace fcm::text
