// SPDX-License-Identifier: MIT
//
// How coders agree and what holds over specifications, as JSON: docs/json.md.
#pragma once

#include <vector>

#include "fcm/agreement.hpp"
#include "fcm/robust.hpp"
#include "fcm/what_if.hpp"
#include "text/json.hpp"

namespace fcm::reporting {

text::Json to_json(const Agreement&);

/// `everything`: every specification with what it says, and every set that is not to be ranked.
text::Json to_json(const Robustness&, const std::vector<Scenario>&, const std::vector<Outcome>&,
                   bool everything);

}  // namespace fcm::reporting
