// SPDX-License-Identifier: MIT
//
// Edge lists: one row per link. docs/formats/edges.md.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <utility>

#include "fcm/limits.hpp"
#include "formats/formats_list.hpp"
#include "formats/map_cells.hpp"
#include "formats/table_kind.hpp"
#include "study/claims_table.hpp"
#include "study/sheet.hpp"
#include "study/words.hpp"
#include "text/number.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using namespace detail;

constexpr std::size_t from_role = study::from, to_role = study::to, weight_role = study::strength,
                      sign_role = study::polarity;

/// Gephi's column Type says "Directed", which is no sign.
void settle_type(study::Sheet& sheet, const std::vector<std::string>& keys) {
  const auto sign = sheet.columns[sign_role];
  if (!sign || keys[*sign] != "type") return;
  const auto rows = sheet.data();
  const bool directed = std::all_of(rows.begin(), rows.end(), [&](const text::Row& row) {
    const std::string key = text::match_key(sheet.cell_at(row, *sign));
    return key.empty() || key == "directed";
  });
  if (directed) sheet.columns[sign_role].reset();
}

/// The headers of a claims table, in which a weight is called strength.
Result<study::Sheet> sheet_with_header(const text::Table& table, const std::string& file,
                                       Account& account) {
  study::SheetRules rules = study::claims_rules();
  rules.table = "edges";
  rules.settle = [](const std::vector<std::string>& keys, study::Sheet& sheet) {
    study::claims_rules().settle(keys, sheet);
    settle_type(sheet, keys);
  };
  Result<study::Sheet> sheet = study::open_sheet(table, file, rules, account);
  if (sheet && !sheet->has(weight_role))
    return problem("edge.no_weight", "the list has no column weight", {file, sheet->header_line},
                   "add one; rows that are statements of people are a claims table: --from claims");
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

/// A claim has no lag, so that the column is none of those that edges share with claims.
std::optional<std::size_t> lag_column(const study::Sheet& sheet) {
  for (const std::size_t column : sheet.others) {
    const std::string key = text::match_key(sheet.header[column]);
    if (key == "lag" || key == "delay") return column;
  }
  return std::nullopt;
}

class EdgeReader {
 public:
  EdgeReader(const study::Sheet& sheet, Account& account)
      : sheet_(sheet), account_(account), lag_column_(lag_column(sheet)) {}

  Result<study::Fate> read(const text::Row& row) {
    Result<Link> link = link_in(row);
    if (!link) return tl::make_unexpected(link.error());
    const auto from = names_.add(sheet_.cell(row, from_role), sheet_.place(row, from_role));
    if (!from) return tl::make_unexpected(from.error());
    const auto to = names_.add(sheet_.cell(row, to_role), sheet_.place(row, to_role));
    if (!to) return tl::make_unexpected(to.error());
    link->from = *from;
    link->to = *to;
    const auto [known, is_new] =
        seen_.try_emplace(link_key(*from, *to), Seen{links_.size(), row.line});
    if (!is_new) return repeated(row, *link, known->second);
    if (*from == *to && ++self_links_ == 1) first_self_ = sheet_.place(row, from_role);
    if (link->lag > 0) ++lagged_;
    links_.push_back(*link);
    return study::Fate::kept;
  }

  Result<Map> finish() {
    if (lagged_ > 0)
      study::warn(account_, "edge.lags",
                  text::grouped(lagged_) + (lagged_ == 1 ? " link is" : " links are") +
                      " felt later than in the next round",
                  {sheet_.file}, {}, Severity::note);
    if (links_.empty() && account_.refused() == 0)
      return problem("map.no_factors", "the list has a header and no links", {sheet_.file},
                     "write one row per link below the header");
    names_.add_doubts(account_);
    add_self_link_doubt(self_links_, first_self_, account_);
    Result<Map> map = Map::make(names_.factors(), std::move(links_));
    if (!map) map.error().place.file = sheet_.file;
    return map;
  }

 private:
  /// A list has at most a million rows, so that positions of factors fit 32 bits.
  static std::uint64_t link_key(Index from, Index to) { return std::uint64_t{from} << 32 | to; }

  struct Seen {
    Index link;
    std::size_t line;
  };

  /// The row's weight and sign; its factors are still to be set.
  Result<Link> link_in(const text::Row& row) const {
    const std::string_view cell = sheet_.cell(row, weight_role);
    const Place place = sheet_.place(row, weight_role);
    Link link;
    if (text::trimmed(cell).empty())
      return problem("weight.missing", "the link has no weight", place,
                     "write a number from -1 to 1, or leave the row out");
    if (meant_as_number(cell)) {
      const Result<double> weight = read_weight(cell, place, sheet_.cells->decimal_comma);
      if (!weight) return tl::make_unexpected(weight.error());
      link.weight = *weight;
    } else {
      const auto strength = study::read_strength(cell, place, sheet_.cells->decimal_comma);
      if (!strength) return tl::make_unexpected(strength.error());
      link.weight = strength->value_or(0);
    }
    const Result<std::uint32_t> lag = lag_in(row);
    if (!lag) return tl::make_unexpected(lag.error());
    link.lag = *lag;
    return with_sign(row, link);
  }

  /// Whole rounds; 0 where the list has no such column or the cell is blank.
  Result<std::uint32_t> lag_in(const text::Row& row) const {
    if (!lag_column_) return 0;
    const std::string cell = text::trimmed(sheet_.cell_at(row, *lag_column_));
    if (cell.empty()) return 0;
    const Place place{sheet_.file, row.line, *lag_column_ + 1};
    const Result<double> lag = text::parse_number(cell, place, sheet_.cells->decimal_comma);
    if (!lag) return tl::make_unexpected(lag.error());
    const std::size_t most = Limits{}.lag;
    if (*lag < 0 || *lag != std::floor(*lag))
      return problem("edge.lag", "a lag is a whole number of rounds, not " + text::shortest(*lag),
                     place, "0 is felt in the next round, as every other link",
                     text::shortest(*lag));
    if (*lag > static_cast<double>(most))
      return problem(
          "limit.lag",
          "a lag of " + text::shortest(*lag) + " rounds; the limit is " + text::grouped(most),
          place, {}, text::shortest(*lag));
    return static_cast<std::uint32_t>(*lag);
  }

  Result<Link> with_sign(const text::Row& row, Link link) const {
    const Place place = sheet_.place(row, sign_role);
    const auto polarity = study::read_polarity(sheet_.cell(row, sign_role), place);
    if (!polarity) return tl::make_unexpected(polarity.error());
    if (*polarity == Polarity::blank) return link;
    if (link.weight < 0 && *polarity != Polarity::minus)
      return problem("edge.sign",
                     "the sign says " + std::string(to_text(*polarity)) + " and the weight is " +
                         text::shortest(link.weight),
                     place, "let the sign stand in one column only");
    link.weight = std::abs(link.weight);
    if (*polarity == Polarity::minus) link.weight = -link.weight;
    if (*polarity == Polarity::none) link.weight = 0;
    if (*polarity == Polarity::both || *polarity == Polarity::unsure) {
      link.weight = 0;
      link.simulated = false;
    }
    return link;
  }

  Result<study::Fate> repeated(const text::Row& row, const Link& link, const Seen& seen) {
    const Link& first = links_[seen.link];
    const auto& factors = names_.factors();
    const std::string name = "\"" + factors[link.from].id + "\" -> \"" + factors[link.to].id + "\"";
    const Place place = sheet_.place(row, weight_role);
    const std::string line = std::to_string(seen.line);
    if (first.weight == link.weight && first.lag != link.lag)
      return problem("edge.conflict",
                     name + " has a lag of " + std::to_string(link.lag) + " here and " +
                         std::to_string(first.lag) + " in line " + line,
                     place, "keep one of them", std::to_string(link.lag));
    if (first.weight != link.weight || first.simulated != link.simulated)
      return problem("edge.conflict",
                     name + " has weight " + text::shortest(link.weight) + " here and " +
                         text::shortest(first.weight) + " in line " + line,
                     place, "keep one of them, or give one row per statement as a claims table",
                     text::shortest(link.weight));
    study::warn(account_, "edge.repeated",
                name + " stands in line " + line + " already, with the same weight", place,
                "rows that are separate statements belong into a claims table");
    return study::Fate::merged;
  }

  const study::Sheet& sheet_;
  Account& account_;
  std::optional<std::size_t> lag_column_;
  FactorNames names_;
  std::vector<Link> links_;
  std::unordered_map<std::uint64_t, Seen> seen_;  // by link_key()
  std::size_t self_links_ = 0, lagged_ = 0;
  Place first_self_;
};

Result<Read<Map>> read_edges(std::span<const detail::Source> sources, const ReadOptions&) {
  Account account;
  const auto& sheets = sources.front().sheets();
  if (!sheets) return tl::make_unexpected(sheets.error());
  const text::Table& table = sheets->front().table;
  const std::string file = sources.front().name_of(sheets->front());
  const Result<study::Sheet> sheet = is_list_without_header(table)
                                         ? sheet_without_header(table, file, account)
                                         : sheet_with_header(table, file, account);
  if (!sheet) return tl::make_unexpected(sheet.error());
  EdgeReader reader(*sheet, account);
  study::read_rows(*sheet, account, [&](const text::Row& row) { return reader.read(row); });
  Result<Map> map = reader.finish();
  if (!map) return tl::make_unexpected(map.error());
  return Read<Map>{std::move(*map), std::move(account)};
}

}  // namespace

const Format& edges_format() {
  static const Format format{
      .name = "edges",
      .title = "Edge list: from, to, weight, one row per link",
      .extensions = ".csv .tsv",
      .sniff = [](const detail::Source& one) { return sniff_table(one, TableKind::edges); },
      .read_map = read_edges};
  return format;
}

}  // namespace fcm
