// SPDX-License-Identifier: MIT
//
// A table with a header that was understood: columns by role, rows with places, an account that
// adds up.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "fcm/account.hpp"
#include "text/table.hpp"

namespace fcm::study {

/// What a column may hold: the words of its header, the first one being ours.
struct Role {
  std::vector<std::string_view> aliases;
};

/// Letters of a header that count: no case, spaces, underscores or hyphens.
std::string header_key(std::string_view);

/// Whether any cell holds a letter, as every header does.
bool has_words(const text::Row&);

struct Sheet {
  std::string file;
  std::string table;                   ///< "claims", "factors", ...
  const text::Table* cells = nullptr;  ///< outlives the sheet
  std::size_t header_line = 0;         ///< 0 where the table has no header
  std::size_t first_row = 0;           ///< of the data: position in rows()
  std::vector<std::string> header;
  std::vector<std::optional<std::size_t>> columns;  ///< per role: its column, from 0
  std::vector<std::size_t> others;                  ///< named columns without a role

  const std::vector<text::Row>& rows() const { return cells->rows; }
  std::span<const text::Row> data() const { return std::span(rows()).subspan(first_row); }
  bool has(std::size_t role) const { return columns[role].has_value(); }
  std::string_view cell(const text::Row&, std::size_t role) const;  ///< empty where there is none
  std::string_view cell_at(const text::Row&, std::size_t column) const;
  Place place(const text::Row&, std::size_t role) const;
};

/// How a table is understood: which columns it may have and which it must.
struct SheetRules {
  std::string table;
  std::vector<Role> roles;
  std::vector<std::size_t> required;
  /// Last say over which column holds what, for headers that depend on each other.
  std::function<void(const std::vector<std::string>& keys, Sheet&)> settle;
};

/// Finds the header of a table: the first of the first 20 rows that names every required role. The
/// table outlives the sheet. Codes: csv.no_header, csv.duplicate_column.
Result<Sheet> open_sheet(const text::Table&, const std::string& file, const SheetRules&, Account&);

enum class Fate { kept, merged };

/// Gives each data row to `read`, counts what became of it and keeps refused rows for --rejects.
/// Rows with cells beyond the header are refused here (csv.columns).
void read_rows(const Sheet&, Account&, const std::function<Result<Fate>(const text::Row&)>& read);

/// Adds a doubt to the account.
void warn(Account&, std::string code, std::string message, Place, std::string hint = {},
          Severity = Severity::warning);

/// Values of a cell that may hold several, separated by ; (or by one of `separators`).
std::vector<std::string> listed(std::string_view cell, std::string_view separators = ";");

/// The text without white space at its ends; inside it stays as it is.
std::string stripped(std::string_view);

}  // namespace fcm::study
