// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "fcm/result.hpp"

namespace fcm::command {

/// The date a command works under: --date, else SOURCE_DATE_EPOCH (seconds since 1970, UTC), else
/// empty. The clock is never asked. Code usage.value.
Result<std::string> date_of(const std::string& option);

}  // namespace fcm::command
