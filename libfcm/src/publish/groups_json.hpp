// SPDX-License-Identifier: MIT
//
// Groups compared, as JSON: docs/json.md.
#pragma once

#include <vector>

#include "fcm/compare.hpp"
#include "fcm/what_if.hpp"
#include "text/json.hpp"

namespace fcm::reporting {

/// `outcomes`: ids of the factors that the effects are on; `links`: with all of them.
text::Json to_json(const Comparison&, const std::vector<Scenario>&,
                   const std::vector<std::string>& outcomes, bool links);

}  // namespace fcm::reporting
