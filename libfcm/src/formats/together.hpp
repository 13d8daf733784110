// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "fcm/formats.hpp"
#include "formats/source.hpp"

namespace fcm::detail {

Files files_of(std::string path, std::vector<Source>, Result<std::string> format);

/// Files that were named one by one, as studies and maps: open_files().
std::vector<Files> together(const std::vector<Source>&, const ReadOptions&);

}  // namespace fcm::detail
