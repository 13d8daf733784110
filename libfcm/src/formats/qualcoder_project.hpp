// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "fcm/coded_texts.hpp"
#include "text/sqlite.hpp"

namespace fcm::detail {

/// The tables of data.qda, of any version: columns that an older one lacks are blank (formats.md
/// 9).
Result<Read<CodedTexts>> read_qualcoder_project(const text::Database&, const std::string& file);

}  // namespace fcm::detail
