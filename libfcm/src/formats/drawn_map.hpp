// SPDX-License-Identifier: MIT
//
// Maps as drawing tools keep them: nodes with ids of the tool's own, and links between those. The
// one model behind all formats of drawn maps, with one set of rules.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/formats.hpp"
#include "fcm/map.hpp"
#include "formats/drawn_factors.hpp"
#include "formats/drawn_link.hpp"
#include "formats/drawn_text.hpp"

namespace fcm::drawn {

/// What the values of saved scenarios are given by: nodes of the file, or ids of factors.
enum class ScenariosName { nodes, factors };

/// Gathers what a reader finds, and makes the map and the account of it.
///
/// Links without a number and a sign are kept, unscored; with a sign alone they weigh .5, with a
/// note. Refused: factor.unknown, id.empty, link.undirected (unless options.association),
/// weight.range (see options.scale), edge.sign, edge.conflict. Repeated ones are merged: one
/// without a weight lends its fields to the one with a weight.
class DrawnMap {
 public:
  DrawnMap(std::string file, const ReadOptions&);

  void add(std::string node, Factor, const Place&);
  /// A node whose id is its factor's own; without one, its label.
  void add(Factor, const Place&);
  void add(DrawnLink);
  /// A row of the drawing that is no link between two factors.
  void refuse(const DrawnLink&, Problem);
  /// Several rows of one kind, with one problem that counts them.
  void refuse(const std::vector<DrawnLink>&, Problem);
  /// Weights without any sign that are all 1, 2, 3, ... are counts or widths of lines, and not
  /// read.
  void whole_are_counts() { whole_are_counts_ = true; }

  /// "strength" and "value" say how strong, whichever way: without a sign they are no weights,
  /// unless some are negative.
  void strengths_are_sizes() { strengths_are_sizes_ = true; }
  /// Links, and scenarios, may name factors by their labels too.
  void labels_are_names() { labels_are_names_ = true; }

  /// What a link of the file means by this name.
  std::optional<Index> find(std::string_view name) const {
    return labels_are_names_ ? factors_.find(name) : factors_.find_node(name);
  }
  std::size_t size() const { return factors_.size(); }
  Account& account() { return account_; }

  /// Codes: map.no_factors, weight.no_field, those of Map::make.
  Result<Read<Map>> finish(MapSource, ScenariosName = ScenariosName::nodes);

 private:
  void forget_counts();
  void forget_sizes();
  void refuse_unread();
  void tell_weight_fields();
  Result<void> check_weight_field() const;
  void settle(DrawnLink);
  std::optional<Index> end_of(const DrawnLink&, const std::string& node);
  bool weigh(const DrawnLink&, Link&);
  bool clashes(const DrawnLink&, const Link&);
  bool keep(Link);
  std::string named(const DrawnLink&) const;
  void reject(const DrawnLink&, std::string code, std::string message);
  void settle_scenarios(MapSource&, ScenariosName);

  std::string file_;
  const ReadOptions& options_;
  bool whole_are_counts_ = false, strengths_are_sizes_ = false, labels_are_names_ = false;
  Account account_;
  TableAccount table_;
  DrawnFactors factors_;
  std::vector<DrawnLink> drawn_;
  std::unordered_map<std::uint64_t, Index> by_ends_;  // looked up only
  std::vector<Link> links_;
  LinkDoubts doubts_;
  std::size_t hints_ = 0;
};

/// What formats with attributes of their own keep: all of factors and links, or all of the map.
constexpr Holds factors_and_links = Holds::weights | Holds::labels | Holds::descriptions |
                                    Holds::themes | Holds::kinds | Holds::positions | Holds::lags |
                                    Holds::unscored | Holds::evidence | Holds::fields |
                                    Holds::confidence | Holds::notes | Holds::assumed;
constexpr Holds whole_map = factors_and_links | Holds::scenarios | Holds::title | Holds::source;

}  // namespace fcm::drawn
