// SPDX-License-Identifier: MIT
//
// Names and weights as the cells of matrices and edge lists hold them.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/map.hpp"

namespace fcm::detail {

/// A label as it stands, without white space and invisible characters at its ends.
std::string name_in(std::string_view cell);

/// Factors in order of first appearance; the name is id and label.
class FactorNames {
 public:
  /// The factor of this name, added where it is new. Codes: id.empty, limit.id.
  Result<Index> add(std::string_view cell, const Place&);
  /// By name verbatim, else by the one name that differs in case and spacing only (after
  /// index_keys()).
  std::optional<Index> find(std::string_view cell) const;
  void index_keys();
  std::size_t size() const { return factors_.size(); }
  const std::vector<Factor>& factors() const { return factors_; }
  const Place& place(Index i) const { return places_[i]; }

  /// Doubts about names: id.look_alike, text.control.
  void add_doubts(Account&) const;

 private:
  std::vector<Factor> factors_;
  std::vector<Place> places_;
  std::unordered_map<std::string, Index> by_name_;  // looked up only: its order is nobody's
  std::multimap<std::string, Index, std::less<>> by_key_;
};

/// Codes: number.*, weight.range.
Result<double> read_weight(std::string_view cell, const Place&, bool decimal_comma);

/// One warning for all links from a factor to itself. Code link.self.
void add_self_link_doubt(std::size_t count, const Place& first, Account&);

}  // namespace fcm::detail
