// SPDX-License-Identifier: MIT
//
// The numbers that factors have on paper: on cards, on slips ("17 -> 4, more") and in lists. Stated
// here once, so that a slip that comes back means the factor whose card lay on the table.
//
// A factor's number is its field `number`, where the map keeps one (a whole number from 1 on that
// no factor before it keeps). The others are numbered in the order of the map: from 1 where no
// factor keeps a number, else from one more than the largest that is kept. So a map fresh from a
// study has 1, 2, 3, ...; a part of it, or what an audience may have of it, keeps the numbers of
// the whole once keep_card_numbers() has written them down; and a factor that is new gets a number
// that no card has yet.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "fcm/map.hpp"

namespace fcm {

/// One for each factor, in the order of the map; no number twice. O(factors log factors).
std::vector<std::size_t> card_numbers(const Map&);

/// A copy whose factors keep their numbers as the field `number`, through filters and publish().
Map keep_card_numbers(const Map&);

/// The factor with that number, none where no card has it.
std::optional<Index> factor_of_card(const Map&, std::size_t number);

}  // namespace fcm
