// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fcm/formats.hpp"
#include "text/workbook.hpp"

namespace fcm::detail {

/// The bytes of one table with that extension: .csv or .tsv. Text that a spreadsheet would run is
/// guarded by an apostrophe; a lone + or - is a sign and stands as it is.
std::string written(const text::SheetToWrite&, std::string_view extension);

/// "Working copy - not for circulation", "Made for: workshop".
std::string for_whom(Audience);
/// XML with that as a comment below its first line.
std::string marked_xml(std::string xml, Audience);

/// One file with that extension: .csv and .tsv hold the first sheet, .xlsx all. Codes:
/// limit.xlsx_cell, limit.xlsx_rows.
Result<std::vector<WrittenFile>> written_files(const std::vector<text::SheetToWrite>&,
                                               std::string_view extension);

}  // namespace fcm::detail
