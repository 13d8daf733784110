// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "fcm/card_numbers.hpp"
#include "fcm/workshop.hpp"
#include "text/suggest.hpp"
#include "text/utf8.hpp"

namespace fcm {
namespace {

using Kind = WorkshopChange::Kind;

constexpr double medium = .5, strong = .75;

class Variant {
 public:
  Variant(const Map& map, const Workshop& workshop)
      : map_(map), workshop_(workshop), factors_(map.factors()), source_(map.source()) {
    for (const Link& link : map.links()) {
      links_[{link.from, link.to}] = link;
      largest_ = std::max(largest_, std::fabs(link.weight));
    }
    if (largest_ == 0) largest_ = strong;
  }

  Result<Read<Map>> made() {
    TableAccount table{.table = "changes", .read = workshop_.changes.size()};
    for (const WorkshopChange& change : workshop_.changes)
      ++((change.of_link() ? link(change) : factor(change)) ? table.kept : table.refused);
    for (const Workshop::Dots& one : workshop_.dots)
      if (const auto at = find(one.factor)) note(*at, "dots", std::to_string(one.dots));
    for (const std::string& start : workshop_.starts)
      if (const auto at = find(start)) note(*at, "start here", "yes");
    account_.tables.push_back(table);
    std::vector<Link> links;
    for (auto& [ends, link] : links_) links.push_back(std::move(link));
    const std::string name = workshop_.name.empty() ? "a workshop" : workshop_.name;
    source_.title += (source_.title.empty() ? "As changed by " : ", as changed by ") + name;
    auto map = Map::make(std::move(factors_), std::move(links), std::move(source_),
                         std::max(1.0, largest_));
    if (!map) return tl::make_unexpected(map.error());
    return Read<Map>{std::move(*map), std::move(account_)};
  }

 private:
  std::optional<Index> find(const std::string& name) const {
    if (const auto added = added_.find(name); added != added_.end()) return added->second;
    if (const auto at = map_.find(name)) return at;
    for (const Workshop::Known& known : workshop_.factors)
      if (known.id == name)
        if (const auto at = map_.require(known.label)) return *at;
    if (const auto at = map_.require(name)) return *at;
    return std::nullopt;
  }

  /// On slips a number that is no name is that of a card, and a name like no other a new factor.
  std::optional<Index> end_of(const std::string& name, const WorkshopChange& change) {
    if (const auto at = find(name)) return at;
    const bool number = change.kind == Kind::say && name.size() < 8 &&
                        name.find_first_not_of("0123456789") == std::string::npos;
    if (number)
      if (const auto at = factor_of_card(map_, std::stoul(name))) return at;
    const std::string near = text::did_you_mean(name, labels());
    if (change.kind == Kind::say && !number && near.empty()) {
      factor({.kind = Kind::add_factor, .factor = name, .label = name});
      return find(name);
    }
    account_.add({.code = number ? "slips.card" : "factor.unknown",
                  .message = number ? "no card has the number " + name
                                    : "'" + text::shown(name) + "' is no factor of this map",
                  .place = change.read_at,
                  .hint = near.empty() ? "is this the map that the workshop began from?" : near});
    return std::nullopt;
  }

  std::vector<std::string> labels() const {
    std::vector<std::string> all;
    for (const Factor& one : factors_) all.push_back(one.label.empty() ? one.id : one.label);
    return all;
  }

  bool factor(const WorkshopChange& change) {
    if (change.kind == Kind::rename) {
      const auto at = end_of(change.factor, change);
      if (at) rename(*at, change.label);
      return at.has_value();
    }
    std::string id = change.label;
    const auto taken = [&](const Factor& one) { return one.id == id; };
    while (std::any_of(factors_.begin(), factors_.end(), taken)) id += "'";
    added_[change.factor] = factors_.size();
    factors_.push_back({.id = std::move(id), .label = change.label});
    return true;
  }

  void rename(Index factor, const std::string& label) {
    for (Index i = 0; i < factors_.size(); ++i)
      if (i != factor && text::match_key(factors_[i].label) == text::match_key(label))
        account_.add({.code = "workshop.renamed",
                      .message = "the workshop calls '" + factors_[factor].label + "' '" + label +
                                 "', as another factor is called",
                      .hint = "both stay on the map: are the two one?",
                      .severity = Severity::warning});
    factors_[factor].label = label;
  }

  bool link(const WorkshopChange& change) {
    const auto from = end_of(change.from, change), to = end_of(change.to, change);
    if (!from || !to) return false;
    if (change.kind == Kind::cut) {
      links_.erase({*from, *to});
      return true;
    }
    Link& link = links_[{*from, *to}];
    link.from = *from;
    link.to = *to;
    const double sign = change.more ? 1 : -1;
    const double size = change.kind == Kind::flip && !change.strength && link.weight != 0
                            ? std::fabs(link.weight)
                            : weight_of(change.strength.value_or(medium));
    link.weight = sign * size;
    link.simulated = true;
    link.evidence.reset();
    std::erase_if(link.fields,
                  [](const auto& one) { return one.first == "notes" || one.first == "hands"; });
    if (!change.note.empty()) link.fields.emplace_back("notes", change.note);
    if (const Hands& hands = change.hands; hands.all() > 0)
      link.fields.emplace_back("hands", std::to_string(hands.in_favour) + " for, " +
                                            std::to_string(hands.against) + " against, " +
                                            std::to_string(hands.unsure) + " unsure");
    return true;
  }

  double weight_of(double strength) const {
    const double share = strength <= medium ? strength : 2 * strength - medium;
    return std::min(1.0, share * largest_);
  }

  void note(Index factor, const char* name, const std::string& text) {
    Fields& fields = factors_[factor].fields;
    std::erase_if(fields, [&](const auto& one) { return one.first == name; });
    fields.emplace_back(name, text);
  }

  const Map& map_;
  const Workshop& workshop_;
  std::vector<Factor> factors_;
  MapSource source_;
  std::map<std::pair<Index, Index>, Link> links_;
  std::map<std::string, Index> added_;
  double largest_ = 0;
  Account account_;
};

}  // namespace

Result<Read<Map>> variant_of(const Map& map, const Workshop& workshop) {
  return Variant(map, workshop).made();
}

}  // namespace fcm
