// SPDX-License-Identifier: MIT
//
// What tools make of a state before they show it.
#pragma once

#include <optional>

#include "fcm/like.hpp"

namespace fcm::like {

/// The scenario's state; none where the tool has no value.
std::optional<double> state(const LikeAnswer&, Index);
/// Scenario minus baseline.
std::optional<double> difference(const LikeAnswer&, Index);
/// 100 (scenario - baseline) / baseline; none where the baseline is 0.
std::optional<double> percent_change(const LikeAnswer&, Index);

bool is_held_by_question(const LikeAnswer&, Index);

/// As JavaScript rounds: halves go up, also below 0.
double rounded_up(double value, double per_unit);

}  // namespace fcm::like
