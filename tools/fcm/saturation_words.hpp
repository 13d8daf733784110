// SPDX-License-Identifier: MIT
//
// How much there is still to be told, as the command says it.
#pragma once

#include <string>

#include "fcm/saturation.hpp"
#include "text/json.hpp"

namespace fcm::command {

/// A line; empty where so few were heard that nothing can be said.
std::string in_one_line(const Saturation&);
text::Json to_json(const Saturation&);

}  // namespace fcm::command
