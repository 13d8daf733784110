// SPDX-License-Identifier: MIT
#include "formats/table_kind.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "study/claims_table.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {
namespace {

constexpr std::size_t bytes_looked_at = 256u << 10;
/// Columns that only coded statements have. "Type" and "relation" are in edge lists too.
bool looks_coded(const study::Sheet& sheet) {
  using namespace study;
  for (const ClaimColumn role :
       {ClaimColumn::coder, ClaimColumn::respondent, ClaimColumn::conversation,
        ClaimColumn::document, ClaimColumn::polarity, ClaimColumn::quote, ClaimColumn::paraphrase})
    if (sheet.has(role)) {
      const std::string key = header_key(sheet.header[*sheet.columns[role]]);
      if (key != "type" && key != "relation") return true;
    }
  return false;
}

std::string_view cell_at(const text::Row& row, std::size_t column) {
  return column < row.cells.size() ? std::string_view(row.cells[column]) : std::string_view();
}

bool is_blank(std::string_view cell) { return text::trimmed(cell).empty(); }

/// The labels of the first row stand in the first column too: a matrix, whatever its labels say.
bool labels_on_both_sides(const text::Table& table) {
  if (table.rows.size() < 3) return false;
  std::vector<std::string> across, down;
  for (const std::string& cell : table.rows[0].cells) across.push_back(text::match_key(cell));
  for (std::size_t i = 1; i < table.rows.size(); ++i)
    down.push_back(text::match_key(cell_at(table.rows[i], 0)));
  if (across.size() == down.size() + 1) across.erase(across.begin());
  std::sort(across.begin(), across.end());
  std::sort(down.begin(), down.end());
  return across == down && std::adjacent_find(down.begin(), down.end()) == down.end();
}

/// Whether any cell of the column is a number or was meant as one; a column of words is coded
/// strength.
bool holds_numbers(const study::Sheet& sheet, std::size_t role) {
  const auto& rows = sheet.cells.rows;
  for (std::size_t i = sheet.header_row + 1; i < rows.size(); ++i) {
    const std::string_view cell = sheet.cell(rows[i], role);
    if (!is_blank(cell) && meant_as_number(cell)) return true;
  }
  return rows.size() == sheet.header_row + 1;
}

TableKind with_header(const study::Sheet& sheet) {
  const bool weighted = sheet.has(study::strength) && holds_numbers(sheet, study::strength);
  return weighted && !looks_coded(sheet) ? TableKind::edges : TableKind::claims;
}

struct CellCount {
  std::size_t numbers = 0, words = 0;
};

/// Cells below the first row and right of the first column; blanks at the end of a row do not
/// count.
CellCount count_cells(const text::Table& table) {
  CellCount count;
  for (std::size_t i = 1; i < table.rows.size(); ++i)
    for (std::size_t j = 1; j < table.rows[i].cells.size(); ++j)
      ++(meant_as_number(table.rows[i].cells[j]) ? count.numbers : count.words);
  return count;
}

bool is_whole_number(std::string_view cell) {
  const std::string digits = text::trimmed(cell);
  return !digits.empty() && digits.find_first_not_of("0123456789") == std::string::npos;
}

bool looks_like_list(const text::Table& table) {
  std::size_t widest = 0;
  for (const text::Row& row : table.rows) widest = std::max(widest, row.cells.size());
  if (table.rows.empty() || widest < 3 || widest > 4) return false;
  const text::Row& first = table.rows.front();
  const std::string_view third = cell_at(first, 2);
  if (is_blank(cell_at(first, 0)) || is_blank(cell_at(first, 1)) || is_blank(third)) return false;
  const bool names = !meant_as_number(first.cells[0]) && !meant_as_number(first.cells[1]);
  const bool numbered =
      widest == 3 && table.rows.size() != 3 &&
      std::all_of(table.rows.begin(), table.rows.end(), [](const text::Row& row) {
        return is_whole_number(cell_at(row, 0)) && is_whole_number(cell_at(row, 1));
      });
  return (names || numbered) && meant_as_number(third);
}

/// The first rows, so that sniffing costs the same for any size of file.
std::string_view first_rows(std::string_view bytes) {
  if (bytes.size() <= bytes_looked_at) return bytes;
  const bool wide = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");  // UTF-16
  const std::size_t end = bytes.substr(0, bytes_looked_at).find_last_of("\r\n");
  return wide || end == std::string_view::npos ? bytes : bytes.substr(0, end + 1);
}

struct Looked {
  TableKind kind = TableKind::none;
  bool header = false;
};

Looked look_at(std::string_view bytes) {
  Account unused;
  const Result<std::string> utf8 = text::to_utf8(std::string(bytes), "", unused);
  if (!utf8) return {};
  const Result<text::Table> table = text::parse_table(*utf8, "", unused);
  if (!table) return {};
  const CellCount cells = count_cells(*table);
  if (labels_on_both_sides(*table) && cells.numbers >= cells.words)
    return {TableKind::matrix, true};
  if (const auto sheet = study::open_sheet(*utf8, "", study::claims_rules(), unused))
    return {with_header(*sheet), true};
  if (looks_like_list(*table)) return {TableKind::edges, false};
  return {cells.numbers > cells.words ? TableKind::matrix : TableKind::none, false};
}

}  // namespace

bool meant_as_number(std::string_view cell) {
  const std::string word = text::trimmed(cell);
  if (word.empty() || text::parse_number(word, {})) return true;
  const std::string key = text::match_key(word);
  const bool starts_so = std::string_view("0123456789.,+-#").find(key.front()) != std::string::npos;
  return starts_so || key == "nan" || key == "na" || key == "n/a" || key == "inf" || key == "null";
}

int sniff_table(std::string_view bytes, TableKind kind) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos || bytes[first] == '{' || bytes[first] == '<') return 0;
  return look_at(first_rows(bytes)).kind == kind ? 2 : 0;
}

bool is_list_without_header(std::string_view bytes) {
  const Looked looked = look_at(first_rows(bytes));
  return looked.kind == TableKind::edges && !looked.header;
}

}  // namespace fcm::detail
