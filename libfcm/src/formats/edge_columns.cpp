// SPDX-License-Identifier: MIT
#include "formats/edge_columns.hpp"

#include <algorithm>
#include <cmath>

#include "fcm/limits.hpp"
#include "study/claims_table.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {
namespace {

using study::ClaimColumn;

constexpr std::string_view field_prefix = "field:";

/// Roles of claims that a map may hold, under the names that other formats use too.
struct Kept {
  ClaimColumn role;
  std::string_view name;
};
constexpr Kept kept_roles[] = {{ClaimColumn::id, "id"},
                               {ClaimColumn::place, "place"},
                               {ClaimColumn::certainty, "confidence"},
                               {ClaimColumn::tags, "tags"},
                               {ClaimColumn::notes, "notes"}};

bool has_header(const study::Sheet& sheet, std::string_view name) {
  return std::find(sheet.header.begin(), sheet.header.end(), name) != sheet.header.end();
}

bool all_numbers(const study::Sheet& sheet, std::size_t column) {
  const auto rows = sheet.data();
  return std::all_of(rows.begin(), rows.end(), [&](const text::Row& row) {
    const std::string_view cell = sheet.cell_at(row, column);
    return text::trimmed(cell).empty() ||
           text::parse_number(cell, {}, sheet.cells->decimal_comma).has_value();
  });
}

/// Of several columns that say the same the first counts, and the others are fields.
void take_other(EdgeColumns& columns, const study::Sheet& sheet, std::size_t column) {
  const std::string& header = sheet.header[column];
  const std::string key = study::header_key(header);
  if (key == "problem" || key == "line") return;  // written by --rejects
  if (!columns.from_label && (key == "fromlabel" || key == "fromlabels"))
    columns.from_label = column;
  else if (!columns.to_label && (key == "tolabel" || key == "tolabels"))
    columns.to_label = column;
  else if (!columns.lag && (key == "lag" || (key == "delay" && all_numbers(sheet, column))))
    columns.lag = column;
  else if (!columns.direction && (key == "type" || key == "direction") &&
           is_direction_column(sheet, column))
    columns.direction = column;
  else if (header.starts_with(field_prefix))
    columns.fields.push_back({column, header.substr(field_prefix.size())});
  else
    columns.fields.push_back({column, header});
}

bool is_kept(std::size_t role) {
  return std::any_of(std::begin(kept_roles), std::end(kept_roles),
                     [&](const Kept& kept) { return kept.role == role; });
}

}  // namespace

bool is_direction_column(const study::Sheet& sheet, std::size_t column) {
  const auto rows = sheet.data();
  return std::all_of(rows.begin(), rows.end(), [&](const text::Row& row) {
    const std::string key = text::match_key(sheet.cell_at(row, column));
    return key.empty() || key == "directed" || key == "undirected" || key == "mutual" ||
           key == "bidirectional";
  });
}

EdgeColumns edge_columns(const study::Sheet& sheet, Account& account) {
  EdgeColumns columns;
  for (const std::size_t column : sheet.others) take_other(columns, sheet, column);
  for (const Kept& kept : kept_roles)
    if (sheet.has(kept.role)) {
      const std::size_t column = *sheet.columns[kept.role];
      const bool taken = has_header(sheet, kept.name);
      columns.fields.push_back({column, taken ? sheet.header[column] : std::string(kept.name)});
    }
  std::string people;
  for (std::size_t role = study::to + 1; role < sheet.columns.size(); ++role) {
    if (!sheet.has(role) || is_kept(role) || role == study::polarity || role == study::strength)
      continue;
    people += (people.empty() ? "" : ", ") + sheet.header[*sheet.columns[role]];
  }
  if (!people.empty())
    study::warn(account, "edge.people_columns",
                "a map does not hold who said what; not read: " + people,
                {sheet.file, sheet.header_line}, "read coded statements with --from claims",
                Severity::note);
  return columns;
}

std::string column_of_field(const std::string& name) {
  const std::string key = study::header_key(name);
  for (const Kept& kept : kept_roles)
    if (name == kept.name) return name;
  for (const study::Role& role : study::claims_rules().roles)
    for (const std::string_view alias : role.aliases)
      if (study::header_key(alias) == key) return field_prefix.data() + name;
  for (const std::string_view special :
       {"edgevalue", "lag", "delay", "source", "problem", "line", ""})
    if (key == special) return field_prefix.data() + name;
  return name;
}

Result<std::uint32_t> read_lag(std::string_view cell, const Place& place, bool decimal_comma) {
  if (text::trimmed(cell).empty()) return 0;
  const Result<double> lag = text::parse_number(cell, place, decimal_comma);
  if (!lag) return tl::make_unexpected(lag.error());
  const std::size_t most = Limits{}.lag;
  if (*lag < 0 || *lag != std::floor(*lag))
    return problem("edge.lag", "a lag is a whole number of rounds, not " + text::shortest(*lag),
                   place, "0 is felt in the next round, as every other link", text::shortest(*lag));
  if (*lag > static_cast<double>(most))
    return problem(
        "limit.lag",
        "a lag of " + text::shortest(*lag) + " rounds; the limit is " + text::grouped(most), place,
        {}, text::shortest(*lag));
  return static_cast<std::uint32_t>(*lag);
}

}  // namespace fcm::detail
