// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "fcm/simulate.hpp"

namespace fcm::detail {

/// How it ended, as a sentence without a full stop. `change` is the size of the last step as the
/// model's stop_by measures it.
std::string sentence(const Simulation&, const Model&, double change);

}  // namespace fcm::detail
