// SPDX-License-Identifier: MIT
//
// JSON in and out. nlohmann-json parses; depth, size and duplicate keys are checked.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "fcm/limits.hpp"
#include "fcm/result.hpp"

namespace fcm::text {

using Json = nlohmann::ordered_json;

/// Codes: json.syntax (with line and column), json.duplicate_key, limit.nesting, limit.nodes,
/// text.not_utf8, file.empty, number.range.
Result<Json> parse_json(std::string_view bytes, const std::string& file, const Limits& = {});

/// Two-space indent, final newline, numbers as shortest(); keys in insertion order; short arrays of
/// numbers on one line.
std::string write_json(const Json&);

}  // namespace fcm::text
