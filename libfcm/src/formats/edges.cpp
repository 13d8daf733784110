// SPDX-License-Identifier: MIT
//
// Edge lists: one row per link. docs/formats/edges.md.
#include <algorithm>
#include <utility>

#include "formats/edge_rows.hpp"
#include "formats/formats_list.hpp"
#include "formats/node_list.hpp"
#include "formats/source.hpp"
#include "formats/table_kind.hpp"
#include "formats/written.hpp"
#include "study/words.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using namespace detail;

constexpr std::size_t from_role = study::from, to_role = study::to, weight_role = study::strength,
                      sign_role = study::polarity;

/// Gephi's column Type and Kumu's Direction say "Directed", which is no sign.
void settle_type(study::Sheet& sheet, const std::vector<std::string>& keys) {
  const auto sign = sheet.columns[sign_role];
  if (!sign || (keys[*sign] != "type" && keys[*sign] != "direction")) return;
  if (is_direction_column(sheet, *sign)) sheet.columns[sign_role].reset();
}

/// The column that the caller named for the weights.
Result<void> use_weight_column(study::Sheet& sheet, const std::string& name) {
  if (name.empty()) return {};
  std::string all;
  for (std::size_t column = 0; column < sheet.header.size(); ++column) {
    if (study::header_key(sheet.header[column]) == study::header_key(name)) {
      sheet.columns[weight_role] = column;
      std::erase(sheet.others, column);
      return {};
    }
    all += (all.empty() ? "" : ", ") + sheet.header[column];
  }
  return problem("edge.no_weight", "the list has no column \"" + name + "\"",
                 {sheet.file, sheet.header_line}, "its columns are " + all, name);
}

/// cognitivemapr counts: `weight` is how often a link was mentioned, `edge_value` the sum of signs.
Result<void> refuse_mentions(const study::Sheet& sheet, const std::vector<std::string>& keys) {
  if (std::find(keys.begin(), keys.end(), "edgevalue") == keys.end() ||
      std::find(keys.begin(), keys.end(), "weight") == keys.end())
    return {};
  return problem(
      "edge.counts",
      "this is a list of cognitivemapr: weight is how often a link was mentioned and "
      "edge_value the sum of its signs, and neither is a strength",
      {sheet.file, sheet.header_line},
      "where the summed signs shall count as weights: --weight-field edge_value --scale 3");
}

/// The headers of a claims table, in which a weight is called strength.
Result<study::Sheet> sheet_with_header(const text::Table& table, const std::string& file,
                                       const ReadOptions& options, Account& account) {
  std::vector<std::string> keys;
  study::SheetRules rules = study::claims_rules();
  rules.table = "edges";
  rules.settle = [&](const std::vector<std::string>& found, study::Sheet& sheet) {
    keys = found;
    study::claims_rules().settle(found, sheet);
    settle_type(sheet, found);
  };
  Result<study::Sheet> sheet = study::open_sheet(table, file, rules, account);
  if (!sheet) return sheet;
  const Result<void> done = options.weight.empty() ? refuse_mentions(*sheet, keys)
                                                   : use_weight_column(*sheet, options.weight);
  if (!done) return tl::make_unexpected(done.error());
  if (!sheet->has(weight_role))
    return problem(
        "edge.no_weight", "the list has no column weight", {file, sheet->header_line},
        "add one, or name the column with --weight-field; rows that are statements of people "
        "are a claims table: --from claims");
  return sheet;
}

/// from, to, weight; or from, to, sign, weight where the fourth column is a number.
study::Sheet sheet_without_header(const text::Table& table, const std::string& file,
                                  Account& account) {
  const text::Row& first = table.rows.front();
  const bool signed_ = first.cells.size() > 3 && !text::parse_number(first.cells[2], {}) &&
                       study::read_polarity(first.cells[2], {});
  study::warn(account, "edge.no_header",
              signed_ ? "the columns have no names and are read as from, to, sign, weight"
                      : "the columns have no names and are read as from, to, weight",
              {file, first.line}, "write from,to,weight above them", Severity::note);
  study::Sheet sheet{.file = file, .table = "edges", .cells = &table};
  sheet.header = {"from", "to", signed_ ? "sign" : "weight", signed_ ? "weight" : ""};
  sheet.columns.resize(study::claims_rules().roles.size());
  sheet.columns[from_role] = 0;
  sheet.columns[to_role] = 1;
  sheet.columns[weight_role] = signed_ ? 3 : 2;
  if (signed_) sheet.columns[sign_role] = 2;
  return sheet;
}

Result<Read<Map>> read_edges(std::span<const detail::Source> sources, const ReadOptions& options) {
  Account account;
  const detail::Source& links = edges_among(sources);
  Result<NodeList> nodes = read_node_lists(sources, links, account);
  if (!nodes) return tl::make_unexpected(nodes.error());
  const auto picked = pick_sheet(links, TableKind::edges, options, account);
  if (!picked) return tl::make_unexpected(picked.error());
  const text::Table& table = (*picked)->table;
  const std::string file = links.name_of(**picked);
  const TableLook look = links.look(**picked);
  const Result<study::Sheet> sheet = look.kind == TableKind::edges && !look.header
                                         ? sheet_without_header(table, file, account)
                                         : sheet_with_header(table, file, options, account);
  if (!sheet) return tl::make_unexpected(sheet.error());
  EdgeRows rows(*sheet, options, std::move(*nodes), account);
  study::read_rows(*sheet, account, [&](const text::Row& row) { return rows.read(row); });
  // The list of links comes first in the account, whatever stands beside it.
  std::rotate(account.tables.begin(), account.tables.end() - 1, account.tables.end());
  Result<Map> map = rows.finish();
  if (!map) return tl::make_unexpected(map.error());
  return Read<Map>{std::move(*map), std::move(account)};
}

/// Columns from, to, weight; labels and lags where there are any; then every field of links.
std::vector<std::vector<text::Cell>> table_of(const Map& map) {
  const auto& factors = map.factors();
  const auto& links = map.links();
  const auto labelled = [](const Factor& one) { return !one.label.empty() && one.label != one.id; };
  const bool labels = std::any_of(factors.begin(), factors.end(), labelled);
  const bool lags =
      std::any_of(links.begin(), links.end(), [](const Link& link) { return link.lag > 0; });
  std::vector<std::string> names;
  for (const Link& link : links)
    for (const auto& one : link.fields)
      if (std::find(names.begin(), names.end(), one.first) == names.end())
        names.push_back(one.first);
  std::sort(names.begin(), names.end());

  std::vector<std::vector<text::Cell>> rows;
  std::vector<text::Cell>& header = rows.emplace_back();
  for (const char* name : {"from", "to", "weight"}) header.emplace_back(std::string(name));
  if (lags) header.emplace_back(std::string("lag"));
  if (labels)
    for (const char* name : {"from_label", "to_label"}) header.emplace_back(std::string(name));
  for (const std::string& name : names) header.emplace_back(column_of_field(name));

  std::vector<bool> linked(factors.size(), false);
  const auto add_labels = [&](std::vector<text::Cell>& row, const Factor& from, const Factor* to) {
    if (!labels) return;
    row.emplace_back(from.label);
    row.emplace_back(to ? to->label : std::string());
  };
  for (const Link& link : links) {
    const Factor &from = factors[link.from], &to = factors[link.to];
    linked[link.from] = linked[link.to] = true;
    std::vector<text::Cell>& row = rows.emplace_back();
    row.emplace_back(from.id);
    row.emplace_back(to.id);
    row.push_back(link.simulated ? text::Cell(link.weight) : text::Cell());
    if (lags) row.emplace_back(static_cast<double>(link.lag));
    add_labels(row, from, &to);
    for (const std::string& name : names) row.emplace_back(std::string(field(link.fields, name)));
  }
  for (Index i = 0; i < factors.size(); ++i) {
    if (linked[i]) continue;
    std::vector<text::Cell>& row = rows.emplace_back();
    row.emplace_back(factors[i].id);
    row.resize(lags ? 4 : 3);
    add_labels(row, factors[i], nullptr);
    row.resize(rows.front().size());
  }
  return rows;
}

Result<std::vector<WrittenFile>> write_edges(const Published<Map>& map,
                                             std::string_view extension) {
  return written_files({{.name = "edges", .rows = table_of(*map)}}, extension);
}

int sniff_edges(const detail::Source& one) { return sniff_table(one, TableKind::edges); }

Piece piece_of_edges(const detail::Source& one) {
  if (sniff_edges(one) > 0) return Piece::main;
  return is_node_list(one) ? Piece::beside : Piece::none;
}

}  // namespace

const Format& edges_format() {
  static const Format format{.name = "edges",
                             .title = "Edge list: from, to, weight, one row per link",
                             .extensions = ".csv .tsv .xlsx",
                             .sniff = sniff_edges,
                             .piece = piece_of_edges,
                             .read_map = read_edges,
                             .write_map = write_edges,
                             .keeps = Holds::weights | Holds::labels | Holds::lags |
                                      Holds::unscored | Holds::link_fields | Holds::confidence |
                                      Holds::notes};
  return format;
}

}  // namespace fcm
