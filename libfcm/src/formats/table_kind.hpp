// SPDX-License-Identifier: MIT
//
// Which kind of table some bytes are: claims, edges or a matrix. One place decides, so that the
// three never claim the same file.
#pragma once

#include <string_view>

namespace fcm::detail {

/// claims: a header with `from` and `to` and something that only claims have (polarity, respondent,
///         conversation, quote, coder, ...), or no weight, or weights in words.
/// edges:  `from`, `to` and a number, or three or four columns without a header, the third a
/// number. matrix: most cells below and right of the labels are numbers or blank.
enum class TableKind { none, claims, edges, matrix };

/// How surely these bytes are a table of that kind, by their first rows: 0 no, 2 surely.
int sniff_table(std::string_view bytes, TableKind);

/// Three or four columns of data from the first row on: two names, then a number or a sign.
bool is_list_without_header(std::string_view bytes);

/// Blank, or text that was meant as a number (0.5, "0,5", 50%, #N/A, NaN, -).
bool meant_as_number(std::string_view cell);

}  // namespace fcm::detail
