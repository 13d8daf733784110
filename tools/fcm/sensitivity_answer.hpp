// SPDX-License-Identifier: MIT
//
// What `fcm sensitivity` found, in words and as JSON.
#pragma once

#include <string>
#include <vector>

#include "fcm/project.hpp"
#include "fcm/sensitivity.hpp"

namespace fcm::command {

struct SensitivityAnswer {
  const Loaded& loaded;
  WhatIf what_if;
  std::vector<Index> outcomes;  ///< factors
  Sensitivity found;
};

std::string as_text(const SensitivityAnswer&);
std::string as_json(const SensitivityAnswer&);

}  // namespace fcm::command
