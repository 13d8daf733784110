// SPDX-License-Identifier: MIT
#include "formats/table_kind.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "formats/causal_map.hpp"
#include "formats/code_list.hpp"
#include "formats/linguistic.hpp"
#include "formats/nvivo.hpp"
#include "formats/pick.hpp"
#include "formats/slips.hpp"
#include "formats/source.hpp"
#include "study/claims_table.hpp"
#include "study/sheet.hpp"
#include "study/terms.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {
namespace {

constexpr std::size_t rows_looked_at = 50;
constexpr std::size_t rows_above = 20;  // formats.md 1: title lines may stand above the header

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
bool labels_on_both_sides(std::span<const text::Row> rows) {
  const std::size_t below = rows.size() - 1, width = rows[0].cells.size();
  if (below < 2 || (width != below && width != below + 1)) return false;
  const std::string last = text::match_key(rows[0].cells.back());  // most tables lack even this one
  if (std::none_of(rows.begin() + 1, rows.end(),
                   [&](const text::Row& row) { return text::match_key(cell_at(row, 0)) == last; }))
    return false;
  std::vector<std::string> across, down;
  for (const std::string& cell : rows[0].cells) across.push_back(text::match_key(cell));
  for (const text::Row& row : rows.subspan(1)) down.push_back(text::match_key(cell_at(row, 0)));
  if (across.size() == down.size() + 1) across.erase(across.begin());
  std::sort(across.begin(), across.end());
  std::sort(down.begin(), down.end());
  return across == down && std::adjacent_find(down.begin(), down.end()) == down.end();
}

/// Notes below a table: a number beside anything else would be data.
bool are_words(std::span<const text::Row> rows) {
  return std::all_of(rows.begin(), rows.end(), [](const text::Row& row) {
    return row.cells.size() == 1 ||
           std::all_of(row.cells.begin(), row.cells.end(),
                       [](const std::string& cell) { return !text::parse_number(cell, {}); });
  });
}

/// Whether any cell of the column is a number or was meant as one; a column of words is coded
/// strength.
bool holds_numbers(const study::Sheet& sheet, std::size_t role) {
  for (const text::Row& row : sheet.data()) {
    const std::string_view cell = sheet.cell(row, role);
    if (!is_blank(cell) && meant_as_number(cell) && !study::read_term(cell)) return true;
  }
  return sheet.data().empty();
}

/// Formats of other tools that are tables with from and to: FCMpy has a column for each term.
bool is_of_another_tool(const study::Sheet& sheet) {
  const auto names = [&](const char* key) {
    return std::any_of(sheet.header.begin(), sheet.header.end(),
                       [&](const std::string& name) { return study::header_key(name) == key; });
  };
  if (names("codingsign") && names("conceptfrom")) return true;  // cogmapr
  if (nvivo::is_relationships(*sheet.cells)) return true;
  return std::count_if(sheet.others.begin(), sheet.others.end(), [&](std::size_t column) {
           return study::read_term(sheet.header[column]).has_value();
         }) >= 3;
}

/// cognitivemapr writes the speaker beside each link of a map.
bool counts_mentions(const study::Sheet& sheet) {
  return std::any_of(sheet.header.begin(), sheet.header.end(), [](const std::string& name) {
    return study::header_key(name) == "edgevalue";
  });
}

TableKind with_header(const study::Sheet& sheet) {
  if (sheet.has(study::strength) && counts_mentions(sheet)) return TableKind::edges;
  if (looks_coded(sheet) || !sheet.has(study::strength)) return TableKind::claims;
  return holds_numbers(sheet, study::strength) ? TableKind::edges : TableKind::claims;
}

struct CellCount {
  std::size_t numbers = 0, words = 0;
};

/// Cells below the first row and right of the first column; blanks at the end of a row do not
/// count.
CellCount count_cells(const text::Table& table) {
  CellCount count;
  for (std::size_t i = 1; i < std::min(table.rows.size(), rows_looked_at); ++i)
    for (std::size_t j = 1; j < table.rows[i].cells.size(); ++j) {
      const std::string_view cell = table.rows[i].cells[j];
      ++(meant_as_number(cell) || study::read_term(cell) ? count.numbers : count.words);
    }
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

/// As many rows as columns, give or take labels, sums and a title.
bool is_nearly_square(const text::Table& table) {
  std::size_t widest = 0;
  for (const text::Row& row : table.rows) widest = std::max(widest, row.cells.size());
  const std::size_t rows = table.rows.size();
  return std::max(rows, widest) - std::min(rows, widest) <= 3;
}

/// #N/A, #DIV/0!, #WERT!, ####; "#bus" is a tag.
bool is_sheet_error(std::string_view word) {
  return word.starts_with('#') &&
         std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

TableLook look_at(const text::Table& table) {
  if (table.rows.empty() || is_code_list(table) || is_linguistic(table) || is_slips(table))
    return {};
  const CellCount cells = count_cells(table);
  if (labelled_matrix(table) && cells.numbers >= cells.words) return {TableKind::matrix, 2};
  Account unused;
  const auto sheet = study::open_sheet(table, "", study::claims_rules(), unused);
  // Who reads it will say which column stands there twice.
  if (!sheet && sheet.error().code == "csv.duplicate_column") return {TableKind::claims, 1};
  if (sheet) {
    if (is_of_another_tool(*sheet)) return {};
    const TableKind kind = with_header(*sheet);
    return {kind, kind == TableKind::edges || looks_coded(*sheet) ? 2 : 1};
  }
  if (looks_like_list(table)) return {TableKind::edges, 2, false};
  if (cells.numbers <= cells.words) return {};
  return {TableKind::matrix, is_nearly_square(table) ? 2 : 1, false};
}

std::optional<Rows> labelled_matrix(const text::Table& table) {
  const std::span<const text::Row> rows = table.rows;
  std::set<std::string> above;
  for (std::size_t at = 0; at < std::min(rows.size(), rows_above); ++at) {
    const std::size_t width = rows[at].cells.size(), left = rows.size() - at;
    // To the end of the table, or as many rows as there are labels.
    for (const std::size_t count : {left, width, width + 1})
      if (count > 1 && count <= left && labels_on_both_sides(rows.subspan(at, count)) &&
          are_words(rows.subspan(at + count)))
        return Rows{at, at + count};
    // A row called like a column above it belongs to a matrix, and is no title.
    if (above.contains(text::match_key(cell_at(rows[at], 0)))) return std::nullopt;
    for (const std::string& cell : rows[at].cells)
      if (!is_blank(cell)) above.insert(text::match_key(cell));
  }
  return std::nullopt;
}

bool meant_as_number(std::string_view cell) {
  const std::string word = text::trimmed(cell);
  if (word.empty() || text::parse_number(word, {})) return true;
  const std::string key = text::match_key(word);
  const bool starts_so = std::string_view("0123456789.,+-").find(key.front()) != std::string::npos;
  return starts_so || is_sheet_error(word) || key == "nan" || key == "na" || key == "n/a" ||
         key == "inf" || key == "null";
}

int sniff_table(const detail::Source& source, TableKind kind) {
  using Kind = detail::Source::Kind;
  if (source.kind() == Kind::empty || source.kind() == Kind::json || source.kind() == Kind::xml)
    return 0;
  const auto& sheets = source.sheets();
  if (!sheets) return 0;
  int surest = 0;
  std::size_t filled = 0;
  bool named = false;
  for (const text::Sheet& sheet : *sheets) {
    if (sheet.table.rows.empty()) continue;
    ++filled;
    const TableLook look = source.look(sheet);
    if (look.kind != kind) continue;
    surest = std::max(surest, look.sure);
    named = named || study::header_key(sheet.name) == "claims";
  }
  if (surest == 0 || causal_map::is_causal_map(source)) return 0;
  return filled > 1 && !(named && kind == TableKind::claims) ? std::min(surest, 1) : surest;
}

Result<const text::Sheet*> pick_sheet(const detail::Source& source, TableKind kind,
                                      const ReadOptions& options, Account& account,
                                      std::span<const std::string_view> read_too) {
  const auto& sheets = source.sheets();
  if (!sheets) return tl::make_unexpected(sheets.error());
  if (!options.pick.empty()) {
    std::vector<std::string> names;
    for (const text::Sheet& sheet : *sheets) names.push_back(sheet.name);
    const Result<std::size_t> which = picked(names, options, source.file());
    if (!which) return tl::make_unexpected(which.error());
    return &(*sheets)[*which];
  }
  std::vector<const text::Sheet*> fitting, others;
  for (const bool hidden : {false, true})
    for (const text::Sheet& sheet : *sheets)
      if (sheet.hidden == hidden && !sheet.table.rows.empty())
        (source.look(sheet).kind == kind ? fitting : others).push_back(&sheet);
  if (fitting.empty()) fitting.swap(others);
  if (fitting.empty())
    return problem("file.empty", "the table is empty", {source.file()},
                   "check that this is the right file");
  const bool doubt = fitting.size() > 1;
  others.insert(others.end(), fitting.begin() + 1, fitting.end());
  std::erase_if(others, [&](const text::Sheet* other) {
    return std::find(read_too.begin(), read_too.end(), study::header_key(other->name)) !=
           read_too.end();
  });
  if (!others.empty()) {
    std::string names;
    for (const text::Sheet* other : others) names += (names.empty() ? "" : ", ") + other->name;
    study::warn(account, "xlsx.other_sheets",
                "the sheet \"" + fitting.front()->name + "\" is read and not: " + names,
                {source.file()}, doubt ? "--pick NAME reads another one" : "",
                doubt ? Severity::warning : Severity::note);
  }
  return fitting.front();
}

}  // namespace fcm::detail
