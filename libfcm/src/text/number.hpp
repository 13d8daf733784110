// SPDX-License-Identifier: MIT
//
// Numbers from and to text, in one place, by from_chars and to_chars: no locale.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "fcm/result.hpp"

namespace fcm::text {

/// Codes: number.decimal_comma, number.grouping, number.not_finite, number.excel_error,
/// number.range, number.syntax, number.excel_date. Accepts surrounding white space, a leading +,
/// the Unicode minus (U+2212) and en dash as -, and "50%" as 0.5. -0 becomes 0. With
/// `decimal_comma` a comma is the decimal separator.
Result<double> parse_number(std::string_view, const Place&, bool decimal_comma = false);

/// The shortest text that reads back as the same double ("0.1", "1e-12"); no NaN or infinity.
std::string shortest(double);
std::string shortest(const std::optional<double>&);  ///< empty where there is none

/// Fixed digits after the point, for people; "-0.00" becomes "0.00".
std::string fixed(double, int digits);

/// So many significant digits, for people: "0.0031", "4.2e-05".
std::string digits(double, int significant);

/// 1,234,567
std::string grouped(std::size_t);

}  // namespace fcm::text
