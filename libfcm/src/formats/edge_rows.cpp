// SPDX-License-Identifier: MIT
#include "formats/edge_rows.hpp"

#include <algorithm>
#include <cmath>

#include "formats/edge_columns.hpp"
#include "formats/source.hpp"
#include "formats/table_kind.hpp"
#include "study/terms.hpp"
#include "study/words.hpp"
#include "text/number.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm::detail {
namespace {

constexpr std::size_t from_role = study::from, to_role = study::to, weight_role = study::strength,
                      sign_role = study::polarity;

bool is_blank(std::string_view cell) {
  return cell.empty() || (!(static_cast<unsigned char>(cell[0]) > ' ' && cell[0] < 0x7F) &&
                          text::trimmed(cell).empty());
}

/// A list has at most a million rows, so that positions of factors fit 32 bits.
std::uint64_t link_key(const Link& link) { return std::uint64_t{link.from} << 32 | link.to; }

}  // namespace

EdgeRows::EdgeRows(const study::Sheet& sheet, const ReadOptions& options, NodeList nodes,
                   Account& account)
    : sheet_(sheet),
      options_(options),
      account_(account),
      weights_(options, sheet.cells->decimal_comma),
      columns_(edge_columns(sheet, account)) {
  links_.reserve(sheet.data().size());
  seen_.reserve(sheet.data().size());
  for (Factor& node : nodes) {
    const auto added = names_.add(node.id, {sheet.file});
    if (!added) continue;  // read_node_lists() refused such ids already
    only_listed_ = true;
    nodes_.push_back(std::move(node));
  }
}

Result<study::Fate> EdgeRows::read(const text::Row& row) {
  if (is_factor_alone(row)) {
    const auto alone = factor(row, from_role, columns_.from_label);
    if (!alone) return tl::make_unexpected(alone.error());
    ++alone_;
    return study::Fate::kept;
  }
  Result<Link> link = link_in(row);
  if (!link) return tl::make_unexpected(link.error());
  const Result<bool> both = both_ways(row);
  if (!both) return tl::make_unexpected(both.error());
  const auto from = factor(row, from_role, columns_.from_label);
  if (!from) return tl::make_unexpected(from.error());
  const auto to = factor(row, to_role, columns_.to_label);
  if (!to) return tl::make_unexpected(to.error());
  link->from = *from;
  link->to = *to;
  const Result<study::Fate> fate = add(row, *link);
  if (!fate || !*both || *from == *to) return fate;
  std::swap(link->from, link->to);
  return add(row, *link);
}

Result<study::Fate> EdgeRows::add(const text::Row& row, const Link& link) {
  const auto [known, is_new] = seen_.try_emplace(link_key(link), Seen{links_.size(), row.line});
  if (!is_new) return repeated(row, link, known->second);
  if (link.from == link.to && ++self_links_ == 1) first_self_ = sheet_.place(row, from_role);
  lagged_ += link.lag > 0 ? 1 : 0;
  links_.push_back(link);
  return study::Fate::kept;
}

Result<Map> EdgeRows::finish() {
  const auto note = [&](std::size_t count, const char* code, const char* one, const char* many) {
    if (count > 0)
      study::warn(account_, code, text::grouped(count) + (count == 1 ? one : many), {sheet_.file},
                  {}, Severity::note);
  };
  note(lagged_, "edge.lags", " link is felt later than in the next round",
       " links are felt later than in the next round");
  note(unscored_, "weight.missing", " link has no weight: it is drawn and not simulated",
       " links have no weight: they are drawn and not simulated");
  note(alone_, "edge.factors_alone", " row names a factor without a link",
       " rows name a factor without a link");
  if (names_.size() == 0 && account_.refused_everywhere() == 0)
    return problem("map.no_factors", "the list has a header and no links", {sheet_.file},
                   "write one row per link below the header");
  weights_.add_doubts(sheet_.file, account_);
  names_.add_doubts(account_);
  add_self_link_doubt(self_links_, first_self_, account_);
  std::vector<Factor> factors = names_.factors();
  for (Index i = 0; i < nodes_.size(); ++i) factors[i] = nodes_[i];
  for (Index i = 0; i < labels_.size(); ++i)
    if (!labels_[i].empty()) factors[i].label = labels_[i];
  Result<Map> map = Map::make(std::move(factors), std::move(links_));
  if (!map) map.error().place.file = sheet_.file;
  return map;
}

/// A name in `from` and nothing else that makes a link.
bool EdgeRows::is_factor_alone(const text::Row& row) const {
  const auto blank = [&](std::size_t role) {
    return text::trimmed(sheet_.cell(row, role)).empty();
  };
  return blank(to_role) && blank(weight_role) && blank(sign_role) && !blank(from_role);
}

Result<Index> EdgeRows::factor(const text::Row& row, std::size_t role,
                               std::optional<std::size_t> label) {
  const std::string_view cell = sheet_.cell(row, role);
  const Place place = sheet_.place(row, role);
  if (only_listed_ && !text::trimmed(cell).empty() && !names_.find(cell)) {
    std::vector<std::string> ids;
    for (const Factor& node : nodes_) ids.push_back(node.id);
    const std::string name = name_in(cell);
    std::string hint = text::did_you_mean(name, ids);
    if (hint.empty()) hint = "add it to the list of factors, or correct the name";
    return problem("factor.unknown", "\"" + name + "\" is not in the list of factors", place,
                   std::move(hint), name);
  }
  const Result<Index> index = names_.add(cell, place);
  if (!index || !label) return index;
  if (labels_.size() <= *index) labels_.resize(*index + 1);
  if (labels_[*index].empty()) labels_[*index] = name_in(sheet_.cell_at(row, *label));
  return index;
}

Result<std::optional<double>> EdgeRows::weight_in(const text::Row& row) {
  const std::string_view cell = sheet_.cell(row, weight_role);
  const Place place = sheet_.place(row, weight_role);
  if (is_blank(cell) || is_not_available(cell)) {
    ++unscored_;
    return std::nullopt;
  }
  if (meant_as_number(cell) || study::read_term(cell)) return weights_.read(cell, place);
  return study::read_strength(cell, place, sheet_.cells->decimal_comma);
}

/// The row's weight, sign, lag and fields; its factors are still to be set.
Result<Link> EdgeRows::link_in(const text::Row& row) {
  const auto weight = weight_in(row);
  if (!weight) return tl::make_unexpected(weight.error());
  Link link{.weight = weight->value_or(0), .simulated = weight->has_value()};
  const Result<std::uint32_t> lag = lag_in(row);
  if (!lag) return tl::make_unexpected(lag.error());
  link.lag = *lag;
  for (const EdgeColumns::Other& other : columns_.fields)
    if (std::string value = name_in(sheet_.cell_at(row, other.column)); !value.empty())
      link.fields.emplace_back(other.name, std::move(value));
  return with_sign(row, std::move(link));
}

/// Whole rounds; 0 where the list has no such column or the cell is blank.
Result<std::uint32_t> EdgeRows::lag_in(const text::Row& row) const {
  if (!columns_.lag) return 0;
  const Place place{sheet_.file, row.line, *columns_.lag + 1};
  return read_lag(sheet_.cell_at(row, *columns_.lag), place, sheet_.cells->decimal_comma);
}

Result<Link> EdgeRows::with_sign(const text::Row& row, Link link) const {
  if (sheet_.cell(row, sign_role).empty()) return link;
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
  if (!link.simulated) link.fields.emplace_back("sign", to_text(*polarity));
  return link;
}

/// Mutual links count both ways; those without a direction where the caller says so.
Result<bool> EdgeRows::both_ways(const text::Row& row) const {
  if (!columns_.direction) return false;
  const std::string key = text::match_key(sheet_.cell_at(row, *columns_.direction));
  if (key == "mutual" || key == "bidirectional") return true;
  if (key != "undirected") return false;
  if (options_.association) return true;
  return problem("link.undirected", "the link has no direction",
                 {sheet_.file, row.line, *columns_.direction + 1},
                 "say which is the cause; --association reads such links both ways");
}

Result<study::Fate> EdgeRows::repeated(const text::Row& row, const Link& link, const Seen& seen) {
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

}  // namespace fcm::detail
