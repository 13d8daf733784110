// SPDX-License-Identifier: MIT
//
// What `fcm compare` found, in words and as JSON.
#pragma once

#include <string>
#include <vector>

#include "fcm/compare.hpp"
#include "fcm/project.hpp"

namespace fcm::command {

struct CompareAnswer {
  const Loaded& loaded;
  std::vector<Scenario> scenarios;
  std::vector<Index> outcomes;  ///< factors
  std::size_t links = 10;       ///< listed of each contrast
  Comparison found;
};

std::string as_text(const CompareAnswer&);
std::string as_json(const CompareAnswer&);

}  // namespace fcm::command
