// SPDX-License-Identifier: MIT
//
// What `fcm explain` found, in words and as JSON.
#pragma once

#include <string>
#include <vector>

#include "fcm/explain.hpp"
#include "fcm/project.hpp"

namespace fcm::command {

struct ExplainAnswer {
  const Loaded& loaded;
  WhatIf what_if;
  std::vector<Explanation> found;
};

/// In words; of a single effect with its tables.
std::string as_text(const ExplainAnswer&);
std::string as_json(const ExplainAnswer&);

}  // namespace fcm::command
