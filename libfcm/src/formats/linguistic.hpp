// SPDX-License-Identifier: MIT
#pragma once

#include "text/table.hpp"

namespace fcm::detail {

/// A table in which experts answer in words how much one factor moves another: a row per answer, a
/// column per expert, or a row per expert and a column per link.
bool is_linguistic(const text::Table&);

}  // namespace fcm::detail
