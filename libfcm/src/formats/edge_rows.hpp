// SPDX-License-Identifier: MIT
//
// The rows of an edge list, turned into links one by one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "formats/edge_columns.hpp"
#include "formats/map_cells.hpp"
#include "formats/node_list.hpp"
#include "study/claims_table.hpp"
#include "study/sheet.hpp"

namespace fcm::detail {

class EdgeRows {
 public:
  /// Only factors of `nodes` may be named where there are any.
  EdgeRows(const study::Sheet&, const ReadOptions&, NodeList nodes, Account&);

  /// Codes: id.empty, limit.id, factor.unknown, weight.range, number.*, strength.unknown,
  /// polarity.*, edge.sign, edge.lag, limit.lag, edge.conflict, link.undirected.
  Result<study::Fate> read(const text::Row&);

  /// The map of all rows that were read. Codes: map.no_factors and those of Map::make.
  Result<Map> finish();

 private:
  struct Seen {
    Index link;
    std::size_t line;
  };
  Result<Index> factor(const text::Row&, std::size_t role, std::optional<std::size_t> label);
  Result<Link> link_in(const text::Row&);
  Result<std::optional<double>> weight_in(const text::Row&);
  Result<std::uint32_t> lag_in(const text::Row&) const;
  Result<Link> with_sign(const text::Row&, Link) const;
  Result<bool> both_ways(const text::Row&) const;
  Result<study::Fate> add(const text::Row&, const Link&);
  Result<study::Fate> repeated(const text::Row&, const Link&, const Seen&);
  bool is_factor_alone(const text::Row&) const;

  const study::Sheet& sheet_;
  const ReadOptions& options_;
  Account& account_;
  Weights weights_;
  FactorNames names_;
  EdgeColumns columns_;
  NodeList nodes_;                   ///< the first factors
  bool only_listed_ = false;         ///< nobody else may be named
  std::vector<std::string> labels_;  ///< per factor, empty: its id
  std::vector<Link> links_;
  std::unordered_map<std::uint64_t, Seen> seen_;  // by cause and effect
  std::size_t self_links_ = 0, lagged_ = 0, unscored_ = 0, alone_ = 0;
  Place first_self_;
};

}  // namespace fcm::detail
