// SPDX-License-Identifier: MIT
//
// Maps as drawing tools keep them: nodes with ids of the tool's own, and links between those.
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
#include "fcm/study.hpp"

namespace fcm::drawn {

/// A link as it was drawn: a number, a sign, both or neither. The number is in units of the file.
struct DrawnLink {
  std::string from, to;  ///< ids of nodes in the file
  std::optional<double> weight;
  Polarity sign = Polarity::blank;
  bool directed = true;
  bool by_default = false;  ///< the file says no weight, and its format takes this one
  Place place;
  Link link;  ///< lag, assumed, evidence and fields; its ends and weight are found by finish()
};

/// What the values of saved scenarios are given by: nodes of the file, or ids of factors.
enum class ScenariosName { nodes, factors };

/// Gathers what a reader finds, and makes the map and the account of it.
///
/// A factor goes by its label, since ids such as "n0" are the tool's own and change when it saves
/// again: its id is `factor.id` where the file gives one apart, else the label, else the node. Of
/// several nodes with one label the later ones go by "label (node)", with a warning.
///
/// Links without a number and a sign are kept, unscored; with a sign alone they weigh .5, with a
/// note (link.sign_only). Refused: link.end_unknown, link.undirected (unless options.association),
/// weight.range (see options.scale), edge.sign, edge.conflict. Repeated ones are merged.
class DrawnMap {
 public:
  DrawnMap(std::string file, const ReadOptions&);

  void add(std::string node, Factor, const Place&);
  bool has(const std::string& node) const { return by_node_.count(node) > 0; }
  void add(DrawnLink);
  /// A row of the drawing that is no link between two factors.
  void refuse(const DrawnLink&, Problem);
  /// Several rows of one kind, with one problem that counts them.
  void refuse(const std::vector<DrawnLink>&, Problem);
  /// Weights without any sign that are all 1, 2, 3, ... are counts or widths of lines, and not
  /// read.
  void whole_are_counts() { whole_are_counts_ = true; }
  Account& account() { return account_; }

  /// Codes: map.no_factors, id.duplicate, weight.no_field,
  /// those of Map::make.
  Result<Read<Map>> finish(MapSource, ScenariosName = ScenariosName::nodes);

 private:
  struct Node {
    std::string id;
    Factor factor;
    Place place;
  };
  /// How many links of a kind there are, and where the first one is.
  struct Count {
    std::size_t links = 0;
    Place first;
    void add(const Place&);
  };

  void name_factors();
  void add_look_alikes();
  void forget_counts();
  Result<void> check_weight_field() const;
  void settle(const DrawnLink&);
  std::optional<Index> end_of(const DrawnLink&, const std::string& node);
  bool scaled(const DrawnLink&, Link&);
  void keep(const DrawnLink&, Link);
  void reject(const DrawnLink&, std::string code, std::string message);
  void tell_refusals();
  void tell_doubts();
  void settle_scenarios(MapSource&, ScenariosName);

  std::string file_;
  const ReadOptions& options_;
  bool whole_are_counts_ = false;
  Account account_;
  TableAccount table_;
  std::vector<Node> nodes_;
  std::vector<DrawnLink> drawn_;
  std::optional<Problem> stop_;
  std::unordered_map<std::string, Index> by_node_;
  std::unordered_map<std::uint64_t, Index> by_ends_;
  std::vector<Link> links_;
  Count undirected_, beyond_, self_, sign_only_, unscored_, by_default_;
  double largest_ = 0;
};

/// Adds a field; of two with one name the later one is called "name (2)".
void add_field(Fields&, std::string_view name, std::string_view text);

/// A label as people read it: where a drawing wrapped it, on one line.
std::string label_in(std::string_view text);

/// The words that tools write where a link has no number: "", undefined, null, NaN, NA, ?.
bool says_nothing(std::string_view);

/// + and - and their words, where the text is one of them; blank for any other text.
Polarity sign_in(std::string_view);

/// The number, where the text is one. Decimal commas and Unicode minus signs are read.
std::optional<double> number_in(std::string_view);

}  // namespace fcm::drawn
