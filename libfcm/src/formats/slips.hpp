// SPDX-License-Identifier: MIT
#pragma once

#include "text/table.hpp"

namespace fcm::detail {

/// A table of slips: from, to, more or less, and the hands for and against.
bool is_slips(const text::Table&);

}  // namespace fcm::detail
