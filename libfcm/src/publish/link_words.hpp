// SPDX-License-Identifier: MIT
//
// A published link in words.
#pragma once

#include <string>

#include "fcm/publish.hpp"

namespace fcm::reporting {

/// "few", "one or two", "12": voices that told it, as the audience may know; empty where the map
/// does not say.
std::string voices_of(const Link&, Audience);

/// Whether voices told it with both signs.
bool contested(const Link&);

/// "more", "less"; "no direction" where it is not simulated, "no difference" of weight 0.
std::string leads_to(const Link&);

}  // namespace fcm::reporting
