// SPDX-License-Identifier: MIT
#pragma once

#include "text/table.hpp"

namespace fcm::detail {

/// A table of codes with descriptions or counts and nothing else: no texts, no links.
bool is_code_list(const text::Table&);

}  // namespace fcm::detail
