// SPDX-License-Identifier: MIT
//
// Factors, statements and sources: what the links of Causal Map refer to.
#include <algorithm>
#include <utility>

#include "formats/causal_map.hpp"
#include "study/sheet.hpp"
#include "study/words.hpp"
#include "text/utf8.hpp"

namespace fcm::causal_map {

using study::Fate;
using study::Sheet;
using study::SheetRules;

const std::vector<std::string_view>& place_aliases() {
  static const std::vector<std::string_view> words = {
      "custom_place", "place", "location", "area", "district", "name of district", "village"};
  return words;
}

std::string id_in(std::string_view cell) {
  std::string id = text::trimmed(cell);
  return id.ends_with(".0") ? id.substr(0, id.size() - 2) : id;
}

Result<void> read_factors(const Table& table, Around& around, Account& account) {
  const SheetRules rules{
      .table = "factors", .roles = {{{"factor_id", "id"}}, {{"label"}}}, .required = {0, 1}};
  const Result<Sheet> sheet = study::open_sheet(table.cells, table.file, rules, account);
  if (!sheet) return tl::make_unexpected(sheet.error());
  around.has_factors = true;
  study::read_rows(*sheet, account, [&](const text::Row& row) -> Result<Fate> {
    const std::string id = id_in(sheet->cell(row, 0));
    if (id.empty())
      return problem("id.empty", "the row has no factor id", sheet->place(row, 0),
                     "fill it in, or delete the row");
    const std::string label = text::trimmed(sheet->cell(row, 1));
    const auto [known, is_new] = around.labels.emplace(id, label);
    if (is_new) return Fate::kept;
    if (known->second == label) return Fate::merged;
    return problem("id.duplicate", "factor id " + id + " has two labels", sheet->place(row, 0),
                   "give each factor one row", id);
  });
  return {};
}

Result<void> read_statements(const Table& table, Around& around, Account& account) {
  const SheetRules rules{.table = "statements",
                         .roles = {{{"statement_id"}},
                                   {{"text", "statement", "statement_text"}},
                                   {{"source_id"}},
                                   {place_aliases()}},
                         .required = {0}};
  const Result<Sheet> sheet = study::open_sheet(table.cells, table.file, rules, account);
  if (!sheet) return tl::make_unexpected(sheet.error());
  around.has_statements = true;
  study::read_rows(*sheet, account, [&](const text::Row& row) -> Result<Fate> {
    Statement one{.source = id_in(sheet->cell(row, 2)),
                  .place = text::trimmed(sheet->cell(row, 3)),
                  .key = text::match_key(sheet->cell(row, 1))};
    const bool is_new =
        around.statements.emplace(id_in(sheet->cell(row, 0)), std::move(one)).second;
    return is_new ? Fate::kept : Fate::merged;
  });
  return {};
}

Result<void> read_sources(const Table& table, Study& study, Account& account) {
  const SheetRules rules{
      .table = "sources",
      .roles = {{{"source_id", "id"}}, {{"consent", "custom_consent"}}, {{"content", "text"}}},
      .required = {0}};
  const Result<Sheet> sheet = study::open_sheet(table.cells, table.file, rules, account);
  if (!sheet) return tl::make_unexpected(sheet.error());
  std::unordered_map<std::string, const text::Row*> seen;
  study::read_rows(*sheet, account, [&](const text::Row& row) -> Result<Fate> {
    Respondent one{.id = id_in(sheet->cell(row, 0)), .consent = {}, .attributes = {}};
    if (one.id.empty())
      return problem("id.empty", "the row has no source id", sheet->place(row, 0),
                     "fill it in, or delete the row");
    const auto [first, is_new] = seen.emplace(one.id, &row);
    if (!is_new && first->second->cells == row.cells) return Fate::merged;
    if (!is_new)
      return problem("id.duplicate",
                     "this source id stands in line " + std::to_string(first->second->line) +
                         " already, with other cells",
                     sheet->place(row, 0), "give each source one row");
    one.consent = study::read_consent(sheet->cell(row, 1), sheet->place(row, 1), account);
    for (const std::size_t column : sheet->others) {
      // Apps 1 to 3 mark columns of respondents by # and *.
      std::string name = sheet->header[column];
      name.erase(
          std::remove_if(name.begin(), name.end(), [](char c) { return c == '#' || c == '*'; }),
          name.end());
      name = text::match_key(name);
      if (name.starts_with("custom_")) name.erase(0, 7);
      if (auto values = study::listed(sheet->cell_at(row, column)); !values.empty())
        one.attributes[name] = std::move(values);
    }
    study.respondents.push_back(std::move(one));
    return Fate::kept;
  });
  return {};
}

}  // namespace fcm::causal_map
