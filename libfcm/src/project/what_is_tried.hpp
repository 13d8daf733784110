// SPDX-License-Identifier: MIT
#pragma once

#include "fcm/project.hpp"

namespace fcm::detail {

/// Outcomes and scenarios where nobody wrote any; unless `every`, no more than a report can hold,
/// with what was left out said in Loaded::left_out.
void choose_what_is_tried(Loaded&, bool every);

/// Positions of the scenarios that are ranked with each other: those that the project names, else
/// all ideas.
std::vector<Index> compared_in(const Project&);

}  // namespace fcm::detail
