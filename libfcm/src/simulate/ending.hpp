// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "fcm/simulate.hpp"

namespace fcm::detail {

/// How it ended, as a sentence without a full stop.
std::string sentence(const Simulation&);

}  // namespace fcm::detail
