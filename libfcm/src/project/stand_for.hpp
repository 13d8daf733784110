// SPDX-License-Identifier: MIT
//
// What the people: of a project make of the voices.
#pragma once

#include "fcm/project.hpp"

namespace fcm::detail {

/// Gives each voice its weight, of its records and of whom it stands for, and says in the account
/// what could not be done. Codes of represent().
Result<void> stand_for(Loaded&);

}  // namespace fcm::detail
