// SPDX-License-Identifier: MIT
//
// What drawing tools save: nodes, and arrows between them that may carry a number, a sign, both or
// neither. A Network collects them and makes a map with an account.
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

namespace fcm::detail {

/// Adds a field, unless there is nothing to say; further texts under one name get names beside
/// it, up to eight.
void put_field(Fields&, std::string name, std::string text);

/// A polarity word, or one of Kumu's codes of two signs (formats.md 5.4): first what happens to the
/// cause, then what happens to the effect, so that "--" is a link with a plus.
std::optional<Polarity> sign_in(std::string_view);

/// Whether a text that stands for no weight at all: blank, null, undefined, NaN, NA.
bool says_nothing(std::string_view);

struct DrawnLink {
  enum class Direction { there, both, none };
  std::string from, to;  ///< id or label
  Direction direction = Direction::there;
  std::optional<double> number;
  Polarity sign = Polarity::blank;
  std::uint32_t lag = 0;
  bool assumed = false;
  std::optional<LinkEvidence> evidence;
  Fields fields;
  Place place;
};

class Network {
 public:
  Network(std::string file, const ReadOptions&);

  /// A node; without an id the label is its id. One whose id is there already is refused.
  void add(Factor, Place);
  void add(DrawnLink);
  /// A link that could not be read.
  void refuse(const std::string& from, const std::string& to, Problem);

  /// By id, else by label, else by the one label that differs in case and spacing only.
  std::optional<Index> find(std::string_view name) const;
  std::size_t size() const { return factors_.size(); }
  Account& account() { return account_; }

  /// Codes: map.no_factors and those of Map::make.
  Result<Read<Map>> finish(MapSource);

 private:
  /// Links that are refused, or told of, for one reason: one message says how many.
  struct Tally {
    std::size_t count = 0;
    Place first;
    std::string example;
    double largest = 0;
  };

  std::string named(const DrawnLink&) const;
  void tally(Tally&, const DrawnLink&) const;
  void reject(const DrawnLink&, const std::string& code, const std::string& message);
  void fail(const DrawnLink&, std::string code, std::string message, std::string hint = {});
  std::optional<Index> end_of(const DrawnLink&, const std::string& name);
  /// The weight, or what to do about it; `link` has its ends.
  bool weigh(const DrawnLink&, Link&);
  bool clashes(const DrawnLink&, const Link&);
  bool place(Link);
  void tell(Severity, const Tally&, const char* code, const std::string& what,
            const std::string& hint = {});
  void tell_all();
  void add_doubts_about_labels();

  std::string file_;
  const ReadOptions& options_;
  Account account_;
  TableAccount links_account_, factors_account_;
  std::vector<Factor> factors_;
  std::vector<Place> places_;
  std::unordered_map<std::string, Index> by_id_;  // looked up only
  mutable std::unordered_multimap<std::string, Index> by_label_, by_key_;
  mutable std::size_t indexed_ = 0;
  std::vector<Link> links_;
  std::unordered_map<std::uint64_t, std::size_t> seen_;
  Tally undirected_, too_large_, both_ways_, sign_only_, unscored_, itself_, repeated_;
  std::size_t hints_ = 0;
};

}  // namespace fcm::detail
