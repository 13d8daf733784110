// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "fcm/formats.hpp"
#include "text/table.hpp"

namespace fcm::detail {

/// One matrix of weights as a map (matrix.cpp). Codes: those of docs/formats/matrix.md.
Result<Map> matrix_map(const text::Table&, const std::string& file, const ReadOptions&, Account&);

}  // namespace fcm::detail
