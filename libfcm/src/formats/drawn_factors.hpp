// SPDX-License-Identifier: MIT
//
// The nodes of a drawing, which become factors.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/map.hpp"

namespace fcm::drawn {

/// Links name nodes by ids of the tool's own, such as "n0", which change when it saves again. So a
/// factor goes by `factor.id` where the file gives one apart, else by its label, else by the node.
/// Of several nodes with one label the later ones go by "label (node)", with a warning.
class DrawnFactors {
 public:
  explicit DrawnFactors(const std::string& file) : file_(file) {
    table_ = {.file = file, .table = "factors"};
  }

  /// A node without a name, or with that of an earlier one, is refused: id.empty, id.duplicate.
  void add(std::string node, Factor, Place, Account&);

  std::optional<Index> find_node(std::string_view) const;
  /// By node, else by label, else by the one label that differs in case and spacing only.
  std::optional<Index> find(std::string_view name) const;
  std::optional<Index> find_id(const std::string& id) const;  ///< after name_all()
  std::size_t size() const { return nodes_.size(); }

  /// What people see of the factor that a link names so.
  std::string shown(const std::string& name) const;
  std::string shown(Index) const;
  const std::string& id(Index i) const { return nodes_[i].factor.id; }
  std::vector<std::string> labels() const;

  /// Gives every factor its id. Warnings factor.label_twice, id.look_alike.
  void name_all(Account&);
  std::vector<Factor> take();
  const TableAccount& table() const { return table_; }

 private:
  struct Node {
    std::string id;
    Factor factor;
    Place place;
  };
  void add_look_alikes(Account&) const;

  std::string file_;
  TableAccount table_;
  std::vector<Node> nodes_;
  std::unordered_map<std::string, Index> by_node_, by_id_;  // looked up only
  mutable std::unordered_multimap<std::string, Index> by_label_, by_key_;
  mutable std::size_t indexed_ = 0;
};

}  // namespace fcm::drawn
