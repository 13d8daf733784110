// SPDX-License-Identifier: MIT
//
// Tables without a separator: cells apart by blanks (R's write.table), or (1, 2, 0.5), as programs
// print their tuples.
#pragma once

#include <optional>
#include <string_view>

#include "text/table.hpp"

namespace fcm::detail {

/// R's write.table numbers the rows and leaves out the name above the numbers: puts a blank there.
void align_header(text::Table&);

/// The table, where the text is one of these; nothing where it is anything else.
std::optional<text::Table> loose_table(std::string_view utf8);

}  // namespace fcm::detail
