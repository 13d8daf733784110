// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/table.hpp"

namespace fcm::disclose {

/// The bytes of a table saved as text without these of its rows, which are in order; line ends may
/// be LF, CRLF or CR, and stand inside quoted cells too. Every other byte stays.
std::string without_rows(std::string_view bytes, const std::vector<const text::Row*>& rows);

}  // namespace fcm::disclose
