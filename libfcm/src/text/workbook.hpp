// SPDX-License-Identifier: MIT
//
// XLSX workbooks, in and out, as plain cells of text (docs/decisions/0014).
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/limits.hpp"
#include "fcm/result.hpp"
#include "text/table.hpp"

namespace fcm::text {

/// One sheet. Row::line is the row number of the sheet, cells are text: numbers as shortest(),
/// booleans TRUE and FALSE, dates as ISO dates, formulas as the value saved with them.
struct Sheet {
  std::string name;
  bool hidden = false;
  Table table;
};

/// Sheets in the order of the workbook; sheets whose name contains (ignore) or starts with
/// "Filtered " are left out with a note, hidden sheets, rows and columns are read with a note.
/// Relationships to drawings are never followed and `dimension` is never trusted. Codes:
/// xlsx.damaged, xlsx.no_value (a formula without a saved value; the place names the cell),
/// xlsx.error_value (#N/A and the like stay as text; a warning), xlsx.not_xlsx, xlsx.xls,
/// xlsx.encrypted, and those of read_zip and parse_xml.
Result<std::vector<Sheet>> read_workbook(std::string_view bytes, const std::string& file, Account&,
                                         const Limits& = {});

/// Whether the archive holds a workbook.
bool looks_like_workbook(std::string_view bytes);

/// "C4" for column 3 of row 4.
std::string cell_name(std::size_t row, std::size_t column);

/// A cell to write: text, a finite number, or nothing. Text that a spreadsheet would run is marked
/// so that it does not (as by a typed apostrophe); other programs read it as it is.
using Cell = std::variant<std::monostate, std::string, double>;

struct SheetToWrite {
  std::string name;                     ///< at most 31 characters, none of []:*?/\, none twice
  std::vector<std::vector<Cell>> rows;  ///< the first one is the header; it stays in sight
  std::vector<double> widths = {};      ///< of columns, in digits; empty: the program's own
  bool filter = false;                  ///< buttons in the header to choose rows by
};

/// The same bytes for the same cells. Codes: limit.xlsx_cell (more than 32,767 characters),
/// limit.xlsx_rows (or columns). Names that no sheet can have are a caller's bug.
Result<std::string> write_workbook(const std::vector<SheetToWrite>&);

}  // namespace fcm::text
