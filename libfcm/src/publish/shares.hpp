// SPDX-License-Identifier: MIT
//
// What share of the links, the statements and the voices is shown, in words.
#pragma once

#include <string>

#include "fcm/poster.hpp"

namespace fcm::reporting {

/// "20 of 110 connections (18 %); 43 % of the statements; 12 of 14 voices (86 %)."; statements and
/// voices only where they are known.
std::string shares_of(const Shown&);

}  // namespace fcm::reporting
