// SPDX-License-Identifier: MIT
#include "formats/matrix_layout.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <span>

#include "formats/map_cells.hpp"
#include "formats/source.hpp"
#include "formats/table_kind.hpp"
#include "study/sheet.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {
namespace {

std::string_view first_cell(const text::Row& row) {
  return row.cells.empty() ? std::string_view() : std::string_view(row.cells.front());
}

/// "Buses" of NVivo's "1 : Buses" and "A : Buses"; nothing where it does not begin so.
std::optional<std::string_view> without_number(std::string_view name, bool letters) {
  const std::size_t at = name.find(" : ");
  if (at == std::string_view::npos || at == 0 || at > 6) return std::nullopt;
  const auto fits = [&](char c) { return letters ? c >= 'A' && c <= 'Z' : c >= '0' && c <= '9'; };
  if (!std::all_of(name.begin(), name.begin() + static_cast<std::ptrdiff_t>(at), fits))
    return std::nullopt;
  return name.substr(at + 3);
}

bool is_label(std::string_view cell) {
  if (const auto name = without_number(cell, false)) cell = *name;
  const std::string key = text::match_key(cell);
  const bool letters = std::any_of(key.begin(), key.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
  });
  return letters && !text::parse_number(cell, {}) &&
         (!meant_as_number(cell) || (key.front() >= '0' && key.front() <= '9' && key.size() > 8));
}

std::string whole_number(std::string_view cell) {
  std::string digits = text::trimmed(cell);
  return digits.find_first_not_of("0123456789") == std::string::npos ? digits : "";
}

class Finder {
 public:
  Finder(const text::Table& table, const std::string& file, Account& account)
      : rows_(table.rows), file_(file), account_(account) {
    const auto labelled = labelled_matrix(table);
    if (!labelled) return;
    at_ = labelled->first;
    if (labelled->end == rows_.size()) return;
    study::warn(account_, "csv.lines_below", "the lines below the matrix are not read",
                {file_, rows_[labelled->end].line}, "", Severity::note);
    rows_ = rows_.first(labelled->end);
  }

  Result<MatrixLayout> find() {
    skip_titles();
    const text::Row& first = rows_[at_];
    const bool labelled = is_header(first);
    MatrixLayout layout =
        labelled || has_numbers_as_names() ? with_header(first) : without_header();
    layout.row_count = rows_.size() - layout.first_row;
    leave_out_totals(layout);
    leave_out_external(layout, first);
    take_numbers_off(layout);
    if (layout.labels.empty() || layout.row_count == 0)
      return problem("map.no_factors", "the matrix has a header and no rows", {file_, first.line},
                     "write one row of weights per factor below it");
    return checked(std::move(layout));
  }

 private:
  std::size_t width(std::size_t from) const {
    std::size_t widest = 0;
    for (std::size_t i = from; i < rows_.size(); ++i)
      widest = std::max(widest, rows_[i].cells.size());
    return widest;
  }

  /// Tables of co-occurrence end in a row and a column of sums.
  void leave_out_totals(MatrixLayout& layout) const {
    const auto is_total = [](std::string_view name) {
      const std::string key = text::match_key(name);
      return key == "total" || key == "totals" || key == "sum" || key == "sums" ||
             key == "grand total";
    };
    const bool below =
        layout.row_labels && layout.row_count > 1 && is_total(first_cell(rows_.back()));
    const bool right = layout.labels.size() > 1 && is_total(layout.labels.back());
    if (!below && !right) return;
    // One alone is a sum where the table is square without it.
    const std::size_t rows = layout.row_count - (below ? 1 : 0);
    const std::size_t columns = layout.labels.size() - (right ? 1 : 0);
    if (rows != columns) return;
    layout.totals = true;
    layout.row_count = rows;
    layout.labels.resize(columns);
  }

  /// FuzzyCognitiveMaps.jl: `concept` above the names, `external` above true and false.
  static void leave_out_external(MatrixLayout& layout, const text::Row& header) {
    if (!layout.row_labels || layout.labels.size() < 2) return;
    if (text::match_key(first_cell(header)) != "concept" ||
        text::match_key(layout.labels.back()) != "external")
      return;
    layout.labels.pop_back();
    layout.external_column = layout.first_column + layout.labels.size();
  }

  void take_numbers_off(MatrixLayout& layout) const {
    if (!layout.row_labels || layout.label_line == 0) return;
    for (const std::string& label : layout.labels)
      if (!without_number(label, true)) return;
    for (std::size_t i = 0; i < layout.row_count; ++i)
      if (!without_number(first_cell(rows_[layout.first_row + i]), false)) return;
    layout.numbered = true;
    for (std::string& label : layout.labels) label = std::string(*without_number(label, true));
  }

  /// Codes by documents, people or other codes: the names across are not those down, and NVivo
  /// wrote it, or every cell counts.
  bool counts_codings(const MatrixLayout& layout) const {
    if (!layout.row_labels || layout.label_line == 0) return false;
    std::set<std::string> across, down;
    for (const std::string& label : layout.labels)
      across.insert(text::match_key(matrix_name(label)));
    bool whole = true, many = false, shared = false;
    for (const text::Row& row : rows_.subspan(layout.first_row, layout.row_count)) {
      const auto name = down.insert(text::match_key(layout.row_name(first_cell(row)))).first;
      shared = shared || across.contains(*name);
      for (std::size_t j = layout.first_column; j < row.cells.size(); ++j) {
        const std::string cell = text::trimmed(row.cells[j]);
        whole = whole && cell.find_first_not_of("0123456789") == std::string::npos;
        many = many || (!cell.empty() && cell != "0" && cell != "1");
      }
    }
    return layout.numbered ? across != down : whole && many && !shared;
  }

  /// A name over a column; one in the first column alone may be the name of the row.
  static bool is_header(const text::Row& row) {
    const auto second = row.cells.begin() + (row.cells.size() > 1 ? 1 : 0);
    return std::any_of(second, row.cells.end(),
                       [](const std::string& cell) { return is_label(cell); });
  }

  /// A row with one cell above a table of three columns or more is a title; so is all that stands
  /// above labels that come again beside the rows: titles of several cells, names of groups.
  void skip_titles() {
    while (at_ + 1 < rows_.size() && rows_[at_].cells.size() == 1 && width(at_ + 1) > 2 &&
           is_label(first_cell(rows_[at_])))
      ++at_;
    if (at_ > 0)
      study::warn(account_, "csv.lines_above_header",
                  "the lines above the matrix are not read: " + std::to_string(at_),
                  {file_, rows_.front().line}, "", Severity::note);
  }

  /// Factors called 1, 2, 3: the same distinct whole numbers across and down, round a corner that
  /// is no number.
  bool has_numbers_as_names() const {
    const text::Row& first = rows_[at_];
    if (text::parse_number(first_cell(first), {}) || first.cells.size() < 3) return false;
    std::set<std::string> across, down;
    for (std::size_t j = 1; j < first.cells.size(); ++j)
      across.insert(whole_number(first.cells[j]));
    for (std::size_t i = at_ + 1; i < rows_.size(); ++i)
      down.insert(whole_number(first_cell(rows_[i])));
    return across == down && across.size() == first.cells.size() - 1 && !across.contains("");
  }

  /// Row numbers as R and pandas write them, from 1 or from 0.
  bool has_row_numbers() const {
    const std::size_t labels = rows_[at_].cells.size();
    const bool shifted = width(at_ + 1) == labels + 1 && rows_.size() - at_ - 1 == labels;
    if (!shifted && !text::trimmed(first_cell(rows_[at_])).empty()) return false;
    const std::string start = whole_number(first_cell(rows_[at_ + 1]));
    if (start != "0" && start != "1") return false;
    for (std::size_t i = at_ + 1; i < rows_.size(); ++i)
      if (whole_number(first_cell(rows_[i])) != std::to_string(i - at_ - (start == "0" ? 1 : 0)))
        return false;
    return true;
  }

  bool rows_start_with_labels(std::size_t from) const {
    for (std::size_t i = from; i < rows_.size(); ++i)
      if (is_label(first_cell(rows_[i]))) return true;
    return false;
  }

  /// R's write.table leaves the corner out: n labels above rows of n + 1 cells.
  bool is_shifted(const text::Row& header) const {
    const std::size_t labels = header.cells.size();
    if (text::trimmed(header.cells.front()).empty() || rows_.size() - at_ - 1 == labels - 1)
      return false;
    return width(at_ + 1) == labels + 1 || rows_.size() - at_ - 1 == labels;
  }

  MatrixLayout with_header(const text::Row& header) {
    MatrixLayout layout;
    layout.label_line = header.line;
    layout.first_row = at_ + 1;
    if (layout.first_row == rows_.size()) return layout;
    const bool numbers = !has_numbers_as_names() && has_row_numbers();
    layout.row_labels =
        !numbers && (has_numbers_as_names() || rows_start_with_labels(layout.first_row));
    layout.first_column = layout.row_labels || numbers ? 1 : 0;
    layout.label_column = layout.first_column > 0 && !is_shifted(header) ? 1 : 0;
    layout.labels.assign(header.cells.begin() + static_cast<std::ptrdiff_t>(layout.label_column),
                         header.cells.end());
    if (numbers)
      study::warn(account_, "matrix.row_numbers",
                  "the first column numbers the rows and is not read",
                  {file_, rows_[layout.first_row].line, 1}, "", Severity::note);
    return layout;
  }

  MatrixLayout without_header() {
    MatrixLayout layout;
    layout.first_row = at_;
    for (std::size_t j = 1; j <= width(at_); ++j) layout.labels.push_back("C" + std::to_string(j));
    study::warn(account_, "matrix.no_labels",
                "the matrix has no labels; its factors are called C1 to " + layout.labels.back(),
                {file_}, "write the names above the columns", Severity::note);
    return layout;
  }

  Result<MatrixLayout> checked(MatrixLayout layout) const {
    const std::size_t columns = layout.labels.size();
    if (layout.label_line == 0 && rows_start_with_labels(at_))
      return problem("matrix.names", "the rows have names and the columns have none",
                     {file_, rows_[at_].line}, "write the same names above the columns");
    if (counts_codings(layout))
      return problem("matrix.counts",
                     "rows and columns are called differently and every cell counts, as in a "
                     "coding matrix of codes by documents or people",
                     {file_, layout.label_line},
                     "how often something was coded does not say what leads to what: export the "
                     "coded pieces, or the relationships between codes");
    const std::size_t after = layout.totals || layout.external_column > 0 ? 1 : 0;
    for (std::size_t i = layout.first_row; i < layout.first_row + layout.row_count; ++i)
      if (rows_[i].cells.size() > layout.first_column + columns + after)
        return problem("matrix.shape",
                       "this row has " +
                           std::to_string(rows_[i].cells.size() - layout.first_column) +
                           " weights, the matrix " + std::to_string(columns) + " columns",
                       {file_, rows_[i].line, layout.first_column + columns + 1},
                       "a matrix has as many columns as rows");
    if (layout.row_count != columns)
      return problem(
          "matrix.shape",
          "the matrix has " + text::grouped(layout.row_count) +
              (layout.row_count == 1 ? " row and " : " rows and ") + text::grouped(columns) +
              (columns == 1 ? " column" : " columns"),
          {file_, rows_.back().line},
          "a matrix has as many rows as columns, with 0 where a whole row is blank; a list of "
          "links has the columns from, to and weight");
    return layout;
  }

  std::span<const text::Row> rows_;
  const std::string& file_;
  Account& account_;
  std::size_t at_ = 0;
};

}  // namespace

std::string matrix_name(std::string_view cell) {
  std::string name = name_in(cell);
  const std::size_t grounded = name.rfind("Gr=");
  const bool counted = grounded != std::string::npos && grounded > 0 &&
                       (name[grounded - 1] == '\n' || name[grounded - 1] == ' ') &&
                       name.find_first_not_of("0123456789", grounded + 3) == std::string::npos;
  if (!counted) return name;
  name = text::trimmed(std::string_view(name).substr(0, grounded));
  for (const std::string_view bullet : {"\xE2\x97\x8F", "\xE2\x97\x8B"})
    if (name.starts_with(bullet))
      name = text::trimmed(std::string_view(name).substr(bullet.size()));
  for (std::size_t at = 0; (at = name.find("\\/", at)) != std::string::npos;) name.erase(at, 1);
  return name;
}

std::string MatrixLayout::row_name(std::string_view cell) const {
  const auto plain = numbered ? without_number(cell, false) : std::nullopt;
  return matrix_name(plain.value_or(cell));
}

Result<MatrixLayout> matrix_layout(const text::Table& table, const std::string& file,
                                   Account& account) {
  return Finder(table, file, account).find();
}

}  // namespace fcm::detail
