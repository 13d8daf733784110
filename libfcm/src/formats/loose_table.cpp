// SPDX-License-Identifier: MIT
#include "formats/loose_table.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "fcm/limits.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {
namespace {

constexpr std::size_t lines_looked_at = 5;

std::string unquoted(std::string_view cell) {
  std::string text = text::trimmed(cell);
  const bool quoted = text.size() > 1 && (text.front() == '"' || text.front() == '\'') &&
                      text.front() == text.back();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

/// The cells of one line apart by blanks, quotation marks observed.
std::vector<std::string> spaced_cells(std::string_view line) {
  std::vector<std::string> cells;
  for (std::size_t at = 0; (at = line.find_first_not_of(" \t\r", at)) < line.size();) {
    const bool quoted = line[at] == '"';
    std::size_t end = quoted ? line.find('"', at + 1) : line.find_first_of(" \t\r", at);
    end =
        std::min(end == std::string_view::npos ? line.size() : end + (quoted ? 1 : 0), line.size());
    cells.push_back(unquoted(line.substr(at, end - at)));
    at = end;
  }
  return cells;
}

bool is_number(const std::string& cell) { return text::parse_number(cell, {}).has_value(); }

/// Lines of as many cells, the first perhaps one less, each with a number below the first.
bool looks_spaced(const std::vector<text::Row>& rows) {
  if (rows.empty()) return false;
  const std::size_t width = rows.back().cells.size();
  const bool numbers =
      std::all_of(rows.begin() + (rows.size() > 1 ? 1 : 0), rows.end(), [&](const text::Row& row) {
        return row.cells.size() == width && is_number(row.cells.back());
      });
  const std::size_t first = rows.front().cells.size();
  return width > 1 && numbers && (first == width || (rows.size() > 1 && first + 1 == width));
}

std::optional<text::Table> spaced(std::string_view text) {
  text::Table table{.separator = ' '};
  bool sure = false;
  std::size_t line = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view one = text.substr(at, end - at);
    at = end + 1;
    ++line;
    if (one.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    if (!sure && one.find_first_of(",;|\t") != std::string_view::npos) return std::nullopt;
    table.rows.push_back({line, spaced_cells(one)});
    if (table.rows.size() > Limits{}.rows || table.rows.back().cells.size() > Limits{}.columns)
      return std::nullopt;
    if (table.rows.size() != lines_looked_at || sure) continue;
    if (!looks_spaced(table.rows)) return std::nullopt;
    sure = true;
  }
  if (!sure && !looks_spaced(table.rows)) return std::nullopt;
  return table;
}

/// (a, b, c) and what follows; each closed pair of brackets is a row.
std::optional<text::Table> tuples(std::string_view text) {
  text::Table table;
  std::size_t line = 1;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '\n') ++line;
    if (std::string_view(" \t\r\n,[]").find(c) != std::string_view::npos) continue;
    if (c != '(') return std::nullopt;
    const std::size_t end = text.find_first_of("()\n", at + 1);
    if (end == std::string_view::npos || text[end] != ')') return std::nullopt;
    text::Row row{line, {}};
    for (std::size_t start = at + 1; start <= end;) {
      const std::size_t stop = std::min(text.find(',', start), end);
      row.cells.push_back(unquoted(text.substr(start, stop - start)));
      start = stop + 1;
    }
    if (row.cells.size() < 3 || table.rows.size() == Limits{}.rows) return std::nullopt;
    table.rows.push_back(std::move(row));
    at = end;
  }
  if (table.rows.empty()) return std::nullopt;
  // Three rows of three numbers would be a matrix, but for the brackets.
  const bool links = std::all_of(table.rows.begin(), table.rows.end(),
                                 [](const text::Row& row) { return row.cells.size() == 3; });
  if (links) table.rows.insert(table.rows.begin(), {1, {"from", "to", "weight"}});
  return table;
}

}  // namespace

void align_header(text::Table& table) {
  if (table.rows.size() < 2) return;
  const std::size_t labels = table.rows.front().cells.size();
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const std::vector<std::string>& cells = table.rows[i].cells;
    if (cells.size() != labels + 1 || cells.front() != std::to_string(i)) return;
  }
  table.rows.front().cells.insert(table.rows.front().cells.begin(), std::string());
}

std::optional<text::Table> loose_table(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n[");
  if (first == std::string_view::npos) return std::nullopt;
  return text[first] == '(' ? tuples(text) : spaced(text);
}

}  // namespace fcm::detail
