// SPDX-License-Identifier: MIT
#include "formats/drawn_factors.hpp"

#include <unordered_set>
#include <utility>

#include "formats/map_cells.hpp"
#include "study/sheet.hpp"
#include "text/utf8.hpp"

namespace fcm::drawn {

void DrawnFactors::add(std::string node, Factor factor, Place place, Account& account) {
  ++table_.read;
  if (place.file.empty()) place.file = file_;
  const bool empty = node.empty();
  if (!empty && by_node_.emplace(node, nodes_.size()).second) {
    ++table_.kept;
    nodes_.push_back({std::move(node), std::move(factor), std::move(place)});
    return;
  }
  ++table_.refused;
  const std::string message =
      empty ? "a factor has neither an id nor a label" : "two factors have the id \"" + node + "\"";
  account.rejected.push_back({.file = place.file,
                              .line = place.line,
                              .code = empty ? "id.empty" : "id.duplicate",
                              .message = message,
                              .header = {"id", "label"},
                              .cells = {node, factor.label}});
  account.add({.code = empty ? "id.empty" : "id.duplicate",
               .message = message,
               .place = std::move(place),
               .hint = "give each factor a name of its own, by which links can name it"});
}

std::optional<Index> DrawnFactors::find_node(std::string_view node) const {
  const auto found = by_node_.find(std::string(node));
  return found == by_node_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<Index> DrawnFactors::find(std::string_view name) const {
  if (name.empty()) return std::nullopt;
  if (const auto found = find_node(name)) return found;
  for (; indexed_ < nodes_.size(); ++indexed_) {
    const std::string& label = nodes_[indexed_].factor.label;
    if (label.empty()) continue;
    by_label_.emplace(label, indexed_);
    by_key_.emplace(text::match_key(label), indexed_);
  }
  const auto only = [](const auto& range) -> std::optional<Index> {
    if (range.first == range.second || std::next(range.first) != range.second) return std::nullopt;
    return range.first->second;
  };
  if (const auto found = only(by_label_.equal_range(std::string(name)))) return found;
  return only(by_key_.equal_range(text::match_key(name)));
}

std::optional<Index> DrawnFactors::find_id(const std::string& id) const {
  const auto found = by_id_.find(id);
  return found == by_id_.end() ? std::nullopt : std::optional(found->second);
}

std::string DrawnFactors::shown(Index i) const {
  const Node& node = nodes_[i];
  if (!node.factor.label.empty()) return node.factor.label;
  return node.factor.id.empty() ? node.id : node.factor.id;
}

std::string DrawnFactors::shown(const std::string& name) const {
  const auto known = find_node(name);
  return known ? shown(*known) : name;
}

std::vector<std::string> DrawnFactors::labels() const {
  std::vector<std::string> all;
  for (Index i = 0; i < nodes_.size(); ++i) all.push_back(shown(i));
  return all;
}

/// Ids that the file gives apart come first, then labels in order.
void DrawnFactors::name_all(Account& account) {
  std::unordered_set<std::string> taken, labels;
  for (const Node& node : nodes_)
    if (!node.factor.id.empty()) taken.insert(node.factor.id);
  for (Index i = 0; i < nodes_.size(); ++i) {
    auto& [node, factor, place] = nodes_[i];
    if (factor.id.empty()) {
      if (factor.label.empty()) factor.label = detail::name_in(node);
      factor.id = factor.label;
      if (!taken.insert(factor.id).second) {
        factor.id = factor.label + " (" + node + ")";
        while (!taken.insert(factor.id).second) factor.id += "'";
      }
    }
    by_id_.emplace(factor.id, i);
    if (!labels.insert(shown(i)).second)
      study::warn(
          account, "factor.label_twice",
          "several factors are called \"" + shown(i) + "\"; this one goes by \"" + factor.id + "\"",
          place, "rename or merge them if they are one");
  }
  add_look_alikes(account);
}

void DrawnFactors::add_look_alikes(Account& account) const {
  std::unordered_map<std::string, Index> seen;
  for (Index i = 0; i < nodes_.size(); ++i) {
    const auto [twin, is_new] = seen.emplace(text::spaceless_key(shown(i)), i);
    if (is_new || shown(i) == shown(twin->second)) continue;
    study::warn(account, "id.look_alike",
                "\"" + shown(i) + "\" and \"" + shown(twin->second) +
                    "\" differ in case or spacing only and are two factors here",
                nodes_[i].place, "write both the same way if they are one");
  }
}

std::vector<Factor> DrawnFactors::take() {
  std::vector<Factor> factors;
  for (Node& node : nodes_) factors.push_back(std::move(node.factor));
  return factors;
}

}  // namespace fcm::drawn
