// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <utility>

#include "formats/causal_map.hpp"
#include "study/sheet.hpp"
#include "text/utf8.hpp"

namespace fcm::causal_map {
namespace {

using Keys = std::set<std::string>;

constexpr std::size_t rows_searched = 20;

bool any_of(const Keys& keys, std::initializer_list<const char*> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const char* word) { return keys.count(word) > 0; });
}

bool has_custom(const Keys& keys) {
  const auto found = keys.lower_bound("custom");
  return found != keys.end() && found->starts_with("custom") && *found != "custom";
}

/// Header keys stand without spaces, underscores and hyphens.
Part part_with(const Keys& keys, const std::string& name) {
  const auto both = [&](const char* a, const char* b) { return keys.count(a) && keys.count(b); };
  if (both("fromlabel", "tolabel") || both("cause", "effect") || both("from", "to"))
    return Part::links;
  if (both("factorid", "label") || (name == "factors" && both("id", "label"))) return Part::factors;
  if (keys.count("statementid")) return Part::statements;
  if (keys.count("questionid") || keys.count("settingid")) return Part::none;
  if (keys.count("sourceid") || (name.ends_with("sources") && keys.count("id")))
    return Part::sources;
  return Part::none;
}

/// Columns that no other program writes beside such a pair of factors.
bool speaks_causal_map(const Keys& keys) {
  if (keys.count("fromlabel") && keys.count("tolabel"))
    return any_of(keys, {"hashtags", "statementid", "simplebundle", "linkmemo", "sentiment",
                         "fromflipped", "questionid"});
  return keys.count("cause") && keys.count("effect") &&
         (keys.count("sentiment") || has_custom(keys));
}

void number_twins(text::Row& header, const std::string& file, Account& account) {
  Keys seen;
  for (std::size_t i = 0; i < header.cells.size(); ++i) {
    std::string& cell = header.cells[i];
    const std::string name = cell;
    for (int number = 2;
         !study::header_key(cell).empty() && !seen.insert(study::header_key(cell)).second; ++number)
      cell = name + " (" + std::to_string(number) + ")";
    if (cell != name)
      study::warn(account, "csv.duplicate_column",
                  "two columns are called '" + name + "'; the first one counts",
                  {file, header.line, i + 1}, "rename or delete one of them");
  }
}

struct Looked {
  Part part = Part::none;
  std::size_t header = 0;  ///< position of its row
  bool dialect = false;    ///< links with columns that only Causal Map writes
};

Looked look_at(const text::Table& cells, const std::string& name) {
  if (name.starts_with("filtered ") || name.ends_with("chunks")) return {};
  for (std::size_t i = 0; i < std::min(cells.rows.size(), rows_searched); ++i) {
    if (!study::has_words(cells.rows[i])) continue;
    Keys keys;
    for (const std::string& cell : cells.rows[i].cells) keys.insert(study::header_key(cell));
    const Part part = part_with(keys, name);
    if (part != Part::none) return {part, i, part == Part::links && speaks_causal_map(keys)};
  }
  return {};
}

bool holds_tables(const detail::Source& source) {
  using Kind = detail::Source::Kind;
  return source.kind() != Kind::empty && source.kind() != Kind::json &&
         source.kind() != Kind::xml && source.sheets();
}

std::string name_of(const text::Sheet& sheet, const detail::Source& source) {
  return sheet.name.empty() ? source.stem() : text::match_key(sheet.name);
}

}  // namespace

std::vector<Table> tables_of(const detail::Source& source, Account& account) {
  std::vector<Table> tables;
  if (!holds_tables(source)) return tables;
  for (const text::Sheet& sheet : *source.sheets()) {
    const Looked looked = look_at(sheet.table, name_of(sheet, source));
    if (looked.part == Part::none) continue;
    tables.push_back({looked.part, source.name_of(sheet), sheet.table});
    Table& table = tables.back();
    number_twins(table.cells.rows[looked.header], table.file, account);
  }
  return tables;
}

bool is_causal_map(const detail::Source& source) {
  if (!holds_tables(source)) return false;
  bool links = false, statements = false, factors = false;
  for (const text::Sheet& sheet : *source.sheets()) {
    const Looked looked = look_at(sheet.table, name_of(sheet, source));
    if (looked.dialect) return true;
    links = links || looked.part == Part::links;
    statements = statements || looked.part == Part::statements;
    factors = factors || looked.part == Part::factors;
  }
  return links && statements && factors;
}

Piece piece_of(const detail::Source& source) {
  if (!holds_tables(source)) return Piece::none;
  bool beside = false;
  for (const text::Sheet& sheet : *source.sheets()) {
    const std::string name = name_of(sheet, source);
    const Looked looked = look_at(sheet.table, name);
    if (looked.dialect || (looked.part == Part::links && name.ends_with("links")))
      return Piece::main;
    beside = beside || (looked.part != Part::none && looked.part != Part::links);
  }
  return beside ? Piece::beside : Piece::none;
}

}  // namespace fcm::causal_map
