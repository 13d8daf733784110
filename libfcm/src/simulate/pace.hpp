// SPDX-License-Identifier: MIT
//
// What the sizes of the steps so far say about where an iteration is heading. Size of a step: the
// largest change of any factor. docs/maths.md, "Stopping and endings".
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace fcm::detail {

/// The distance still to go if the steps keep shrinking as slowly as they did lately: an estimate.
/// None while they do not shrink for long enough to tell.
std::optional<double> estimated_distance(const std::vector<double>& sizes);

/// How the largest steps of the second, third and last quarter compare.
enum class Pace { unknown, shrinking, steady, growing };
Pace pace(const std::vector<double>& sizes);

/// How many more steps until the distance is about `tolerance`, at most 10^15; 0 where that cannot
/// be told. Steps shrink by a constant factor, or like a power of time.
std::size_t projected_steps(const std::vector<double>& sizes, double tolerance);

}  // namespace fcm::detail
