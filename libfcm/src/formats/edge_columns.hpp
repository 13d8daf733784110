// SPDX-License-Identifier: MIT
//
// What the columns of an edge list hold beside cause, effect, weight and sign.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "study/sheet.hpp"

namespace fcm::detail {

struct EdgeColumns {
  /// A column that is kept as a field of the link.
  struct Other {
    std::size_t column;
    std::string name;
  };
  std::optional<std::size_t> lag, direction;
  std::optional<std::size_t> from_label, to_label;  ///< where from and to are ids
  std::vector<Other> fields;
};

/// A map holds no people: columns of who said what in which words are left out with the note
/// edge.people_columns.
EdgeColumns edge_columns(const study::Sheet&, Account&);

/// Every cell says directed, undirected, mutual, bidirectional or nothing: Gephi's Type, Kumu's
/// Direction.
bool is_direction_column(const study::Sheet&, std::size_t column);

/// How a field of a link is called in the header, so that it is read as that field again.
std::string column_of_field(const std::string& name);

/// Whole rounds; blank is 0. Codes: edge.lag, limit.lag, number.*.
Result<std::uint32_t> read_lag(std::string_view cell, const Place&, bool decimal_comma);

}  // namespace fcm::detail
