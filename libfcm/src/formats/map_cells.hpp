// SPDX-License-Identifier: MIT
//
// Names and weights as the cells of matrices and edge lists hold them.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/formats.hpp"
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

/// Weights as cells hold them, taken as the options say. What was special about them is counted and
/// told once.
class Weights {
 public:
  Weights(const ReadOptions& options, bool decimal_comma)
      : options_(options), decimal_comma_(decimal_comma) {}

  /// From -1 to 1; nothing where the cell says that the weight is not known: a number of
  /// ReadOptions::missing. Letters: L+, M+, H+ as in Mental Modeler, +VL to +VH as in FCMpy. Codes:
  /// number.*, weight.range.
  Result<std::optional<double>> read(std::string_view cell, const Place&);

  /// Notes number.percent, weight.letters, weight.unscored.
  void add_doubts(const std::string& file, Account&) const;

 private:
  Result<std::optional<double>> number_in(std::string_view cell, const Place&);

  const ReadOptions& options_;
  bool decimal_comma_;
  std::size_t percent_ = 0, letters_ = 0, missing_ = 0;
};

/// R and people write NA where they have nothing to say.
bool is_not_available(std::string_view cell);

/// One warning for all links from a factor to itself. Code link.self.
void add_self_link_doubt(std::size_t count, const Place& first, Account&);

}  // namespace fcm::detail
