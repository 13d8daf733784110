// SPDX-License-Identifier: MIT
//
// The map as tables: a page for who does not see a drawing or would rather read, and a workbook for
// who lives in a spreadsheet. docs/paper.md.
#pragma once

#include <string>

#include "fcm/brief.hpp"
#include "fcm/handouts.hpp"
#include "fcm/publish.hpp"

namespace fcm {

/// One HTML file of tables with captions and headers, without a script and without a reference to
/// anything outside; it prints on A4. The same bytes for the same input. A map and a brief that
/// were not made for the same audience are a caller's bug (std::logic_error).
std::string make_table(const Published<Map>&, const Published<Brief>&, const HandoutOptions&);

/// An XLSX of five sheets: Factors, Links, Scenarios, Evidence, Notes. Every text is a text: none
/// is run as a formula. Weights and effects have three decimals. The same bytes for the same input.
/// Codes limit.xlsx_cell, limit.xlsx_rows.
Result<std::string> make_workbook(const Published<Map>&, const Published<Brief>&,
                                  const HandoutOptions&);

}  // namespace fcm
