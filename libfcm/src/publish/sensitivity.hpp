// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "publish/input.hpp"

namespace fcm::reporting {

/// Where the effect goes at the end of the range that is nearer to 0, and at the other.
struct Ends {
  double weaker = 0, stronger = 0;
};
Ends ends_of(const Swing&);

/// "Listening to residents raises trust".
std::string sentence_of(const Map&, const Link&);

/// Whether there is anything to show.
bool some_connections_matter(const ReportInput&);

}  // namespace fcm::reporting
