// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/limits.hpp"

namespace fcm::study {

/// How often something was changed, and where first.
struct Change {
  std::size_t count = 0;
  Place first;
  void at(const Place& place) {
    if (count++ == 0) first = place;
  }
};

/// Brings the texts of a study into the form in which the cell of a table gives them back, and
/// counts what that changes.
class Texts {
 public:
  /// No cell holds more characters, whatever they are.
  static constexpr std::size_t most = Limits{}.field_bytes / 4;

  /// A name: in one line, without controls.
  void line(std::string&, const Place&, std::size_t characters = most);

  /// The same of an id; one of which nothing is left becomes "unnamed".
  void id(std::string&, const Place&);

  /// A word of ours, in lower case.
  void word(std::string&, const Place&);

  /// Several lines, as a person wrote them.
  void passage(std::string&, const Place&, std::size_t characters = Limits{}.quote_characters);

  /// Values that stand in one cell.
  void values(std::vector<std::string>&, const Place&, std::string_view separators);

  /// Codes: text.control, id.empty, limit.id, limit.quote.
  void tell(Account&) const;

 private:
  void clean(std::string&, const Place&);

  Change controls_, unnamed_, shortened_, cut_;
};

/// Names of which none is given twice: "bus", "bus (2)". Those of one key are one name.
class Unique {
 public:
  using Key = std::string (*)(std::string_view);
  explicit Unique(Key key = [](std::string_view name) { return std::string(name); }) : key_(key) {}

  /// Whether nobody had it yet.
  bool take(const std::string& name) { return taken_.insert(key_(name)).second; }

  /// The name with the next number that nobody had.
  std::string numbered(const std::string& name);

 private:
  Key key_;
  std::unordered_set<std::string> taken_;
  std::unordered_map<std::string, std::size_t> next_;
};

}  // namespace fcm::study
