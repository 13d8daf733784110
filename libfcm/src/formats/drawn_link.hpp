// SPDX-License-Identifier: MIT
//
// A link as it was drawn, and what is told of all of them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "fcm/account.hpp"
#include "fcm/formats.hpp"
#include "fcm/map.hpp"
#include "fcm/study.hpp"

namespace fcm::drawn {

/// A number, a sign, both or neither. The number is in units of the file.
struct DrawnLink {
  enum class Direction { there, both, none };
  std::string from, to;  ///< ids of nodes in the file, or labels
  Direction direction = Direction::there;
  std::optional<double> weight;
  Polarity sign = Polarity::blank;
  bool by_default = false;  ///< the file says no weight, and its format takes this one
  std::string weight_from;  ///< the attribute that held the weight
  /// Attributes that may be weights of other links, and are none here.
  std::vector<std::pair<std::string, Problem>> unread;
  bool by_attributes = false;  ///< its format has no place of its own for weights
  Place place;
  Link link;  ///< lag, assumed, evidence and fields; its ends and weight are found by DrawnMap
};

/// Links that are refused, or told of, for one reason: one message says how many.
class LinkDoubts {
 public:
  struct Tally {
    std::size_t count = 0;
    Place first;
    std::string example;
    void add(const Place&, const std::string& name);
  };

  Tally undirected, beyond, both_ways, sign_only, unscored, by_default, repeated, self;
  double largest = 0;           ///< weight beyond the scale
  bool nothing_scored = false;  ///< no link has a weight, so that nothing can be simulated

  /// Errors link.undirected, weight.range; a warning edge.repeated; notes link.both_ways,
  /// link.sign_only, link.unscored (a warning where nothing is scored), weight.default; and
  /// link.self.
  void tell(const ReadOptions&, Account&) const;
};

}  // namespace fcm::drawn
