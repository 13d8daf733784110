// SPDX-License-Identifier: MIT
#include "study/sheet.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "text/utf8.hpp"

namespace fcm::study {
namespace {

constexpr std::size_t rows_searched = 20;  // formats.md 1: title lines may stand above the header

std::vector<std::string> header_keys(const text::Row& row) {
  std::vector<std::string> keys;
  for (const std::string& cell : row.cells) keys.push_back(header_key(cell));
  return keys;
}

/// Of the rows that are searched; none of those without words.
const std::vector<std::vector<std::string>>& first_keys(const text::Table& table) {
  text::Table::Keys& made = table.keys;
  const std::size_t count = std::min(table.rows.size(), rows_searched);
  if (made.of == table.rows.data() && made.rows.size() == count) return made.rows;
  made = {table.rows.data(), {}};
  for (std::size_t i = 0; i < count; ++i)
    made.rows.push_back(has_words(table.rows[i]) ? header_keys(table.rows[i])
                                                 : std::vector<std::string>());
  return made.rows;
}

/// The keys of one role's aliases.
using Aliases = std::vector<std::string>;

std::vector<Aliases> aliases_of(const SheetRules& rules) {
  std::vector<Aliases> all(rules.roles.size());
  for (std::size_t role = 0; role < all.size(); ++role)
    for (const std::string_view alias : rules.roles[role].aliases)
      all[role].push_back(header_key(alias));
  return all;
}

// The column of a role: the earliest alias wins over the leftmost column.
std::optional<std::size_t> column_of(const Aliases& aliases, const std::vector<std::string>& keys) {
  for (const std::string& alias : aliases) {
    const auto found = std::find(keys.begin(), keys.end(), alias);
    if (found != keys.end()) return static_cast<std::size_t>(found - keys.begin());
  }
  return std::nullopt;
}

bool names_all(const Sheet& sheet, const SheetRules& rules) {
  return std::all_of(rules.required.begin(), rules.required.end(),
                     [&](std::size_t role) { return sheet.has(role); });
}

void assign_columns(Sheet& sheet, const SheetRules& rules, const std::vector<Aliases>& roles,
                    const std::vector<std::string>& keys) {
  sheet.columns.clear();
  for (const Aliases& aliases : roles) sheet.columns.push_back(column_of(aliases, keys));
  if (rules.settle) rules.settle(keys, sheet);
}

/// Hardly any factor is called "from" or "cause": a row below a header that says so is the lower
/// one of two, whose upper one spans several columns. In a table of ours it is a claim.
bool is_lower_header(const std::vector<std::string>& keys, const std::vector<std::string>& above) {
  const auto has = [&](const std::vector<std::string_view>& words) {
    return std::find_first_of(keys.begin(), keys.end(), words.begin(), words.end()) != keys.end();
  };
  const auto named = [](const std::vector<std::string>& cells) {
    return std::count_if(cells.begin(), cells.end(), [](const auto& one) { return !one.empty(); });
  };
  return has({"from", "fromlabel", "cause"}) && has({"to", "tolabel", "effect"}) &&
         named(keys) > named(above);
}

tl::unexpected<Problem> no_header(const Sheet& sheet, const SheetRules& rules) {
  std::string wanted, seen;
  for (const std::size_t role : rules.required)
    wanted += (wanted.empty() ? "'" : "' and '") + std::string(rules.roles[role].aliases.front());
  const text::Row& first = sheet.rows().front();
  for (std::size_t i = 0; i < std::min<std::size_t>(first.cells.size(), 8); ++i)
    seen += (seen.empty() ? "" : ", ") + first.cells[i].substr(0, 30);
  while (text::invalid_at(seen) != 0) seen.pop_back();
  return problem("csv.no_header",
                 "no row among the first " + std::to_string(rows_searched) + " is a header with " +
                     (rules.required.size() > 1 ? "columns " : "a column ") + wanted + "'",
                 {sheet.file, first.line}, "the first row has: " + seen);
}

/// Two columns of one name: refused where it is one that we read, else told apart by a number.
Result<void> settle_duplicates(Sheet& sheet, const std::vector<Aliases>& roles,
                               const std::vector<std::string>& keys, Account& account) {
  std::map<std::string, std::size_t> seen;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (keys[i].empty() || ++seen[keys[i]] == 1) continue;
    const bool read = std::any_of(roles.begin(), roles.end(), [&](const Aliases& aliases) {
      return std::find(aliases.begin(), aliases.end(), keys[i]) != aliases.end();
    });
    const Place place{sheet.file, sheet.header_line, i + 1};
    const std::string message = "two columns are called '" + sheet.header[i] + "'";
    const char* hint = "rename or delete one of them";
    if (read) return problem("csv.duplicate_column", message, place, hint, sheet.header[i]);
    warn(account, "csv.duplicate_column", message, place, hint);
    sheet.header[i] += " (" + std::to_string(seen[keys[i]]) + ")";
  }
  return {};
}

}  // namespace

bool has_words(const text::Row& row) {
  return std::any_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
    return std::any_of(cell.begin(), cell.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<signed char>(c) < 0;
    });
  });
}

std::string header_key(std::string_view text) {
  std::string key;
  for (const char c : text) {
    if (c < ' ' || c >= 0x7F) {
      key = text::match_key(text);
      break;
    }
    key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  key.erase(std::remove_if(key.begin(), key.end(),
                           [](char c) { return c == ' ' || c == '_' || c == '-'; }),
            key.end());
  return key;
}

std::string_view Sheet::cell_at(const text::Row& row, std::size_t column) const {
  return column < row.cells.size() ? std::string_view(row.cells[column]) : std::string_view();
}

std::string_view Sheet::cell(const text::Row& row, std::size_t role) const {
  return columns[role] ? cell_at(row, *columns[role]) : std::string_view();
}

Place Sheet::place(const text::Row& row, std::size_t role) const {
  return {file, row.line, columns[role] ? *columns[role] + 1 : 0};
}

Result<Sheet> open_sheet(const text::Table& table, const std::string& file, const SheetRules& rules,
                         Account& account) {
  Sheet sheet{.file = file, .table = rules.table, .cells = &table};

  const std::vector<Aliases> roles = aliases_of(rules);
  const std::vector<std::vector<std::string>>& searched = first_keys(table);
  for (std::size_t i = 0; i < searched.size(); ++i) {
    const std::vector<std::string>& keys = searched[i];
    if (keys.empty()) continue;
    sheet.header_line = table.rows[i].line;
    sheet.first_row = i + 1;
    assign_columns(sheet, rules, roles, keys);
    if (!names_all(sheet, rules)) continue;
    if (i + 1 < searched.size() && is_lower_header(searched[i + 1], keys)) continue;
    for (const std::string& cell : table.rows[i].cells) sheet.header.push_back(text::trimmed(cell));
    for (std::size_t column = 0; column < keys.size(); ++column)
      if (!keys[column].empty() &&
          std::find(sheet.columns.begin(), sheet.columns.end(), column) == sheet.columns.end())
        sheet.others.push_back(column);
    if (Result<void> settled = settle_duplicates(sheet, roles, keys, account); !settled)
      return tl::make_unexpected(settled.error());
    if (i > 0)
      warn(account, "csv.lines_above_header",
           "the lines above the header are not read: " + std::to_string(i),
           {file, table.rows.front().line}, "", Severity::note);
    return sheet;
  }
  return no_header(sheet, rules);
}

void read_rows(const Sheet& sheet, Account& account,
               const std::function<Result<Fate>(const text::Row&)>& read) {
  TableAccount count{.file = sheet.file, .table = sheet.table};
  const text::Row* header = sheet.first_row > 0 ? &sheet.rows()[sheet.first_row - 1] : nullptr;
  for (const text::Row& row : sheet.data()) {
    if (header && row.cells == header->cells) {
      warn(account, "csv.header_again", "the header stands here again and is not read",
           {sheet.file, row.line}, "", Severity::note);
      continue;
    }
    ++count.read;
    Result<Fate> fate = Fate::kept;
    if (row.cells.size() > sheet.header.size())
      fate = problem("csv.columns",
                     "the row has " + std::to_string(row.cells.size()) + " cells, the header " +
                         std::to_string(sheet.header.size()),
                     {sheet.file, row.line, sheet.header.size() + 1},
                     "put quotation marks around text that holds the separator '" +
                         (sheet.cells->separator == '\t' ? std::string("tab")
                                                         : std::string(1, sheet.cells->separator)) +
                         "'");
    else
      fate = read(row);
    if (fate) {
      ++(*fate == Fate::kept ? count.kept : count.merged);
      continue;
    }
    ++count.refused;
    account.rejected.push_back({sheet.file, row.line, fate.error().code, fate.error().message,
                                sheet.header, row.cells, sheet.cells->separator});
    account.add(std::move(fate.error()));
  }
  account.tables.push_back(std::move(count));
}

void warn(Account& account, std::string code, std::string message, Place place, std::string hint,
          Severity severity) {
  account.add({.code = std::move(code),
               .message = std::move(message),
               .place = std::move(place),
               .hint = std::move(hint),
               .severity = severity});
}

std::vector<std::string> listed(std::string_view cell, std::string_view separators) {
  std::vector<std::string> values;
  for (std::size_t at = 0; at <= cell.size();) {
    const std::size_t end = std::min(cell.find_first_of(separators, at), cell.size());
    std::string value = text::trimmed(cell.substr(at, end - at));
    if (!value.empty() && std::find(values.begin(), values.end(), value) == values.end())
      values.push_back(std::move(value));
    at = end + 1;
  }
  return values;
}

std::string stripped(std::string_view text) {
  constexpr std::string_view blanks = " \t\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(blanks) - first + 1));
}

}  // namespace fcm::study
