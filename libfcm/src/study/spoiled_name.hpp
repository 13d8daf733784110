// SPDX-License-Identifier: MIT
//
// Names that a spreadsheet took for something else and changed.
#pragma once

#include <string_view>

#include "fcm/account.hpp"

namespace fcm::study {

/// Warns of a name that was a code and became a date (MARCH1, 1-2) or a rounded number
/// (1.23457E+15). Codes: id.excel_date, id.precision_lost.
void doubt_spoiled(std::string_view name, const Place&, Account&);

}  // namespace fcm::study
