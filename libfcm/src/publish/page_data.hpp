// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "fcm/page.hpp"

namespace fcm::reporting {

/// What the script of the page works on, as JSON that may stand inside an element `script`: ASCII,
/// and no `<`. Weights and lambda read back to the bit.
std::string page_data(const Published<Map>&, const PageOptions&, const std::string& map_sha256);

/// Voices behind a link in words, "3" or "few"; empty where nobody knows.
std::string voices_behind(const Link&, Audience);

/// Why the page computes no what-if under this model, as the end of a sentence; empty where it
/// does.
std::string why_no_what_if(const Model&);

}  // namespace fcm::reporting
