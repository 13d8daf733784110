// SPDX-License-Identifier: MIT
//
// Tables as people save them: CSV and TSV (RFC 4180 with the variants of the wild).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/limits.hpp"
#include "fcm/result.hpp"

namespace fcm::text {

struct Row {
  std::size_t line = 0;  ///< where the row starts, from 1
  std::vector<std::string> cells;
};

/// Rows as they stand, blank ones left out, cells trimmed of nothing; a leading apostrophe that
/// guards against formulas is removed.
struct Table {
  char separator = ',';
  bool decimal_comma = false;  ///< separator is ; or tab and some cell looks like 0,5
  std::vector<Row> rows;

  /// What study::open_sheet() made of the first rows, which a dozen formats ask it about; made
  /// anew where `rows` are no longer those.
  struct Keys {
    const Row* of = nullptr;
    std::vector<std::vector<std::string>> rows;
  };
  mutable Keys keys;
};

/// Separators , ; tab | by the first lines outside quotes; "sep=;" honoured; CR, LF, CRLF; quoted
/// newlines. Trailing empty cells are dropped. Codes: csv.unclosed_quote (at the opening line),
/// csv.after_quote, csv.delimiter, limit.row_bytes, limit.columns, limit.field_bytes, limit.rows,
/// file.empty.
Result<Table> parse_table(std::string_view utf8, const std::string& file, Account& account,
                          const Limits& = {});

/// A leading apostrophe before text that a spreadsheet would run, and that one taken away again.
std::string guarded(std::string_view);
void unguard(std::string& cell);

/// One field for a CSV file: quoted where needed; text that a spreadsheet would run gets a
/// leading apostrophe.
std::string csv_text(std::string_view);
std::string csv_line(const std::vector<std::string>& ready_fields);

}  // namespace fcm::text
